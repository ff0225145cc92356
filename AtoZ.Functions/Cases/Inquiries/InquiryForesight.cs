using System.Text.Json.Serialization;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Cases.Inquiries;

/// <summary>What may be done in an inquiry.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InquiryAct>))]
internal enum InquiryAct
{
    /// <summary>A message, a parcel's number, a replacement, a refund.</summary>
    Say,

    /// <summary>The buyer says that it is solved.</summary>
    Settle,

    /// <summary>The buyer makes it a claim.</summary>
    Claim,
}

/// <summary>
/// What an act in an inquiry would lead to. The desk itself is asked, in a reading that is thrown away: what is let pass here is taken there.
/// </summary>
internal sealed class InquiryForesight(AtoZStore store, InquiryDesk desk, IPolicyLibrary policies, TimeProvider clock)
{
    /// <summary>What an act would lead to.</summary>
    public Task<Foreseen> Of(ClaimId id, Party party, InquiryAct act, InquirySaying saying, IReadOnlyList<NewClaimLine> moreLines) => store.Read(async db =>
        await Refused(db, id, party, act, saying, moreLines) is { } refusal ? Foreseen.Not(refusal) : new Foreseen(null, await Effects(id, party, act, saying)));

    private async Task<Refusal?> Refused(AtoZDb db, ClaimId id, Party party, InquiryAct act, InquirySaying saying, IReadOnlyList<NewClaimLine> moreLines)
    {
        if (act != InquiryAct.Say && party != Party.Buyer)
        {
            return new Refusal("NOT_YOURS", 403, "Only the buyer ends an inquiry or makes it a claim.", "Write to the buyer, refund, or send a replacement.");
        }

        return (act switch
        {
            InquiryAct.Settle => await desk.Settle(db, id),
            InquiryAct.Claim => await desk.BecomeClaim(db, id, moreLines),
            _ => await desk.Say(db, id, party, saying),
        }).Refusal;
    }

    private async Task<IReadOnlyList<Consequence>> Effects(ClaimId id, Party party, InquiryAct act, InquirySaying saying) => act switch
    {
        InquiryAct.Settle => [new("inquiry-ends")],
        InquiryAct.Claim => [new("claim-filed")],
        _ => await store.Read(db => Said(db, id, party, saying)),
    };

    private async Task<IReadOnlyList<Consequence>> Said(AtoZDb db, ClaimId id, Party party, InquirySaying saying)
    {
        InquiryRecord inquiry = await db.Inquiries.SingleAsync(i => i.Id == id);
        if (saying.Kind == InquiryMessageKind.Refund)
        {
            Money left = await InquiryClaims.Left(db, inquiry);
            Money amount = left with { MinorUnits = saying.AmountMinor ?? left.MinorUnits };
            List<Consequence> paid = [new("seller-debited", amount), new("buyer-paid", amount)];
            return amount == left ? [.. paid, new Consequence("inquiry-ends")] : paid;
        }

        DateTimeOffset? until = party == Party.Buyer ? inquiry.SellerUntil ?? (await PartyCalendars.AfterContact(db, inquiry, clock.GetUtcNow(), await policies.For(db, inquiry))).Until : null;
        return until > clock.GetUtcNow() ? [new("message-passed-on"), new("seller-asked", null, until)] : [new("message-passed-on")];
    }
}
