using System.Globalization;
using System.Text;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Terms;
using AtoZ.Functions.Records;
using Microsoft.DurableTask.Client;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Sweeps;

/// <summary>
/// Proves that no case is silent (PROCESS §13): each open claim, appeal and debt has a next actor, a deadline that is not long past, and
/// a live orchestration. What does not is written down for people, since the repairs did not help; so are steps that failed for good.
/// </summary>
internal sealed class SilenceReport(AtoZStore store, IReportStore reports, IPolicyLibrary policies, TimeProvider clock)
{
    /// <summary>Looks at every open case.</summary>
    /// <returns>How many there are, and those that are silent.</returns>
    public async Task<SilenceProof> Prove(DurableTaskClient client)
    {
        DateTimeOffset now = clock.GetUtcNow();
        SweepTerms terms = policies.InForce(now).Sweeps;
        (DateTimeOffset settled, DateTimeOffset longPast) = (now - terms.Grace, now - terms.ReportAfter);
        List<ClaimRecord> claims = await store.Read(db => db.Claims.Where(c => c.ClosedAt == null && c.FiledAt <= settled).ToListAsync());
        List<AppealRecord> appeals = await store.Read(db => db.Appeals
            .Where(a => a.DecidedAt == null && a.OpenedAt <= settled && (a.Origin == AppealOrigin.BuyerAppeals || a.Origin == AppealOrigin.SellerAppeals)).ToListAsync());
        List<StageRecord> parked = await store.Read(db => db.Stages.Where(s => s.Kind == StageKind.Parked && s.ClosedAt == null).OrderBy(s => s.OpenedAt).ToListAsync());
        DateTimeOffset named = now - terms.NameSkippedFor;
        List<TimelineRecord> skipped = await store.Read(db => db.Timeline.Where(t => t.Kind == TimelineKind.StepSkipped && t.At >= named).OrderBy(t => t.At).ToListAsync());
        List<DebtRecord> debts = await store.Read(db => db.Debts.Where(d => d.ClosedAt == null && d.OpenedAt <= settled).ToListAsync());
        HashSet<string> alive = claims.Count + appeals.Count + debts.Count == 0 ? [] : await LiveInstances.Of(client, "");
        return new SilenceProof(
            claims.Count + appeals.Count + debts.Count,
            [
                .. claims.SelectMany(c => Of(c, alive, longPast)),
                .. appeals.Where(a => !alive.Contains(InstanceIds.Appeal(a.ClaimId, a.Number))).Select(a => new SilentCase(a.ClaimId, $"appeal {a.Number} has no live orchestration", a.OpenedAt)),
                .. debts.Where(d => !alive.Contains(InstanceIds.Recovery(d.Id))).Select(d => new SilentCase(d.ClaimId, $"debt {d.Id} has no live orchestration", d.OpenedAt)),
                .. parked.Select(s => new SilentCase(s.ClaimId, $"parked: {FailedSteps.Of(s)} of {s.InstanceId} failed for good", s.OpenedAt)),
                .. skipped.Select(t => new SilentCase(t.ClaimId, $"{FailedSteps.Of(t)} failed for good and was left out", t.At)),
                .. debts.Where(d => d.NextAttemptAt < longPast).Select(d => new SilentCase(d.ClaimId, $"debt {d.Id} is late", d.NextAttemptAt!.Value)),
            ]);
    }

    /// <summary>Proves, and writes what is silent into the report of the day; none when all is well.</summary>
    /// <returns>The proof.</returns>
    public async Task<SilenceProof> Write(DurableTaskClient client, CancellationToken cancellationToken)
    {
        SilenceProof proof = await Prove(client);
        if (proof.Silent.Count > 0)
        {
            string day = clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            await reports.Write($"silent-cases/{day}.csv", "text/csv", Csv(proof.Silent), cancellationToken);
        }

        return proof;
    }

    private static IEnumerable<SilentCase> Of(ClaimRecord claim, HashSet<string> alive, DateTimeOffset longPast)
    {
        if (claim.NextActor == Party.None || claim.Deadline is null)
        {
            yield return new SilentCase(claim.Id, "nobody's turn", claim.FiledAt);
        }

        if (!alive.Contains(InstanceIds.Claim(claim.Id)))
        {
            yield return new SilentCase(claim.Id, "no live orchestration", claim.FiledAt);
        }

        if (claim.Deadline < longPast)
        {
            yield return new SilentCase(claim.Id, $"{claim.NextActor}'s time has passed", claim.Deadline.Value);
        }
    }

    private static string Csv(IEnumerable<SilentCase> silent)
    {
        StringBuilder csv = new("claim,what,since\n");
        foreach (SilentCase one in silent)
        {
            csv.Append(CultureInfo.InvariantCulture, $"{one.ClaimId},{one.What},{one.Since:yyyy-MM-dd'T'HH:mm:ss'Z'}\n");
        }

        return csv.ToString();
    }
}

/// <summary>What a proof found.</summary>
/// <param name="Checked">Open claims, appeals and debts.</param>
/// <param name="Silent">Those that nobody would hear of again.</param>
internal sealed record SilenceProof(int Checked, IReadOnlyList<SilentCase> Silent);

/// <summary>A case that is silent, in what way and since when.</summary>
internal sealed record SilentCase(ClaimId ClaimId, string What, DateTimeOffset Since);
