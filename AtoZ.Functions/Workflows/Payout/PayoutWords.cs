using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Workflows.Payout;

/// <summary>A payout as the values of its sentences, in timeline and mail.</summary>
internal static class PayoutWords
{
    /// <summary>What a party reads of a payout that was made: what it is for, and the buyer what went to a gift card.</summary>
    public static async Task<IEnumerable<(string Name, string? Value)>> Of(OpenedCase open, Party party)
    {
        IReadOnlyList<RefundShare> paid = await BuyerPayouts.Paid(open.Db, open.Claim);
        IEnumerable<RefundShare> stored = paid.Where(s => party == Party.Buyer && s.Means == RefundMeans.GiftCard);
        IEnumerable<Conversion> converted = paid.Where(_ => party == Party.Buyer).Select(s => s.Conversion).OfType<Conversion>();
        return [.. Of(PayoutParts.Of(paid)), .. converted.SelectMany(Of), .. stored.Select(s => (Names.ToGiftCard, (string?)s.Amount.ToString()))];
    }

    /// <summary>Puts on record how a share reached the buyer, where that is not simply back in its currency.</summary>
    public static async Task Note(OpenedCase open, RefundShare share)
    {
        (string, string?) amount = (Names.Amount, share.Amount.ToString());
        if (share.Means == RefundMeans.GiftCard)
        {
            await open.Note(share.Payout.Entry("paid-to-gift-card"), Party.System, TimelineKind.PaidToGiftCard, Audience.Buyer, amount);
        }

        if (share.Conversion is { } conversion)
        {
            await open.Note(share.Payout.Entry("payout-converted"), Party.System, TimelineKind.PayoutConverted, Audience.Buyer, [amount, .. Of(conversion)]);
        }

        if (share.WithoutRate is { } currency)
        {
            await open.Note(share.Payout.Entry("payout-not-converted"), Party.System, TimelineKind.PayoutNotConverted, Audience.Buyer, amount, (Names.Currency, currency));
        }
    }

    private static IEnumerable<(string Name, string? Value)> Of(Conversion conversion) =>
    [
        (Names.Converted, conversion.To.ToString()), (Names.Rate, conversion.Rate), (Names.RateAt, conversion.At.ToString("o")), (Names.RateSource, conversion.Source), (Names.Rounding, conversion.Rounding),
    ];

    /// <summary>What it is for, where that is more than one thing.</summary>
    public static IEnumerable<(string Name, string? Value)> Of(IReadOnlyList<PartOfMoney> parts) => parts.Count < 2
        ? []
        : [(Names.Parts, string.Concat(parts.Select(p => p.Part))), .. parts.Select(p => (Names.Part(p.Part), (string?)p.Amount.ToString()))];
}
