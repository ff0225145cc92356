using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Terms;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Cases.Intake;

/// <summary>Checks the fields of a claim that do not hang on the policy: each error names its field.</summary>
internal static class NewClaimFields
{
    // A bound of the store and of the pages, not a rule of the guarantee.
    private const int LongestText = 10_000;
    private const int LongestId = 100;

    /// <summary>All that is wrong; empty when nothing is.</summary>
    public static IReadOnlyList<Refusal> Check(NewClaim claim, OrderLine? line, OfferTerms terms, DateTimeOffset now) =>
    [
        .. Identity(claim),
        .. Content(claim, now),
        .. Amount(claim),
        .. Pieces(claim, line),
        .. Remedies.CheckAsked(claim.Kind, claim.Remedy, terms) is { } wrong ? (Refusal[])[wrong] : [],
    ];

    /// <summary>Whether somebody can be written to in a language; null for whichever is known.</summary>
    public static Refusal? CheckLanguage(string? language) => language is null || Languages.Find(language) is not null
        ? null
        : Wrong("LANGUAGE_UNKNOWN", $"'{language}' is not one of the languages here.", $"Use {string.Join(", ", Languages.All)}.", "/language");

    private static IEnumerable<Refusal> Identity(NewClaim claim)
    {
        if (VisibleText.IsMissing(claim.OrderId) || claim.OrderId.Length > LongestId)
        {
            yield return Wrong("ORDER_REQUIRED", "The order's number is missing.", "Give the order's number.", "/orderId");
        }

        if (claim.Line < 1)
        {
            yield return Wrong("LINE_INVALID", "Lines of an order count from 1.", "Give the line of the order.", "/line");
        }

        if (VisibleText.IsMissing(claim.BuyerId) || claim.BuyerId.Length > LongestId)
        {
            yield return Wrong("BUYER_REQUIRED", "The buyer is missing.", "Give the buyer's id.", "/buyerId");
        }
    }

    private static IEnumerable<Refusal> Content(NewClaim claim, DateTimeOffset now)
    {
        if (VisibleText.IsMissing(claim.Description))
        {
            yield return Wrong("DESCRIPTION_REQUIRED", "The description is missing.", "Say what went wrong.", "/description");
        }
        else if (claim.Description.Length > LongestText)
        {
            yield return Wrong("DESCRIPTION_TOO_LONG", $"The description has more than {LongestText} characters.", "Shorten it; longer texts can be added as evidence.", "/description");
        }

        if (claim.HappenedAt > now)
        {
            yield return Wrong("HAPPENED_IN_FUTURE", "It cannot have happened in the future.", "Give the moment when it happened, or leave it out.", "/happenedAt");
        }

        if (CheckLanguage(claim.Language) is { } unknown)
        {
            yield return unknown;
        }
    }

    private static IEnumerable<Refusal> Amount(NewClaim claim)
    {
        if (claim.AmountMinor <= 0)
        {
            yield return Wrong("AMOUNT_NOT_POSITIVE", "The amount must be more than zero.", "Give what was lost, in minor units.", "/amountMinor");
        }

        if (claim.AmountMinor is null && claim.Kind.IsHarm() && claim.Losses.Count == 0)
        {
            yield return Wrong("AMOUNT_REQUIRED", "A harm claim names its amount: the loss is not the price.", "Give each loss in 'losses', or the whole in minor units.", "/amountMinor");
        }

        if (claim.AmountMinor is null && claim.Kind.NamesItsAmount(claim.Remedy))
        {
            yield return Wrong(
                "AMOUNT_NOT_NAMED",
                "This claim names its amount: the order does not say how much is asked for.",
                claim.Kind.IsAboutTheCharge() ? "Give what was charged above the price, in minor units." : "Give the part that you ask for, in minor units.",
                "/amountMinor");
        }

        if (claim.Currency is { } currency && !Currencies.IsKnown(currency))
        {
            yield return Wrong("CURRENCY_UNKNOWN", $"'{currency}' is not a currency known here.", $"Use one of {string.Join(", ", Currencies.Known)}.", "/currency");
        }
    }

    private static IEnumerable<Refusal> Pieces(NewClaim claim, OrderLine? line)
    {
        if (claim.Quantity < 1 || claim.Quantity > (line?.Quantity ?? int.MaxValue))
        {
            string most = line is null ? "at least 1" : $"1 to {line.Quantity}";
            yield return Wrong("QUANTITY_INVALID", $"{claim.Quantity} pieces cannot be claimed.", $"Give {most}, or leave it out for all.", "/quantity");
        }
    }

    private static Refusal Wrong(string code, string detail, string remedy, string field) => new(code, 422, detail, remedy, field);
}
