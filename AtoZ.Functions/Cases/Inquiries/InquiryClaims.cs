using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Cases.Inquiries;

/// <summary>Where inquiries and claims touch: the claim that an inquiry would be, and the inquiry that a claim ends.</summary>
internal static class InquiryClaims
{
    /// <summary>Why nothing else begins about an item that is being asked about.</summary>
    public static Refusal AlreadyOpen { get; } = new("INQUIRY_ALREADY_OPEN", 409, "An inquiry about this item is open.", "Go on in it: its link is in the mail about it.");

    /// <summary>The claim that an inquiry on its way in might become.</summary>
    public static NewClaim Of(NewInquiry inquiry) => new(
        inquiry.OrderId,
        inquiry.Line,
        inquiry.Quantity,
        inquiry.BuyerId,
        inquiry.Kind,
        inquiry.Review?.Text ?? inquiry.Message,
        null,
        inquiry.Remedy,
        inquiry.AmountMinor,
        null,
        inquiry.Language,
        []);

    /// <summary>The claim that an inquiry would become now, with the buyer's files and less what was refunded.</summary>
    public static async Task<NewClaim> Of(AtoZDb db, InquiryRecord inquiry)
    {
        List<string> files = await db.Evidence.Where(e => e.ClaimId == inquiry.Id && e.Party == Party.Buyer).OrderBy(e => e.AddedAt).Select(e => e.Id).ToListAsync();

        // The part for a delay is the policy's to know: what was refunded is taken off it at the filing.
        bool isPolicys = inquiry.AmountMinor is null && inquiry.Kind.KeepsALateItem(inquiry.Remedy);
        long? left = inquiry.RefundedMinor > 0 && !isPolicys ? (await Left(db, inquiry)).MinorUnits : inquiry.AmountMinor;
        return new NewClaim(
            inquiry.OrderId, inquiry.Line, inquiry.Quantity, inquiry.BuyerId, inquiry.Kind, inquiry.Description, null, inquiry.Remedy, left, null, inquiry.Language, files);
    }

    /// <summary>The open inquiry about an order line; null when there is none.</summary>
    public static Task<InquiryRecord?> OpenOn(AtoZDb db, string orderId, int line) =>
        db.Inquiries.SingleOrDefaultAsync(i => i.OrderId == orderId && i.Line == line && i.EndedAt == null);

    /// <summary>What is asked for, or was paid for the pieces, and was neither refunded here nor paid by the claim that it became.</summary>
    public static async Task<Money> Left(AtoZDb db, InquiryRecord inquiry)
    {
        OrderLine line = await db.OrderLines.SingleAsync(o => o.OrderId == inquiry.OrderId && o.Line == inquiry.Line);
        long asked = inquiry.AmountMinor ?? line.TotalOf(inquiry.Quantity);
        long paid = (await db.LinesOf(inquiry.Id)).Where(l => l.Line == inquiry.Line).Sum(l => l.PaidMinor);
        Money pieces = new(Math.Max(0, asked - inquiry.RefundedMinor - paid), line.Currency);
        return Money.Min(pieces, inquiry.Kind.IsAboutTheCharge() ? await WhatIsMissing.OfCharge(db, line, asked) : await WhatIsMissing.Of(db, line));
    }

    /// <summary>The message that brings the refund whose money is being moved; null when none is.</summary>
    public static Task<InquiryMessageRecord?> RefundUnderWay(AtoZDb db, ClaimId inquiry) =>
        db.InquiryMessages.SingleOrDefaultAsync(m => m.InquiryId == inquiry && m.Refund == RefundState.UnderWay);

    /// <summary>Ends an inquiry. It stays the system's turn until its orchestration has heard of it and told.</summary>
    public static void End(InquiryRecord inquiry, InquiryState state, DateTimeOffset now)
    {
        inquiry.State = state;
        inquiry.EndedAt = now;
        inquiry.NextActor = Party.System;
        inquiry.Deadline = null;
        inquiry.Revision++;
    }

    /// <summary>Nobody has anything more to do.</summary>
    public static Task Done(AtoZStore store, ClaimId id) => store.Write(async db =>
    {
        InquiryRecord inquiry = await db.Inquiries.SingleAsync(i => i.Id == id);
        inquiry.NextActor = Party.None;
        inquiry.Revision++;
    });
}
