using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Edge.Pages.Shared;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Eligibility;

namespace AtoZ.Functions.Edge.Pages.Inquiry;

/// <summary>Reads the form of an inquiry's page, and says what is wrong with it in the reader's language.</summary>
internal static class InquiryForm
{
    public static (InquirySaying? Saying, ProblemView? Problem) Read(InquiryVisit visit, IReadOnlyDictionary<string, string> sent)
    {
        InquiryMessageKind kind = Enum.TryParse(sent.GetValueOrDefault("kind"), out InquiryMessageKind known) && Enum.IsDefined(known) ? known : InquiryMessageKind.Words;
        string? typed = sent.GetValueOrDefault("amount");
        string currency = visit.File.Order?.Currency ?? "USD";
        long? amount = string.IsNullOrWhiteSpace(typed) ? visit.File.LeftMinor : AmountText.Parse(typed, currency);
        if (kind == InquiryMessageKind.Refund && amount is null)
        {
            string example = AmountText.Write(new Money(visit.File.LeftMinor, currency));
            return (null, new ProblemView("amount", visit.Reader.Say("refusal.AMOUNT_UNREADABLE", ("example", example))));
        }

        bool parcel = kind is InquiryMessageKind.Tracking or InquiryMessageKind.Replacement;
        return (new InquirySaying(
            kind, sent.GetValueOrDefault("text") ?? "", null, parcel ? sent.GetValueOrDefault("trackingNumber") : null, kind == InquiryMessageKind.Refund ? amount : null), null);
    }

    public static IReadOnlyList<ProblemView> Problems(InquiryVisit visit, Refusal refusal, EligibilityVerdict? verdict)
    {
        if (verdict is { Eligible: false })
        {
            return [.. verdict.Broken.Select(f => InquiryPageViews.Need(f, visit.Reader, visit.File.Order?.BuyerCountry))];
        }

        string? field = refusal.Field switch { "/text" => "text", "/trackingNumber" => "trackingNumber", "/amountMinor" => "amount", "/kind" => "kind", _ => null };
        return [new ProblemView(field, Sentences.Refusal(visit.Reader, refusal)) { Rule = Sentences.Rule(visit.Reader, refusal, null, visit.File.Order?.BuyerCountry) }];
    }
}
