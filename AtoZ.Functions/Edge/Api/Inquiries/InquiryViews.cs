using AtoZ.Functions.Cases.Inquiries;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.Claims;
using AtoZ.Functions.Edge.Api.Views;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Edge.Api.Inquiries;

/// <summary>An inquiry in JSON.</summary>
/// <param name="Id">Also the id of the claim that it may become.</param>
/// <param name="OrderId">The order.</param>
/// <param name="Line">Its line.</param>
/// <param name="Quantity">Pieces it is about.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="State">Open, Settled, BecameClaim or Lapsed.</param>
/// <param name="OpenedBy">Buyer, or Seller after a low review.</param>
/// <param name="OpenedAt">When.</param>
/// <param name="NextActor">Whose turn it is.</param>
/// <param name="Deadline">Until when; null when it ended.</param>
/// <param name="SellerUntil">When the seller's time is over; null while the buyer has not written.</param>
/// <param name="RestDaysOf">Whose Saturdays, Sundays and public holidays do not count in the seller's time: a country, empty for weekends alone; null where all days count.</param>
/// <param name="ClaimFrom">From when it can be a claim as far as time decides; null when now, or when time does not help.</param>
/// <param name="ClaimUntil">Until when it can be a claim; null when not known.</param>
/// <param name="FilesItself">Whether the claim files itself when the seller's time is over.</param>
/// <param name="RefundedMinor">What the seller refunded, minor units.</param>
/// <param name="LeftMinor">What can still be refunded, minor units.</param>
/// <param name="Currency">Of both.</param>
/// <param name="Messages">Oldest first.</param>
/// <param name="Eligibility">What a claim would meet now; null when the inquiry ended, and for the seller.</param>
/// <param name="Evidence">Files of both sides.</param>
/// <param name="Nonce">The one-time code for one POST; only with a link.</param>
/// <param name="Links">Where to go on.</param>
internal sealed record InquiryView(
    ClaimId Id,
    string OrderId,
    int Line,
    int Quantity,
    ClaimKind Kind,
    InquiryState State,
    Party OpenedBy,
    DateTimeOffset OpenedAt,
    Party NextActor,
    DateTimeOffset? Deadline,
    DateTimeOffset? SellerUntil,
    string? RestDaysOf,
    DateTimeOffset? ClaimFrom,
    DateTimeOffset? ClaimUntil,
    bool FilesItself,
    long RefundedMinor,
    long LeftMinor,
    string? Currency,
    IReadOnlyList<InquiryMessageView> Messages,
    Findings? Eligibility,
    IReadOnlyList<EvidenceView> Evidence,
    string? Nonce,
    IReadOnlyDictionary<string, string> Links);

/// <summary>A message in JSON.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Party">Who wrote it.</param>
/// <param name="Kind">What it brings.</param>
/// <param name="Text">Its words.</param>
/// <param name="Carrier">Of a tracking or a replacement.</param>
/// <param name="TrackingNumber">Of a tracking or a replacement.</param>
/// <param name="AmountMinor">What the seller refunds, minor units; zero elsewhere.</param>
/// <param name="Refund">Of a refund: UnderWay, Paid, Failed or NothingMissing; null elsewhere.</param>
/// <param name="At">When.</param>
internal sealed record InquiryMessageView(
    int Number, Party Party, InquiryMessageKind Kind, string Text, string? Carrier, string? TrackingNumber, long AmountMinor, RefundState? Refund, DateTimeOffset At);

/// <summary>Makes the views of inquiries.</summary>
internal static class InquiryViews
{
    /// <summary>An inquiry for whoever looks; the seller does not see how far a claim of the buyer is.</summary>
    public static InquiryView Of(InquiryFile file, Party viewer, string root, string? evidenceRoot = null, string? nonce = null)
    {
        InquiryRecord inquiry = file.Inquiry;
        return new InquiryView(
            inquiry.Id,
            inquiry.OrderId,
            inquiry.Line,
            inquiry.Quantity,
            inquiry.Kind,
            inquiry.State,
            inquiry.OpenedBy,
            inquiry.OpenedAt,
            inquiry.NextActor,
            inquiry.Deadline,
            inquiry.SellerUntil,
            inquiry.RestDaysOf,
            viewer == Party.Seller ? null : file.ClaimFrom,
            viewer == Party.Seller ? null : file.ClaimUntil,
            viewer != Party.Seller && inquiry.FilesItself,
            inquiry.RefundedMinor,
            file.LeftMinor,
            file.Order?.Currency,
            [.. file.Messages.Select(m => new InquiryMessageView(m.Number, m.Party, m.Kind, m.Text, m.Carrier, m.TrackingNumber, m.AmountMinor, m.Refund, m.At))],
            viewer != Party.Seller && file.Claim?.Verdict is { } verdict ? Findings.Of(verdict) : null,
            [.. file.Evidence.Select(e => CaseViews.Of(VisibleFile.Of(e, viewer), viewer, evidenceRoot ?? root))],
            nonce,
            Links(inquiry, viewer, root));
    }

    private static Dictionary<string, string> Links(InquiryRecord inquiry, Party viewer, string root)
    {
        Dictionary<string, string> links = new(StringComparer.Ordinal) { ["self"] = root };
        if (inquiry.IsOpen)
        {
            links["messages"] = $"{root}/messages";
        }

        if (inquiry.IsOpen && viewer != Party.Seller)
        {
            links["settle"] = $"{root}/settle";
            links["claim"] = $"{root}/claim";
        }

        return links;
    }
}
