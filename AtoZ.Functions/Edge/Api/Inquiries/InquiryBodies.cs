using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Edge.Api.Inquiries;

/// <summary>An inquiry as the backend sends it: of the buyer, or of the seller when there is a low review.</summary>
internal sealed record OpenInquiryBody(
    string OrderId,
    int Line,
    string BuyerId,
    ClaimKind Kind,
    string Message,
    Remedy Remedy = Remedy.Refund,
    int? Quantity = null,
    string? Language = null,
    bool FilesItself = false,
    LowReview? Review = null,
    long? AmountMinor = null)
{
    /// <summary>The inquiry on its way in.</summary>
    public NewInquiry ToInquiry() => new(
        this.OrderId, this.Line, this.Quantity, this.BuyerId, this.Kind, this.Message, this.Remedy, this.Language, this.FilesItself, this.Review)
    {
        AmountMinor = this.AmountMinor,
    };
}

/// <summary>A message.</summary>
/// <param name="Text">Words; may be empty beside a tracking, a replacement or a refund.</param>
/// <param name="Kind">What it brings.</param>
/// <param name="Carrier">Who carries the parcel.</param>
/// <param name="TrackingNumber">The parcel's number.</param>
/// <param name="AmountMinor">What is refunded, minor units; left out for all that is left.</param>
/// <param name="Nonce">The one-time code; only with a link.</param>
internal sealed record InquiryMessageBody(
    string Text = "", InquiryMessageKind Kind = InquiryMessageKind.Words, string? Carrier = null, string? TrackingNumber = null, long? AmountMinor = null, string? Nonce = null)
{
    /// <summary>The message on its way in.</summary>
    public InquirySaying ToSaying() => new(this.Kind, this.Text, this.Carrier, this.TrackingNumber, this.AmountMinor);
}

/// <summary>It is solved.</summary>
/// <param name="Nonce">The one-time code; only with a link.</param>
internal sealed record InquiryActBody(string? Nonce = null);

/// <summary>It becomes a claim.</summary>
/// <param name="MoreLines">Other lines of the order, of the same seller, that the claim is about, too.</param>
/// <param name="Nonce">The one-time code; only with a link.</param>
internal sealed record InquiryClaimBody(IReadOnlyList<NewClaimLine>? MoreLines = null, string? Nonce = null);

/// <summary>What a step led to.</summary>
/// <param name="Id">The inquiry.</param>
/// <param name="State">How it stands now.</param>
/// <param name="Href">Where to see it: the inquiry, or the claim that it became.</param>
internal sealed record InquiryDone(ClaimId Id, InquiryState State, string Href);
