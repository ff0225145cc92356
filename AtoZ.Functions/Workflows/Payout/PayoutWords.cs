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
        return [.. Of(PayoutParts.Of(paid)), .. stored.Select(s => (Names.ToGiftCard, (string?)s.Amount.ToString()))];
    }

    /// <summary>What it is for, where that is more than one thing.</summary>
    public static IEnumerable<(string Name, string? Value)> Of(IReadOnlyList<PartOfMoney> parts) => parts.Count < 2
        ? []
        : [(Names.Parts, string.Concat(parts.Select(p => p.Part))), .. parts.Select(p => (Names.Part(p.Part), (string?)p.Amount.ToString()))];
}
