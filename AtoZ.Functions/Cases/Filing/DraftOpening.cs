using System.Text.Json;
using AtoZ.Functions.Cases.Inquiries;
using AtoZ.Functions.Cases.Intake;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Messages.Links;
using AtoZ.Functions.Texts;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Cases.Filing;

/// <summary>Begins drafts of claims, with the buyer's link. The caller starts the orchestration after the commit.</summary>
internal sealed class DraftOpening(ILinks links, IPolicyLibrary policies, TimeProvider clock)
{
    /// <summary>Begins a draft about an order line. The open one is gone on with: a buyer who comes back finds what was typed.</summary>
    public async Task<FilingReceipt> Open(AtoZDb db, NewDraft wish)
    {
        OrderLine? line = await db.OrderLines.SingleOrDefaultAsync(o => o.OrderId == wish.OrderId && o.Line == wish.Line);
        if (line is null || line.BuyerId != wish.BuyerId)
        {
            return FilingReceipt.Not(new Refusal("ORDER_UNKNOWN", 404, "This buyer has no such order line.", "Check order, line and buyer; import the order first.", "/orderId"));
        }

        if ((NewClaimFields.CheckLanguage(wish.Language) ?? await Elsewhere(db, wish)) is { } refusal)
        {
            return FilingReceipt.Not(refusal);
        }

        if (await ClaimDraftDesk.OpenOn(db, wish.OrderId, wish.Line) is { } open)
        {
            return FilingReceipt.Done(open.Id);
        }

        ClaimDraftRecord draft = await Record(db, wish, line);
        db.ClaimDrafts.Add(draft);
        await links.CreateWithin(db, ClaimDraftCases.Grant(draft, draft.Id));
        return FilingReceipt.Done(draft.Id);
    }

    private static async Task<Refusal?> Elsewhere(AtoZDb db, NewDraft wish)
    {
        if (await InquiryClaims.OpenOn(db, wish.OrderId, wish.Line) is not null)
        {
            return InquiryClaims.AlreadyOpen;
        }

        return await db.ClaimsAbout(wish.OrderId, wish.Line).AnyAsync(c => c.ClosedAt == null)
            ? ClaimIntake.AlreadyOpen
            : null;
    }

    private async Task<ClaimDraftRecord> Record(AtoZDb db, NewDraft wish, OrderLine line)
    {
        BuyerRecord? buyer = await db.Buyers.FindAsync(line.BuyerId);
        Dictionary<string, string> typed = new(StringComparer.Ordinal) { ["kind"] = wish.Kind?.ToString() ?? "", ["description"] = wish.Description ?? "" };
        DateTimeOffset now = clock.GetUtcNow();
        return new ClaimDraftRecord
        {
            Id = ClaimId.New(now),
            OrderId = line.OrderId,
            Line = line.Line,
            BuyerId = line.BuyerId,
            Language = Languages.Find(wish.Language) ?? buyer?.Language ?? Languages.All[0],
            OpenedAt = now,
            LinkUntil = now + policies.InForce(now).Links.CaseLinkLife,
            Fields = JsonSerializer.Serialize(FilingForm.Keep(typed)),
            FilesItself = wish.FilesItself,
        };
    }
}
