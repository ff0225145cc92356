using System.Globalization;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Records;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Evidence;

/// <summary>
/// Erases the files of claims that are long over (PROCESS §3). What a file was, its hash, and the timeline stay. The row says so first, then the bytes go: whoever dies in
/// between leaves bytes that the next run erases, never a row that promises bytes that are gone.
/// </summary>
internal sealed class EvidenceErasure(AtoZStore store, EvidenceBlobs blobs, IPolicyLibrary policies, Timeline timeline, TimeProvider clock)
{
    // A run looks at so many claims: a first run over old years must end.
    private const int AtOnce = 500;

    /// <summary>Erases what is due.</summary>
    /// <returns>How many files were erased.</returns>
    public async Task<int> EraseDue(CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset since = now - policies.InForce(now).Evidence.KeepAfterClosing;
        List<ClaimId> closed = await store.Read(db => db.Claims
            .Where(c => c.ClosedAt != null && c.ClosedAt <= since && db.Evidence.Any(e => e.ClaimId == c.Id && e.ErasedAt == null))
            .OrderBy(c => c.ClosedAt)
            .Select(c => c.Id)
            .Take(AtOnce)
            .ToListAsync());
        int erased = 0;
        foreach (ClaimId claim in closed)
        {
            erased += (await Erase(claim, Retention.ErasableFrom, null, cancellationToken)).Files;
        }

        erased += await EraseOfInquiries(since, now, cancellationToken);
        await FinishErasures(now, cancellationToken);
        return erased;
    }

    /// <summary>Erases the files of a claim at a party's wish.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="party">Whose files; null for both sides'.</param>
    /// <param name="cancellationToken">Ends the erasure.</param>
    /// <returns>How many files, or why not.</returns>
    public Task<ErasureReceipt> EraseAtWish(ClaimId claim, Party? party, CancellationToken cancellationToken) => Erase(claim, Retention.ErasableAtWishFrom, party, cancellationToken);

    private async Task<ErasureReceipt> Erase(ClaimId id, RetentionClock erasableFrom, Party? party, CancellationToken cancellationToken)
    {
        (List<EvidenceRecord> files, Refusal? refusal) = await store.Write(db => Mark(db, id, erasableFrom, party));
        foreach (EvidenceRecord file in files)
        {
            await blobs.Erase(file, cancellationToken);
        }

        return new ErasureReceipt(files.Count, refusal);
    }

    // Of an inquiry that became no claim nothing is pending: its files go as long after its end as those of a claim.
    private async Task<int> EraseOfInquiries(DateTimeOffset since, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<EvidenceRecord> files = await store.Write(async db =>
        {
            List<EvidenceRecord> due = await db.Evidence
                .Where(e => e.ErasedAt == null && db.Inquiries.Any(i => i.Id == e.ClaimId && i.EndedAt <= since) && !db.Claims.Any(c => c.Id == e.ClaimId))
                .OrderBy(e => e.AddedAt)
                .Take(AtOnce)
                .ToListAsync();
            due.ForEach(f => f.ErasedAt = now);
            return due;
        });
        foreach (EvidenceRecord file in files)
        {
            await blobs.Erase(file, cancellationToken);
        }

        return files.Count;
    }

    private async Task<(List<EvidenceRecord> Files, Refusal? Refusal)> Mark(AtoZDb db, ClaimId id, RetentionClock erasableFrom, Party? party)
    {
        if (await db.Claims.SingleOrDefaultAsync(c => c.Id == id) is not { } claim)
        {
            return ([], new Refusal("CLAIM_UNKNOWN", 404, "There is no such claim.", "Check the claim's id."));
        }

        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset? from = erasableFrom(
            claim,
            await db.Appeals.Where(a => a.ClaimId == id).ToListAsync(),
            await db.Debts.Where(d => d.ClaimId == id).ToListAsync(),
            await db.LegalHolds.Where(h => h.ClaimId == id).ToListAsync(),
            policies.For(claim));
        if (from is null || now < from)
        {
            return ([], new Refusal(
                "MUST_BE_KEPT", 409, "The files must be kept.", from is null ? "A claim, a review, a debt or a hold is open: wait for its end." : $"They can be erased from {from:u} on."));
        }

        List<EvidenceRecord> files = await db.Evidence.Where(e => e.ClaimId == id && e.ErasedAt == null && (party == null || e.Party == party)).ToListAsync();
        files.ForEach(f => f.ErasedAt = now);
        if (files.Count > 0)
        {
            Dictionary<string, string> facts = new() { ["files"] = files.Count.ToString(CultureInfo.InvariantCulture), ["sha256"] = string.Join(',', files.Select(f => f.Sha256)) };
            await timeline.Append(db, id, $"erased/{now.ToUnixTimeMilliseconds()}", Party.System, TimelineKind.EvidenceErased, Audience.Both, facts);
        }

        return (files, null);
    }

    // Rows that were marked shortly before the process died.
    private async Task FinishErasures(DateTimeOffset now, CancellationToken cancellationToken)
    {
        DateTimeOffset lately = now - policies.InForce(now).Sweeps.KeepStaged;
        foreach (EvidenceRecord file in await store.Read(db => db.Evidence.Where(e => e.ErasedAt >= lately).ToListAsync()))
        {
            await blobs.Erase(file, cancellationToken);
        }
    }

    private delegate DateTimeOffset? RetentionClock(
        ClaimRecord claim, IReadOnlyList<AppealRecord> appeals, IReadOnlyList<DebtRecord> debts, IReadOnlyList<LegalHoldRecord> holds, PolicyPack policy);
}

/// <summary>How many files were erased, or why none.</summary>
internal sealed record ErasureReceipt(int Files, Refusal? Refusal);
