namespace AtoZ.Functions.Policy;

/// <summary>Offers (PROCESS §5).</summary>
public sealed record OfferTerms(TimeSpan BuyerWindow, int MaximumRounds, IReadOnlyList<TimeSpan> RemindersBeforeEnd)
{
    internal static OfferTerms Read(PackSection s) => new(s.Duration("buyerWindow"), s.Integer("maximumRounds"), s.Durations("remindersBeforeEnd"));

    internal IEnumerable<PackCheck> Checks()
    {
        yield return new(MaximumRounds > 0, "$.offers.maximumRounds", "must be at least 1");
        yield return new(RemindersBeforeEnd.All(r => r < BuyerWindow), "$.offers.remindersBeforeEnd", PackCheck.Inside);
    }
}
