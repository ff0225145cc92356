using System.Text.Json;
using AtoZ.Functions.Cases.Inquiries;
using AtoZ.Functions.Cases.Intake;
using AtoZ.Functions.Data;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Cases.Filing;

/// <summary>
/// Takes in what a buyer does before there is a claim (PROCESS §1): writes at a draft, files it, or asks the seller first. All in the
/// caller's transaction; the caller starts or wakes the orchestration after the commit.
/// </summary>
internal sealed class ClaimDraftDesk(ClaimIntake intake, InquiryDesk inquiries, ClaimDraftReader reader, EvidenceDesk evidence, IPolicyLibrary policies, TimeProvider clock)
{
    /// <summary>Keeps what was typed, readable or not: nothing is lost.</summary>
    public async Task<FilingReceipt> Save(AtoZDb db, ClaimId id, IReadOnlyDictionary<string, string> typed, bool filesItself)
    {
        (ClaimDraftRecord? draft, FilingReceipt refused) = await Find(db, id);
        if (draft is null)
        {
            return refused;
        }

        draft.Fields = JsonSerializer.Serialize(FilingForm.Keep(typed));
        draft.FilesItself = filesItself;
        draft.Revision++;
        return FilingReceipt.Done(id);
    }

    /// <summary>Keeps a file that was prepared, and lets it go along; the same bytes once.</summary>
    public async Task<FilingReceipt> Attach(AtoZDb db, ClaimId id, EvidenceRecord file)
    {
        (ClaimDraftRecord? draft, FilingReceipt refused) = await Find(db, id);
        if (draft is null)
        {
            return refused;
        }

        IReadOnlyList<string> ids = draft.FileIds;
        List<string> known = await db.Evidence.Where(e => ids.Contains(e.Id)).Select(e => e.Sha256).ToListAsync();
        if (known.Contains(file.Sha256, StringComparer.Ordinal))
        {
            return FilingReceipt.Done(id);
        }

        if (EvidenceRules.CheckRoom(ids.Count, policies.InForce(clock.GetUtcNow()).Evidence) is { } full)
        {
            return FilingReceipt.Not(full);
        }

        await evidence.Keep(db, file);
        draft.Files = string.Join(',', [.. ids, file.Id]);
        draft.Revision++;
        return FilingReceipt.Done(id);
    }

    /// <summary>Leaves a file out again; its bytes are cleared away like those of any file whose claim was never filed.</summary>
    public async Task<FilingReceipt> Detach(AtoZDb db, ClaimId id, string fileId)
    {
        (ClaimDraftRecord? draft, FilingReceipt refused) = await Find(db, id);
        if (draft is null)
        {
            return refused;
        }

        draft.Files = string.Join(',', draft.FileIds.Where(f => f != fileId));
        draft.Revision++;
        return FilingReceipt.Done(id);
    }

    /// <summary>Files what was typed; the draft ends when it is taken in.</summary>
    public async Task<FilingReceipt> File(AtoZDb db, ClaimId id)
    {
        (_, NewClaim? claim, FilingReceipt refused) = await Typed(db, id);
        if (claim is null)
        {
            return refused;
        }

        IntakeResult filed = await intake.File(db, claim);
        return new FilingReceipt(filed.ClaimId, filed.Refusal, filed.FieldErrors, filed.Verdict);
    }

    /// <summary>Asks the seller first, with the words and files of the draft; the claim may follow from there.</summary>
    public async Task<FilingReceipt> AskSeller(AtoZDb db, ClaimId id)
    {
        (ClaimDraftRecord? draft, NewClaim? claim, FilingReceipt refused) = await Typed(db, id);
        if (draft is null || claim is null)
        {
            return refused;
        }

        InquiryReceipt asked = await inquiries.Open(
            db, new NewInquiry(claim.OrderId, claim.Line, claim.Quantity, claim.BuyerId, claim.Kind, claim.Description, claim.Remedy, draft.Language, draft.FilesItself, null) { AmountMinor = claim.AmountMinor });
        if (!asked.Accepted)
        {
            return new FilingReceipt(null, asked.Refusal, asked.FieldErrors, asked.Verdict);
        }

        foreach (EvidenceRecord taken in await db.Evidence.Where(e => claim.Evidence.Contains(e.Id)).ToListAsync())
        {
            taken.ClaimId = asked.Id;
        }

        End(draft, asked.Id, clock.GetUtcNow());
        return FilingReceipt.Done(asked.Id!.Value);
    }

    /// <summary>The draft that a buyer writes about an order line; null when there is none.</summary>
    public static Task<ClaimDraftRecord?> OpenOn(AtoZDb db, string orderId, int line) =>
        db.ClaimDrafts.SingleOrDefaultAsync(d => d.OrderId == orderId && d.Line == line && d.EndedAt == null);

    /// <summary>Ends a draft: with the claim or inquiry that came of it, or without when its time is over. What was typed goes; the claim has its own copy.</summary>
    public static void End(ClaimDraftRecord draft, ClaimId? became, DateTimeOffset now)
    {
        draft.State = became is null ? ClaimDraftState.Lapsed : ClaimDraftState.Filed;
        draft.BecameId = became;
        draft.EndedAt = now;
        draft.Fields = "{}";
        draft.Files = "";
        draft.Revision++;
    }

    // The claim that was typed; none where something of it cannot be read yet.
    private async Task<(ClaimDraftRecord? Draft, NewClaim? Claim, FilingReceipt Refused)> Typed(AtoZDb db, ClaimId id)
    {
        (ClaimDraftRecord? draft, FilingReceipt refused) = await Find(db, id);
        if (draft is null)
        {
            return (null, null, refused);
        }

        ClaimDraftFile file = (await reader.Read(db, id))!;
        return (draft, file.Claim, file.Claim is null ? new FilingReceipt(null, file.Unread[0], file.Unread, null) : refused);
    }

    private static async Task<(ClaimDraftRecord? Draft, FilingReceipt Refused)> Find(AtoZDb db, ClaimId id)
    {
        return await db.ClaimDrafts.SingleOrDefaultAsync(d => d.Id == id) switch
        {
            null => (null, FilingReceipt.Not(new Refusal("DRAFT_UNKNOWN", 404, "There is no such draft.", "Check the draft's id."))),
            { IsOpen: false } => (null, FilingReceipt.Not(new Refusal("DRAFT_ENDED", 409, "The draft has ended.", "Follow the claim that came of it, or begin another."))),
            { } draft => (draft, FilingReceipt.Done(id)),
        };
    }
}
