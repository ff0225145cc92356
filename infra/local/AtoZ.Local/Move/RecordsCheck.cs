using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Records;
using AtoZ.Functions.Records.Dossiers;
using AtoZ.Functions.Records.Verify;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Local.Move;

/// <summary>Whether the records of a store hold: each chain entry by entry, each decision by its hash.</summary>
/// <param name="Chains">How many chains there are.</param>
/// <param name="Entries">How many entries.</param>
/// <param name="Decisions">How many signed decisions.</param>
/// <param name="Broken">The first that does not hold; null when all do.</param>
internal sealed record RecordsCheck(int Chains, int Entries, int Decisions, string? Broken)
{
    /// <summary>Checks a store.</summary>
    public static async Task<RecordsCheck> Of(AtoZDb db, CancellationToken cancellationToken)
    {
        (int chains, int entries, string? broken) = (0, 0, null);
        List<ClaimId> claims = await db.Timeline.Where(t => t.Number > 0).Select(t => t.ClaimId).Distinct().ToListAsync(cancellationToken);
        foreach (ClaimId claim in claims.OrderBy(c => c.Value, StringComparer.Ordinal))
        {
            List<TimelineRecord> chain = await db.Timeline.AsNoTracking()
                .Where(t => t.ClaimId == claim && t.Number > 0)
                .OrderBy(t => t.Number)
                .ToListAsync(cancellationToken);
            broken ??= ChainCheck.First(claim.Value, [.. chain.Select(t => new ChainEntry(t.Number, Chain.Content(t), t.ContentHash, t.Hash))]) is { } finding
                ? $"{claim.Value}: {finding.What}"
                : null;
            (chains, entries) = (chains + 1, entries + chain.Count);
        }

        int decisions = 0;
        await foreach (DecisionRecord decision in db.Decisions.AsNoTracking().OrderBy(d => d.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            broken ??= CanonicalJson.Sha256(decision.Body) == decision.Sha256 ? null : $"{decision.Id}: the decision is not what was signed.";
            decisions++;
        }

        return new RecordsCheck(chains, entries, decisions, broken);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Chains} chains of {Entries} entries, {Decisions} signed decisions{(Broken is null ? ", all of which hold" : $"; {Broken}")}";
}
