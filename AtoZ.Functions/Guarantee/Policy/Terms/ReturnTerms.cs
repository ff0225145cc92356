using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Guarantee.Policy.Terms;

/// <summary>Returns that were agreed on (PROCESS, What is covered). Rules RETURN-01 to RETURN-04.</summary>
/// <param name="LabelWithin">How long a seller who bears the cost has to give a label.</param>
/// <param name="PostedWithin">How long the buyer then has to post the item.</param>
/// <param name="ArrivedWithin">How long it may be on its way.</param>
/// <param name="InspectedWithin">How long the seller has to say how it came; silence means that it is in order.</param>
/// <param name="RemindersBeforeEnd">When to remind before one of these ends.</param>
/// <param name="PostageUpTo">Up to how much of the buyer's postage is given back; minor units per currency.</param>
/// <param name="CostsOfBuyer">Kinds of claims in which the cost of the return is the buyer's.</param>
public sealed record ReturnTerms(
    TimeSpan LabelWithin,
    TimeSpan PostedWithin,
    TimeSpan ArrivedWithin,
    TimeSpan InspectedWithin,
    IReadOnlyList<TimeSpan> RemindersBeforeEnd,
    IReadOnlyDictionary<string, long> PostageUpTo,
    IReadOnlyList<string> CostsOfBuyer)
{
    internal static ReturnTerms Read(PackSection s) => new(
        s.Duration("labelWithin"),
        s.Duration("postedWithin"),
        s.Duration("arrivedWithin"),
        s.Duration("inspectedWithin"),
        s.Durations("remindersBeforeEnd"),
        s.Amounts("postageUpTo"),
        s.Texts("costsOfBuyer"));

    internal IEnumerable<PackCheck> Checks()
    {
        yield return new(
            RemindersBeforeEnd.All(r => r < LabelWithin && r < PostedWithin && r < InspectedWithin), "$.returns.remindersBeforeEnd", PackCheck.Inside);
        yield return new(
            CostsOfBuyer.All(kind => Enum.TryParse(kind, out ClaimKind known) && Enum.IsDefined(known)),
            "$.returns.costsOfBuyer",
            "must name kinds of claims");
    }
}
