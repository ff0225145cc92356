using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Policy;
using Microsoft.DurableTask.Client;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Sweeps;

/// <summary>
/// Finds stages whose moment has passed although they are open: somebody suspended the orchestration, a timer or a wake-up was lost, or
/// the one that waits is gone while its parent waits for it. Puts each right in its own way (PROCESS §13).
/// </summary>
internal sealed class OverdueStages(AtoZStore store, CaseStore cases, IPolicyLibrary policies, TimeProvider clock)
{
    /// <summary>Repairs what is overdue.</summary>
    /// <returns>How many stages were set going again.</returns>
    public async Task<int> Repair(DurableTaskClient client)
    {
        List<StageRecord> overdue = await Overdue();
        foreach (IGrouping<string, StageRecord> waiting in overdue.GroupBy(s => s.InstanceId, StringComparer.Ordinal))
        {
            string? repaired = await Repair(client, waiting.Key, [.. waiting]);
            if (repaired is not null)
            {
                await cases.Change(waiting.First().ClaimId, open => SilentCases.Repaired(open, $"{repaired}/{waiting.Key}"));
            }
        }

        return overdue.Count;
    }

    /// <summary>Wakes those who were not told that their window began again after a bounced mail.</summary>
    public async Task<int> AnnounceRestarts(DurableTaskClient client)
    {
        DateTimeOffset settled = Settled();
        List<StageRecord> silent = await store.Read(db => db.Stages
            .Where(s => s.ClosedAt == null && s.RestartedAt != null && s.RestartedAt <= settled && db.Mails.Count(m => m.StageKey == s.Key) < 2)
            .ToListAsync());
        foreach (StageRecord stage in silent)
        {
            await Launch.Wake(client, stage.InstanceId, stage.EventName, "restarted");
        }

        return silent.Count;
    }

    // What waits in a debt has moments of its own, which the recovery's sweep looks after.
    private Task<List<StageRecord>> Overdue()
    {
        DateTimeOffset settled = Settled();
        return store.Read(db => db.Stages.Where(s => s.ClosedAt == null && s.Deadline <= settled && s.DebtId == null).ToListAsync());
    }

    private async Task<string?> Repair(DurableTaskClient client, string instanceId, List<StageRecord> stages)
    {
        OrchestrationMetadata? instance = await client.GetInstanceAsync(instanceId);
        if (instance is { RuntimeStatus: OrchestrationRuntimeStatus.Suspended })
        {
            await client.ResumeInstanceAsync(instanceId, "its deadline has passed");
            return "resumed";
        }

        if (instance is { IsCompleted: false })
        {
            foreach (StageRecord stage in stages)
            {
                await Launch.Wake(client, instanceId, stage.EventName, "overdue");
            }

            return "woken";
        }

        return await StartParent(client, instanceId, stages[0].ClaimId);
    }

    // A review or a return within a claim whose own orchestration is gone: the claim that waits for it is started anew, and finds its stages.
    private async Task<string?> StartParent(DurableTaskClient client, string instanceId, ClaimId claim)
    {
        bool open = await store.Read(db => db.Claims.AnyAsync(c => c.Id == claim && c.ClosedAt == null));
        bool within = instanceId == InstanceIds.Return(claim) || instanceId.StartsWith(InstanceIds.Appeal(claim, 0)[..^1], StringComparison.Ordinal);
        if (!open || !within)
        {
            return null;
        }

        string parent = InstanceIds.Claim(claim);
        if (await client.GetInstanceAsync(parent) is { IsCompleted: false })
        {
            await client.TerminateInstanceAsync(parent, new TerminateInstanceOptions("a review or a return of it is gone", Recursive: true));
        }

        return "parent-ended";
    }

    private DateTimeOffset Settled()
    {
        DateTimeOffset now = clock.GetUtcNow();
        return now - policies.InForce(now).Sweeps.Grace;
    }
}
