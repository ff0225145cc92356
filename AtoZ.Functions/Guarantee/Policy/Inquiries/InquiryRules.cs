using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Eligibility;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.Inquiries;

/// <summary>What may be said in an inquiry, by whom (PROCESS §0).</summary>
internal static class InquiryRules
{
    // What time, the inquiry itself or the buyer still mends is no reason against writing to the seller.
    private static readonly string[] Mendable = ["ELIG-06", "ELIG-08", "ELIG-09"];

    /// <summary>INQ-01: whether an inquiry may be opened, beyond the fields of the claim that it may become.</summary>
    /// <returns>Null when it may.</returns>
    public static Refusal? CheckOpening(NewInquiry inquiry, InquiryTerms terms)
    {
        if (inquiry.Kind.IsHarm())
        {
            return new Refusal("INQUIRY_NOT_NEEDED", 422, "Harm needs no inquiry.", "File the claim at once; add the proof of each loss.", "/kind");
        }

        if (inquiry.Review is not { } review)
        {
            return CheckWords(inquiry.Message, Party.Buyer, terms, "/message");
        }

        if (review.Rating < 1 || review.Rating > terms.LowReviewUpTo)
        {
            return new Refusal(
                "REVIEW_NOT_LOW", 422, $"{review.Rating} stars are no low review.", $"A seller may write after a review of 1 to {terms.LowReviewUpTo} stars.", "/review/rating");
        }

        return inquiry.FilesItself
            ? new Refusal("NOT_YOURS", 422, "Only the buyer may wish that a claim files itself.", "Leave 'filesItself' out.", "/filesItself")
            : CheckWords(inquiry.Message, Party.Seller, terms, "/message");
    }

    /// <summary>INQ-01: what eligibility says against writing to the seller: all that neither time nor an answer mends.</summary>
    public static IReadOnlyList<RuleFinding> Against(EligibilityVerdict verdict) =>
        [.. verdict.Broken.Where(f => f.EligibleFrom is null && !f.AskingMends && !Mendable.Contains(f.Code, StringComparer.Ordinal))];

    /// <summary>INQ-02: whether a message may be sent.</summary>
    /// <param name="saying">What is said.</param>
    /// <param name="party">Who says it.</param>
    /// <param name="inquiry">Where.</param>
    /// <param name="leftMinor">What can still be refunded, minor units.</param>
    /// <param name="terms">The policy.</param>
    /// <returns>Null when it may.</returns>
    public static Refusal? CheckSaying(InquirySaying saying, Party party, IInquiry inquiry, long leftMinor, InquiryTerms terms)
    {
        if (CheckOpen(inquiry) is { } over)
        {
            return over;
        }

        if (party != Party.Seller && saying.Kind != InquiryMessageKind.Words)
        {
            return new Refusal("NOT_YOURS", 403, "Only the seller sends tracking, refunds or replaces.", "Write words; or say that it is solved.", "/kind");
        }

        if (saying.Kind == InquiryMessageKind.Tracking && VisibleText.IsMissing(saying.TrackingNumber))
        {
            return new Refusal("TRACKING_REQUIRED", 422, "The parcel's number is missing.", "Give the number that the carrier gave.", "/trackingNumber");
        }

        if (saying.Kind == InquiryMessageKind.Refund && (saying.AmountMinor is <= 0 || (saying.AmountMinor ?? leftMinor) > leftMinor || leftMinor == 0))
        {
            return new Refusal("REFUND_NOT_WITHIN", 422, $"A refund is more than zero and at most {leftMinor} minor units.", "Give what the buyer is to get back.", "/amountMinor");
        }

        bool wordless = saying.Kind != InquiryMessageKind.Words && VisibleText.IsMissing(saying.Text);
        return wordless ? null : CheckWords(saying.Text, party, terms, "/text");
    }

    /// <summary>What an inquiry that ended says to whoever comes late.</summary>
    /// <returns>Null while it is open.</returns>
    public static Refusal? CheckOpen(IInquiry inquiry)
    {
        return inquiry.IsOpen
            ? null
            : new Refusal("INQUIRY_ENDED", 409, $"The inquiry has ended ({inquiry.State}).", "Open the case again to see what can still be done.");
    }

    /// <summary>Whether words may be sent to the other side.</summary>
    /// <returns>Null when they may.</returns>
    internal static Refusal? CheckWords(string text, Party party, InquiryTerms terms, string field)
    {
        if (VisibleText.IsMissing(text))
        {
            return new Refusal("MESSAGE_REQUIRED", 422, "The message is empty.", "Write what the other side should know.", field);
        }

        if (text.Length > terms.LongestMessage)
        {
            return new Refusal("MESSAGE_TOO_LONG", 422, $"The message has more than {terms.LongestMessage} characters.", "Shorten it; add files for the rest.", field);
        }

        return party == Party.Seller ? ReviewPressure.Check(text, terms, field) : null;
    }
}
