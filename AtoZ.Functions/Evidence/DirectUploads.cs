using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Terms;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Evidence;

/// <summary>
/// Files that go straight to storage, for large ones over slow lines (PROCESS §3): a short-lived address to put one file to, then a word that it is
/// there. Only then are its bytes read, checked, and kept as evidence; what was put there itself never is.
/// </summary>
internal sealed class DirectUploads(AtoZStore store, EvidenceDesk desk, UploadBlobs blobs, TimeProvider clock)
{
    /// <summary>Grants one upload.</summary>
    /// <param name="claim">The claim; null for one that is filed later.</param>
    /// <param name="party">Whose evidence it will be.</param>
    /// <param name="fileName">As the sender calls it.</param>
    /// <param name="withhold">Why the other side must not see it (EVID-09); null or empty when it may.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The grant with its address and the most bytes, or why none is given.</returns>
    public async Task<UploadGranted> Grant(ClaimId? claim, Party party, string fileName, string? withhold, CancellationToken cancellationToken)
    {
        (EvidenceTerms? terms, Refusal? refusal) = await desk.Terms(new EvidenceUpload(claim, party, fileName, Stream.Null));
        if (terms is null)
        {
            return new UploadGranted(null, null, 0, refusal);
        }

        (WithholdingCause? withheld, refusal) = EvidenceVisibility.Read(withhold, terms);
        if (refusal is not null)
        {
            return new UploadGranted(null, null, 0, refusal);
        }

        DateTimeOffset now = clock.GetUtcNow();
        UploadGrantRecord grant = new()
        {
            Id = "upl_" + Guid.CreateVersion7(now).ToString("N"),
            ClaimId = claim,
            Party = party,
            FileName = fileName,
            WithheldBecause = withheld?.ToString(),
            GrantedAt = now,
            ExpiresAt = now + terms.UploadLinkLife,
        };
        await store.Write(db =>
        {
            db.UploadGrants.Add(grant);
            return Task.CompletedTask;
        });
        return new UploadGranted(grant, await blobs.AddressFor(grant.Id, terms.UploadLinkLife, cancellationToken), terms.MaximumBytes, null);
    }

    /// <summary>Checks what was put into storage and makes it evidence. Said again, it gives the same evidence.</summary>
    /// <param name="id">The grant.</param>
    /// <param name="claim">The claim that the caller may add to; null for staged files.</param>
    /// <param name="party">Whose evidence the caller may add.</param>
    /// <param name="cancellationToken">Ends the transfer.</param>
    public async Task<EvidenceReceipt> Confirm(string id, ClaimId? claim, Party party, CancellationToken cancellationToken)
    {
        UploadGrantRecord? grant = await store.Read(db => db.UploadGrants.SingleOrDefaultAsync(g => g.Id == id && g.Party == party));
        if (grant is null || (claim is not null && grant.ClaimId != claim))
        {
            return Refused(new Refusal("UPLOAD_UNKNOWN", 404, "There is no such upload.", "Ask for a new one, put the file there, and confirm it."));
        }

        if (await Kept(id) is { } earlier)
        {
            return earlier;
        }

        (EvidenceRecord? record, Refusal? refusal) = await Check(grant, cancellationToken);
        if (record is null)
        {
            // Somebody else may have confirmed it meanwhile, and the bytes are where they belong.
            return await Kept(id) ?? Refused(refusal!);
        }

        EvidenceReceipt receipt = await store.Write(db => Keep(db, id, record));
        await blobs.Erase(id, cancellationToken);
        return receipt;
    }

    private Task<EvidenceReceipt?> Kept(string id) => store.Read(async db =>
        await db.UploadGrants.Where(g => g.Id == id).Select(g => g.EvidenceId).SingleAsync() is { } kept
            ? new EvidenceReceipt(await db.Evidence.SingleAsync(e => e.Id == kept), true, null)
            : null);

    private async Task<(EvidenceRecord? Record, Refusal? Refusal)> Check(UploadGrantRecord grant, CancellationToken cancellationToken)
    {
        (EvidenceTerms? terms, Refusal? refusal) = await desk.Terms(new EvidenceUpload(grant.ClaimId, grant.Party, grant.FileName, Stream.Null));
        if (terms is null)
        {
            return (null, refusal);
        }

        long? length = await blobs.Length(grant.Id, cancellationToken);
        if (length is null)
        {
            return (null, new Refusal("UPLOAD_MISSING", 409, "Nothing was put to the address yet.", "PUT the file to the address first; ask for a new one when its time is over."));
        }

        if (length > terms.MaximumBytes)
        {
            await blobs.Erase(grant.Id, cancellationToken);
            return (null, EvidenceRules.TooLarge(terms));
        }

        await using Stream content = await blobs.Open(grant.Id, cancellationToken);
        return await desk.Prepare(new EvidenceUpload(grant.ClaimId, grant.Party, grant.FileName, content, grant.WithheldBecause), cancellationToken);
    }

    // Two confirmations at once keep one file: the second finds the grant used.
    private async Task<EvidenceReceipt> Keep(AtoZDb db, string id, EvidenceRecord record)
    {
        UploadGrantRecord grant = await db.UploadGrants.SingleAsync(g => g.Id == id);
        if (grant.EvidenceId is { } kept)
        {
            return new EvidenceReceipt(await db.Evidence.SingleAsync(e => e.Id == kept), true, null);
        }

        EvidenceReceipt receipt = await desk.Keep(db, record);
        grant.EvidenceId = receipt.Record?.Id;
        return receipt;
    }

    private static EvidenceReceipt Refused(Refusal refusal) => new(null, false, refusal);
}

/// <summary>An upload that was granted, or why not.</summary>
/// <param name="Grant">The grant.</param>
/// <param name="Address">Where the file is put, once.</param>
/// <param name="MaximumBytes">How long it may be.</param>
/// <param name="Refusal">Why none is given.</param>
internal sealed record UploadGranted(UploadGrantRecord? Grant, Uri? Address, long MaximumBytes, Refusal? Refusal);
