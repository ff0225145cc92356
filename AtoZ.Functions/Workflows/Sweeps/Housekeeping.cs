using AtoZ.Functions.Data;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Terms;
using AtoZ.Functions.Messages.Links;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Sweeps;

/// <summary>Clears away what nobody needs any more: old answers to Idempotency-Keys, spent one-time codes, files whose claim was never filed, leases.</summary>
internal sealed class Housekeeping(AtoZStore store, EvidenceBlobs blobs, UploadBlobs uploads, IPolicyLibrary policies, TimeProvider clock)
{
    /// <summary>Clears.</summary>
    public async Task<Cleared> Run(CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        SweepTerms terms = policies.InForce(now).Sweeps;
        DateTimeOffset keys = now - terms.KeepKeys, staged = now - terms.KeepStaged;

        // A code that were forgotten while it is good could be spent twice.
        DateTimeOffset nonces = now - (terms.KeepNonces > Nonces.Lifetime ? terms.KeepNonces : Nonces.Lifetime);
        int keysGone = await store.Write(db => db.IdempotencyKeys.Where(k => k.CreatedAt < keys && k.LeaseUntil < now).ExecuteDeleteAsync(cancellationToken));
        int noncesGone = await store.Write(db => db.Nonces.Where(n => n.IssuedAt < nonces).ExecuteDeleteAsync(cancellationToken));
        await store.Write(db => db.TaskLeases.Where(l => l.Until < nonces).ExecuteDeleteAsync(cancellationToken));
        await store.Write(db => db.UploadGrants.Where(g => g.ExpiresAt < staged).ExecuteDeleteAsync(cancellationToken));
        int filesGone = await store.Write(db => Unnamed(db, staged));
        return new Cleared(keysGone, noncesGone, filesGone, await blobs.EraseOrphans(staged, Belongs, cancellationToken) + await uploads.EraseOlder(staged, cancellationToken));
    }

    // The row goes first: a claim that is filed at the same moment then names a file that is not there, instead of one without bytes.
    private static async Task<int> Unnamed(AtoZDb db, DateTimeOffset before)
    {
        List<string> drafts = await db.ClaimDrafts.Where(d => d.EndedAt == null && d.Files != "").Select(d => d.Files).ToListAsync();
        HashSet<string> going = [.. drafts.SelectMany(f => f.Split(','))];
        List<EvidenceRecord> unnamed = [.. (await db.Evidence.Where(e => e.ClaimId == null && e.AddedAt < before).ToListAsync()).Where(e => !going.Contains(e.Id))];
        List<string> ids = [.. unnamed.Select(e => e.Id)];
        await db.FingerprintBands.Where(b => ids.Contains(b.EvidenceId)).ExecuteDeleteAsync();
        db.Evidence.RemoveRange(unnamed);
        return unnamed.Count;
    }

    private Task<bool> Belongs(string blob) => store.Read(db => db.Evidence.AnyAsync(e => e.OriginalBlob == blob || e.SharedBlob == blob));
}

/// <summary>What was cleared away.</summary>
/// <param name="Keys">Answers to Idempotency-Keys.</param>
/// <param name="Nonces">One-time codes.</param>
/// <param name="Files">Files whose claim was never filed.</param>
/// <param name="Blobs">Bytes that belonged to no file any more.</param>
internal sealed record Cleared(int Keys, int Nonces, int Files, int Blobs);
