using AtoZ.Functions.Guarantee.Policy.Eligibility;

namespace AtoZ.Functions.Guarantee.Claims;

/// <summary>An inquiry on its way in.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Quantity">Pieces it is about; null for all that are left.</param>
/// <param name="BuyerId">Whose order it is.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Message">The opener's words to the other side.</param>
/// <param name="Remedy">What the buyer asks for.</param>
/// <param name="Language">en, de, es, pt or zh; null for the buyer's known language.</param>
/// <param name="FilesItself">The buyer wishes that a claim files itself when the seller's time is over.</param>
/// <param name="Review">The low review that the seller answers; null when the buyer writes.</param>
internal sealed record NewInquiry(
    string OrderId, int Line, int? Quantity, string BuyerId, ClaimKind Kind, string Message, Remedy Remedy, string? Language, bool FilesItself, LowReview? Review)
{
    /// <summary>What the buyer asks for, minor units; null for what was paid for the pieces.</summary>
    public long? AmountMinor { get; init; }
}

/// <summary>A review that a seller may offer help for.</summary>
/// <param name="Rating">Stars, from 1.</param>
/// <param name="Text">The buyer's words.</param>
internal sealed record LowReview(int Rating, string Text);

/// <summary>A message on its way in.</summary>
/// <param name="Kind">What it brings.</param>
/// <param name="Text">Words; may be empty beside a tracking, a replacement or a refund.</param>
/// <param name="Carrier">Who carries the parcel.</param>
/// <param name="TrackingNumber">The parcel's number.</param>
/// <param name="AmountMinor">What is refunded, minor units; null for all that is left.</param>
internal sealed record InquirySaying(InquiryMessageKind Kind, string Text, string? Carrier = null, string? TrackingNumber = null, long? AmountMinor = null);

/// <summary>What became of something that was done to an inquiry.</summary>
/// <param name="Id">The inquiry; null when it was refused at the opening.</param>
/// <param name="Refusal">Why not; null when done.</param>
/// <param name="FieldErrors">Each wrong field.</param>
/// <param name="Verdict">What eligibility found, where it was asked.</param>
internal sealed record InquiryReceipt(ClaimId? Id, Refusal? Refusal, IReadOnlyList<Refusal> FieldErrors, EligibilityVerdict? Verdict)
{
    /// <summary>Whether it was done.</summary>
    public bool Accepted => this.Refusal is null;

    public static InquiryReceipt Done(ClaimId id) => new(id, null, [], null);

    /// <summary>Not done.</summary>
    public static InquiryReceipt Not(Refusal refusal) => new(null, refusal, [], null);
}
