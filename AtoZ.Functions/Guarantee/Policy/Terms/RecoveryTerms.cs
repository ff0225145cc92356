namespace AtoZ.Functions.Guarantee.Policy.Terms;

/// <summary>
/// The recovery of a debt (PROCESS §9). Attempts are counted from the opening of the debt; <c>AgeingFrom</c> are the ages at which
/// the second and each further band of the ageing report begins; <c>LossRates</c> are the parts of each band that are expected to be lost.
/// </summary>
public sealed record RecoveryTerms(
    IReadOnlyList<TimeSpan> AttemptsAfter,
    TimeSpan InvoiceDueAfter,
    TimeSpan InsurerAfter,
    TimeSpan AgencyAfter,
    TimeSpan WriteOffProposedAfter,
    TimeSpan WriteOffReminder,
    TimeSpan WriteOffMaximumAge,
    int LivingMinimumPercent,
    IReadOnlyList<TimeSpan> AgeingFrom,
    IReadOnlyList<decimal> LossRates)
{
    internal static RecoveryTerms Read(PackSection s) => new(
        s.Durations("attemptsAfter"),
        s.Duration("invoiceDueAfter"),
        s.Duration("insurerAfter"),
        s.Duration("agencyAfter"),
        s.Duration("writeOffProposedAfter"),
        s.Duration("writeOffReminder"),
        s.Duration("writeOffMaximumAge"),
        s.Integer("livingMinimumPercent"),
        s.Durations("ageingFrom"),
        s.Decimals("lossRates"));

    internal IEnumerable<PackCheck> Checks()
    {
        yield return new(PackCheck.Rise(AttemptsAfter), "$.recovery.attemptsAfter", "must rise");
        yield return new(AttemptsAfter[^1] < AgencyAfter, "$.recovery.agencyAfter", "must be after the last attempt");
        yield return new(InvoiceDueAfter < InsurerAfter, "$.recovery.insurerAfter", "must be after the invoice is due");
        yield return new(InsurerAfter < AgencyAfter, "$.recovery.agencyAfter", "must be after the insurer is asked");
        yield return new(AgencyAfter < WriteOffProposedAfter, "$.recovery.writeOffProposedAfter", "must be after the agency");
        yield return new(WriteOffReminder < WriteOffMaximumAge, "$.recovery.writeOffMaximumAge", "must be longer than the time between reminders");
        yield return new(LivingMinimumPercent < 100, "$.recovery.livingMinimumPercent", "must be below 100, or nothing would ever be set against a debt");
        yield return new(
            PackCheck.Rise(AgeingFrom) && AgeingFrom.All(age => age.Ticks % TimeSpan.TicksPerDay == 0), "$.recovery.ageingFrom", "must rise, in whole days");
        yield return new(LossRates.Count == AgeingFrom.Count + 1 && LossRates.All(rate => rate <= 1), "$.recovery.lossRates", "must hold one rate of at most 1 per band of age");
    }
}
