using System.Globalization;
using AtoZ.Functions.Data;
using AtoZ.Functions.Evidence.Metadata;
using AtoZ.Functions.Evidence.Pictures;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Inquiries;
using AtoZ.Functions.Guarantee.Policy.Terms;
using AtoZ.Functions.Records;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Evidence;

/// <summary>Takes evidence in and hands it out: bytes checked before anything is stored, originals never changed (PROCESS §3).</summary>
internal sealed class EvidenceDesk(AtoZStore store, EvidenceBlobs blobs, IPolicyLibrary policies, ReplyTimes replies, Timeline timeline, TimeProvider clock)
{
    // Files wait on disk; two at a time are in memory, with the copies made of them.
    private static readonly SemaphoreSlim InMemory = new(2);

    /// <summary>Adds a file, in a transaction of its own.</summary>
    public async Task<EvidenceReceipt> Add(EvidenceUpload upload, CancellationToken cancellationToken)
    {
        (EvidenceRecord? record, Refusal? refusal) = await Prepare(upload, cancellationToken);
        return record is null ? new EvidenceReceipt(null, false, refusal) : await store.Write(db => Keep(db, record));
    }

    /// <summary>Checks a file and puts its bytes into storage; it becomes evidence by <see cref="Keep"/>.</summary>
    /// <returns>The record to keep, or why the file is refused.</returns>
    public async Task<(EvidenceRecord? Record, Refusal? Refusal)> Prepare(EvidenceUpload upload, CancellationToken cancellationToken)
    {
        (EvidenceTerms? terms, Refusal? refusal) = await Terms(upload);
        if (terms is null)
        {
            return (null, refusal);
        }

        (WithholdingCause? withheld, refusal) = EvidenceVisibility.Read(upload.Withhold, terms);
        if (refusal is not null)
        {
            return (null, refusal);
        }

        await using SpooledFile? file = await SpooledFile.Read(upload.Content, terms.MaximumBytes, cancellationToken);
        if (file is null)
        {
            return (null, EvidenceRules.TooLarge(terms));
        }

        await InMemory.WaitAsync(cancellationToken);
        try
        {
            return await Checked(upload, terms, withheld, file, cancellationToken);
        }
        finally
        {
            InMemory.Release();
        }
    }

    private async Task<(EvidenceRecord? Record, Refusal? Refusal)> Checked(
        EvidenceUpload upload, EvidenceTerms terms, WithholdingCause? withheld, SpooledFile file, CancellationToken cancellationToken)
    {
        byte[] bytes = await file.Bytes(cancellationToken);
        string? type = ContentTypes.Of(bytes);
        if (EvidenceRules.CheckFile(bytes.Length, type, terms) is { } notThis)
        {
            return (null, notThis);
        }

        if (Shared(type!, bytes) is not { } shared)
        {
            return (null, new Refusal("EVIDENCE_DAMAGED", 422, "The file is damaged.", "Open it, save it again, and send that."));
        }

        EvidenceRecord record = Record(upload, file.Sha256, type!, bytes, withheld);
        await blobs.PutOriginal(record.OriginalBlob, new MemoryStream(bytes), type!, cancellationToken);
        await blobs.PutShared(record.SharedBlob, new MemoryStream(shared), type!, cancellationToken);
        return (record, null);
    }

    /// <summary>Makes a prepared file evidence, within the caller's transaction. The same bytes of the same party to the same claim are added once.</summary>
    public async Task<EvidenceReceipt> Keep(AtoZDb db, EvidenceRecord record)
    {
        if (record.ClaimId is not { } id)
        {
            db.Evidence.Add(record);
            FingerprintIndex.Add(db, record);
            return new EvidenceReceipt(record, false, null);
        }

        List<EvidenceRecord> earlier = await db.Evidence.Where(e => e.ClaimId == id && e.Party == record.Party).ToListAsync();
        if (earlier.FirstOrDefault(e => e.Sha256 == record.Sha256) is { } same)
        {
            await Withhold(db, same, record.WithheldBecause);
            return new EvidenceReceipt(same, true, null);
        }

        ClaimRecord? claim = await db.Claims.SingleOrDefaultAsync(c => c.Id == id);
        PolicyPack policy = claim is not null ? policies.For(claim) : await policies.For(db, await db.Inquiries.SingleAsync(i => i.Id == id));
        if (EvidenceRules.CheckRoom(earlier.Count, policy.Evidence) is { } full)
        {
            return new EvidenceReceipt(null, false, full);
        }

        record.RequestId = (await db.EvidenceRequests.FirstOrDefaultAsync(r => r.ClaimId == id && r.Party == record.Party && r.EndedAt == null))?.Id;
        record.Late = claim is not null && EvidenceRules.IsLate(claim.Status) && record.RequestId is null;
        db.Evidence.Add(record);
        FingerprintIndex.Add(db, record);
        Dictionary<string, string> facts = new()
        {
            ["evidence"] = record.Id,
            ["contentType"] = record.ContentType,
            ["bytes"] = record.Bytes.ToString(CultureInfo.InvariantCulture),
            ["sha256"] = record.Sha256,
            ["late"] = record.Late ? "true" : "false",
        };

        // What is read off a withheld file is its owner's; and nobody needs time to answer what is not shown.
        Audience audience = (record.WithheldBecause, record.Party) switch { (null, _) => Audience.Both, (_, Party.Buyer) => Audience.Buyer, _ => Audience.Seller };
        await timeline.Append(db, id, $"evidence/{record.Id}", record.Party, TimelineKind.EvidenceAdded, audience, facts);
        return new EvidenceReceipt(record, false, null) { Moved = claim is null || record.WithheldBecause is not null ? [] : await replies.Give(db, claim, record) };
    }

    // A wish for privacy counts whenever it is told; that a file is sent again without it takes nothing back.
    private async Task Withhold(AtoZDb db, EvidenceRecord file, string? because)
    {
        if (because is null || file.WithheldBecause is not null)
        {
            return;
        }

        file.WithheldBecause = because;
        if (await db.Claims.SingleOrDefaultAsync(c => c.Id == file.ClaimId!.Value) is { } claim)
        {
            claim.Revision++;
        }

        await Withholding.Tell(db, timeline, file, file.Party, because);
    }

    /// <summary>Opens a file for somebody: its owner, the marketplace and staff see the original, everybody else the shared copy.</summary>
    /// <param name="claim">The claim that the viewer may see.</param>
    /// <param name="evidenceId">The file.</param>
    /// <param name="viewer">Who looks.</param>
    /// <param name="actor">Who exactly: staff name or link id; kept as having seen it.</param>
    /// <param name="cancellationToken">Ends the transfer.</param>
    /// <returns>Null when the claim has no such file, it was erased, a scanner found malware in it, or it is withheld from this viewer.</returns>
    public async Task<EvidenceDownload?> Open(ClaimId claim, string evidenceId, Party viewer, string actor, CancellationToken cancellationToken)
    {
        EvidenceRecord? record = await store.Read(db => db.Evidence.SingleOrDefaultAsync(e => e.Id == evidenceId && e.ClaimId == claim));
        if (record is null or { ErasedAt: not null } or { Scan: ScanState.Malicious } || !EvidenceVisibility.MaySee(record, viewer))
        {
            return null;
        }

        await blobs.MarkSeen(record.Id, $"{viewer}-{actor}", cancellationToken);
        bool original = viewer == record.Party || viewer is not (Party.Buyer or Party.Seller or Party.Expert);
        Stream content = original ? await blobs.OpenOriginal(record.OriginalBlob, cancellationToken) : await blobs.OpenShared(record.SharedBlob, cancellationToken);
        return new EvidenceDownload(content, record.ContentType, NameFor(record, viewer), record.Sha256);
    }

    /// <summary>The name to show: an expert sees a masked case, and names of files tell names of people.</summary>
    public static string NameFor(EvidenceRecord record, Party viewer) =>
        viewer == Party.Expert && record.FileName.Length > 0 ? $"{record.Party.ToString().ToLowerInvariant()}-{record.Id[^6..]}{ContentTypes.ExtensionOf(record.ContentType)}" : record.FileName;

    private static byte[]? Shared(string type, byte[] bytes)
    {
        try
        {
            return Stripper.Strip(type, bytes);
        }
        catch (DamagedFileException)
        {
            return null;
        }
    }

    /// <summary>The limits for an upload, or why none is possible now.</summary>
    internal async Task<(EvidenceTerms? Terms, Refusal? Refusal)> Terms(EvidenceUpload upload) => upload.ClaimId is { } id
        ? await store.Read(db => Terms(db, id, upload.Party))
        : (policies.InForce(clock.GetUtcNow()).Evidence, null);

    private async Task<(EvidenceTerms? Terms, Refusal? Refusal)> Terms(AtoZDb db, ClaimId id, Party party)
    {
        if (await db.Claims.SingleOrDefaultAsync(c => c.Id == id) is not { } claim)
        {
            return await db.Inquiries.SingleOrDefaultAsync(i => i.Id == id) is { } inquiry
                ? await Terms(db, inquiry, party)
                : (null, new Refusal("CLAIM_UNKNOWN", 404, "There is no such claim.", "Check the claim's id."));
        }

        PolicyPack policy = policies.For(claim);
        List<AppealRecord> appeals = await db.Appeals.Where(a => a.ClaimId == id).ToListAsync();
        Refusal? refusal = EvidenceRules.CheckMoment(claim, appeals, policy, clock.GetUtcNow())
            ?? EvidenceRules.CheckRoom(await db.Evidence.CountAsync(e => e.ClaimId == id && e.Party == party), policy.Evidence);
        return refusal is null ? (policy.Evidence, null) : (null, refusal);
    }

    // A case takes files before it is a claim, too: they go along with it.
    private async Task<(EvidenceTerms? Terms, Refusal? Refusal)> Terms(AtoZDb db, InquiryRecord inquiry, Party party)
    {
        EvidenceTerms terms = (await policies.For(db, inquiry)).Evidence;
        Refusal? refusal = InquiryRules.CheckOpen(inquiry) ?? EvidenceRules.CheckRoom(await db.Evidence.CountAsync(e => e.ClaimId == inquiry.Id && e.Party == party), terms);
        return refusal is null ? (terms, null) : (null, refusal);
    }

    private EvidenceRecord Record(EvidenceUpload upload, string sha256, string type, byte[] bytes, WithholdingCause? withheld)
    {
        bool picture = type.StartsWith("image/", StringComparison.Ordinal);
        string id = "evd_" + Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
        string blob = upload.ClaimId is { } claim ? $"{claim}/{upload.Party}/{sha256}" : $"{EvidenceBlobs.StagedPrefix}{id}";
        return new EvidenceRecord
        {
            Id = id,
            ClaimId = upload.ClaimId,
            Party = upload.Party,
            FileName = FileNames.Safe(upload.FileName, type),
            ContentType = type,
            Bytes = bytes.Length,
            Sha256 = sha256,
            OriginalBlob = blob,
            SharedBlob = blob,
            AddedAt = clock.GetUtcNow(),
            WithheldBecause = withheld?.ToString(),
            Locked = LockedPdf.Is(type, bytes),
            Fingerprint = picture ? Fingerprint.Of(bytes) : null,
            MadeWith = picture ? MadeWith.Of(bytes) : null,
        };
    }
}
