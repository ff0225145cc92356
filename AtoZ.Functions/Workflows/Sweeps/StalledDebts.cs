using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using Microsoft.DurableTask.Client;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Sweeps;

/// <summary>Finds debts whose recovery stands still.</summary>
internal sealed class StalledDebts(AtoZStore store, CaseStore cases, IPolicyLibrary policies, TimeProvider clock)
{
    /// <summary>Starts the recovery of debts that no orchestration carries.</summary>
    public async Task<int> StartLost(DurableTaskClient client)
    {
        List<DebtRecord> open = await Open(null);
        HashSet<string> alive = open.Count == 0 ? [] : await LiveInstances.Of(client, "recovery-");
        int started = 0;
        foreach (DebtRecord debt in open.Where(d => !alive.Contains(InstanceIds.Recovery(d.Id))))
        {
            await LiveInstances.Clear(client, InstanceIds.Recovery(debt.Id));
            await Launch.Recovery(client, debt.Id);
            await Repaired(debt, "recovery-started");
            started++;
        }

        return started;
    }

    /// <summary>Wakes recoveries that let a step pass, or did not hear that their debt ended.</summary>
    public async Task<int> WakeLate(DurableTaskClient client)
    {
        List<DebtRecord> late = [.. await Open(Settled()), .. await Unheard()];
        foreach (DebtRecord debt in late)
        {
            await Launch.Wake(client, InstanceIds.Recovery(debt.Id), EventNames.Debt, "late");
            await Repaired(debt, "recovery-woken");
        }

        return late.Count;
    }

    // A debt that was opened a moment ago has its orchestration on the way.
    private Task<List<DebtRecord>> Open(DateTimeOffset? lateSince)
    {
        DateTimeOffset settled = Settled();
        return store.Read(db => db.Debts
            .Where(d => d.ClosedAt == null && d.OpenedAt <= settled && (lateSince == null || d.NextAttemptAt < lateSince))
            .ToListAsync());
    }

    private Task<List<DebtRecord>> Unheard()
    {
        DateTimeOffset settled = Settled();
        return store.Read(db => db.Debts
            .Where(d => d.ClosedAt <= settled && db.Stages.Any(s => s.DebtId == d.Id && s.Kind == StageKind.DebtPayment && s.ClosedAt == null))
            .ToListAsync());
    }

    private DateTimeOffset Settled()
    {
        DateTimeOffset now = clock.GetUtcNow();
        return now - policies.InForce(now).Sweeps.Grace;
    }

    private Task Repaired(DebtRecord debt, string what) => cases.Change(debt.ClaimId, open => open.Note(
        $"repaired/{what}/{debt.Id}/{open.Now.ToUnixTimeSeconds()}", Party.System, TimelineKind.Repaired, Audience.Staff, ("what", what)));
}
