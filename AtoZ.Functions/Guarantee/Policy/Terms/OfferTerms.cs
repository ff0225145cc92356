using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Guarantee.Policy.Terms;

/// <summary>Offers (PROCESS §5). Rules OFFER-03, OFFER-04.</summary>
/// <param name="BuyerWindow">How long the buyer has to answer.</param>
/// <param name="MaximumRounds">How many offers both sides may make in all: those of the seller and the buyer's counter-offers.</param>
/// <param name="RemindersBeforeEnd">When to remind before a window ends.</param>
/// <param name="ShippedWithin">How long the seller has to ship a replacement or a repaired item that was accepted.</param>
/// <param name="DeliveredWithin">How long it may then be on its way.</param>
/// <param name="ObjectedWithin">How long after its delivery the buyer may object; silence then means that it is done.</param>
/// <param name="Remedies">What puts right which kind of claim, the usual one first.</param>
public sealed record OfferTerms(
    TimeSpan BuyerWindow,
    int MaximumRounds,
    IReadOnlyList<TimeSpan> RemindersBeforeEnd,
    TimeSpan ShippedWithin,
    TimeSpan DeliveredWithin,
    TimeSpan ObjectedWithin,
    IReadOnlyDictionary<string, IReadOnlyList<Remedy>> Remedies)
{
    internal static OfferTerms Read(PackSection s) => new(
        s.Duration("buyerWindow"),
        s.Integer("maximumRounds"),
        s.Durations("remindersBeforeEnd"),
        s.Duration("shippedWithin"),
        s.Duration("deliveredWithin"),
        s.Duration("objectedWithin"),
        s.Read("remedies", all => all.Names.ToDictionary(kind => kind, kind => ReadRemedies(all, kind), StringComparer.Ordinal)));

    internal IEnumerable<PackCheck> Checks()
    {
        yield return new(MaximumRounds > 0, "$.offers.maximumRounds", "must be at least 1");
        yield return new(RemindersBeforeEnd.All(r => r < BuyerWindow && r < ShippedWithin && r < ObjectedWithin), "$.offers.remindersBeforeEnd", PackCheck.Inside);
        foreach (PackCheck check in PackCheck.SameCodes("$.offers.remedies", Enum.GetNames<ClaimKind>(), Remedies.Keys))
        {
            yield return check;
        }

        foreach ((string kind, IReadOnlyList<Remedy> possible) in Remedies)
        {
            yield return new(possible.Count > 0, $"$.offers.remedies.{kind}", "must name at least one remedy");
        }
    }

    private static IReadOnlyList<Remedy> ReadRemedies(PackSection all, string kind) =>
    [
        .. all.Texts(kind).Select(text => Enum.TryParse(text, out Remedy remedy) && Enum.IsDefined(remedy)
            ? remedy
            : throw all.Wrong(all.At(kind), $"'{text}' is no remedy; use {string.Join(", ", Enum.GetNames<Remedy>())}")),
    ];
}
