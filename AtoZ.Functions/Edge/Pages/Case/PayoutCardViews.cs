using AtoZ.Functions.Cases;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Edge.Pages.Case;

/// <summary>What is paid of a claim: what it is for and how it reaches the buyer, as facts with their labels, and what may be chosen.</summary>
/// <param name="Facts">Each with its label.</param>
/// <param name="Lead">How it stands, in a sentence; null where the facts say it all.</param>
/// <param name="Choices">What the buyer may choose, each with what its button says.</param>
/// <param name="Nonce">The one-time code of the form.</param>
public sealed record PayoutCardView(IReadOnlyList<(string Label, string Value)> Facts, string? Lead, IReadOnlyList<(RefundMeans Means, string Button)> Choices, string Nonce)
{
    /// <summary>The card of buyer or seller; null where there is nothing to show.</summary>
    internal static PayoutCardView? Of(CaseFile file, Reader reader, string nonce)
    {
        PayoutCardView card = new(
            PayoutCardViews.Of(file, reader),
            file is { Viewer: Party.Buyer, Refund: { IsPaid: false, Shares.Count: > 0 } refund } ? reader.Say($"payout.lead.{refund.Chosen}") : null,
            file is { Viewer: Party.Buyer, Refund.Choices: { } choices } ? [.. choices.Select(m => (m, reader.Say($"payout.choose.{m}")))] : [],
            nonce);
        return card.Facts.Count == 0 && card.Choices.Count == 0 ? null : card;
    }
}

/// <summary>A payout as facts with their labels: each part with what it is for, each means with what goes by it.</summary>
internal static class PayoutCardViews
{
    /// <summary>For buyer, seller and staff.</summary>
    public static IReadOnlyList<(string Label, string Value)> Of(CaseFile file, Reader reader) =>
    [
        .. file.Parts.Select(p => (reader.Say($"payout.part.{p.Part}"), reader.Money(p.Amount))),
        .. file.Refund is { } refund ? Means(refund, file, reader) : [],
    ];

    // That all goes back the way it was paid is said by the sentence above.
    private static IEnumerable<(string, string)> Means(RefundSight refund, CaseFile file, Reader reader) =>
        refund.Shares is [{ Means: RefundMeans.OriginalMethod, Conversion: null }] && file.Viewer == Party.Buyer && !refund.IsPaid
            ? []
            : refund.Shares.SelectMany(s => Means(s, reader));

    private static IEnumerable<(string, string)> Means(RefundShare share, Reader reader)
    {
        yield return (reader.Say($"payout.means.{share.Means}"), reader.Money(share.Amount));
        if (share.Conversion is { } c)
        {
            yield return (reader.Say("payout.converted"), reader.Say("payout.converted.at", ("converted", reader.Money(c.To)), ("rate", Format.Rate(reader.Language, c.Rate)), ("rateSource", c.Source), ("rateAt", reader.Brief(c.At))));
        }
    }
}
