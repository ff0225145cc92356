using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Records;
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

    /// <summary>Puts on record how a share reached the buyer, where that is not simply back in its currency: the buyer reads it.</summary>
    public static async Task Note(AtoZDb db, Timeline timeline, ClaimId id, RefundShare share)
    {
        (string, string?) amount = (Names.Amount, share.Amount.ToString());
        if (share.Means == RefundMeans.GiftCard)
        {
            await Append("paid-to-gift-card", TimelineKind.PaidToGiftCard, amount);
        }

        if (share.Conversion is { } conversion)
        {
            await Append("payout-converted", TimelineKind.PayoutConverted, [amount, .. Of(conversion)]);
        }

        if (share.WithoutRate is { } currency)
        {
            await Append("payout-not-converted", TimelineKind.PayoutNotConverted, amount, (Names.Currency, currency));
        }

        Task Append(string key, TimelineKind kind, params (string Name, string? Value)[] facts) =>
            timeline.Append(db, id, share.Payout.Entry(key), Party.System, kind, Audience.Buyer, facts.ToDictionary(f => f.Name, f => f.Value!, StringComparer.Ordinal));
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
