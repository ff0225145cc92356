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
    /// <summary>Lines of one claim at most. As the others, a bound of the store and of the pages, not a rule of the guarantee.</summary>
    public const int MostLines = 50;

    private const int LongestText = 10_000;
    private const int LongestId = 100;

    /// <summary>All that is wrong; empty when nothing is.</summary>
    /// <param name="claim">The claim on its way in.</param>
    /// <param name="orders">The order lines that are known of its lines, one for one.</param>
    /// <param name="terms">What can be asked for.</param>
    /// <param name="now">The moment.</param>
    public static IReadOnlyList<Refusal> Check(NewClaim claim, IReadOnlyList<OrderLine?> orders, OfferTerms terms, DateTimeOffset now)
    {
        return
        [
            .. Identity(claim),
            .. Content(claim, now),
            .. claim.Lines.Zip(orders).SelectMany((l, i) => OfLine(claim.About(l.First), l.Second).Select(r => r with { Field = At(i) + r.Field })),
            .. MoreLines(claim, orders),
            .. Remedies.CheckAsked(claim.Kind, claim.Remedy, terms) is { } wrong ? (Refusal[])[wrong] : [],
        ];
    }

    /// <summary>Where a line of a claim stands in what was sent: the first one in the claim itself.</summary>
    public static string At(int index) => index == 0 ? "" : $"/moreLines/{index - 1}";

    private static IEnumerable<Refusal> OfLine(NewClaim claim, OrderLine? line)
    {
        if (claim.Line < 1)
        {
            yield return Wrong("LINE_INVALID", "Lines of an order count from 1.", "Give the line of the order.", "/line");
        }

        foreach (Refusal wrong in (IEnumerable<Refusal>)[.. Amount(claim), .. Pieces(claim, line)])
        {
            yield return wrong;
        }
    }

    // Lines of one claim are one seller's and go one way: what differs is a claim of its own.
    private static IEnumerable<Refusal> MoreLines(NewClaim claim, IReadOnlyList<OrderLine?> orders)
    {
        if (claim.MoreLines.Count > 0 && claim.Kind.IsHarm())
        {
            yield return Wrong("LINES_NOT_FOR_HARM", "A harm claim is about one item.", "File it about the item that did the harm; its losses are listed in 'losses'.", "/moreLines");
        }

        if (claim.MoreLines.Count >= MostLines)
        {
            yield return Wrong("LINES_TOO_MANY", $"A claim takes at most {MostLines} lines.", "File the others as a claim of their own.", "/moreLines");
        }

        HashSet<int> named = [claim.Line];
        for (int i = 1; i < orders.Count; i++)
        {
            int line = claim.MoreLines[i - 1].Line;
            if (!named.Add(line))
            {
                yield return Wrong("LINE_REPEATED", $"Line {line} is named twice.", "Name each line once.", $"{At(i)}/line");
            }
            else if (orders[0] is { } first && orders[i] is { } other && !GoTogether(first, other))
            {
                yield return Wrong(
                    "LINES_DIFFER", $"Line {other.Line} has another seller, currency or way of shipping than line {first.Line}.", "File it as a claim of its own.", $"{At(i)}/line");
            }
        }
    }

    private static bool GoTogether(OrderLine first, OrderLine other) =>
        (first.SellerId, first.Currency, first.FulfilledByMarketplace) == (other.SellerId, other.Currency, other.FulfilledByMarketplace);

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

        if (claim.Currency is { } currency && !Currencies.IsKnown(currency))
        {
            yield return Wrong("CURRENCY_UNKNOWN", $"'{currency}' is not a currency known here.", $"Use one of {string.Join(", ", Currencies.Known)}.", "/currency");
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
