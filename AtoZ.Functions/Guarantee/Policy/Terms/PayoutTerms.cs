namespace AtoZ.Functions.Guarantee.Policy.Terms;

/// <summary>Payout limits in minor units per currency (PROCESS §8). Rule PAY-05.</summary>
public sealed record PayoutTerms(
    IReadOnlyDictionary<string, long> AutomaticUpTo,
    IReadOnlyDictionary<string, long> TwoApproversFrom,
    IReadOnlyDictionary<string, long> DailyBudget,
    TimeSpan ApprovalReminder,
    TimeSpan ApprovalMaximumAge,
    TimeSpan DebitRetryWithin,
    TimeSpan InsuranceProofWithin,
    IReadOnlyDictionary<string, long> InsuranceDeductibleUpTo)
{
    internal static PayoutTerms Read(PackSection s) => new(
        s.Amounts("automaticUpTo"),
        s.Amounts("twoApproversFrom"),
        s.Amounts("dailyBudget"),
        s.Duration("approvalReminder"),
        s.Duration("approvalMaximumAge"),
        s.Duration("debitRetryWithin"),
        s.Duration("insuranceProofWithin"),
        s.Amounts("insuranceDeductibleUpTo"));

    internal IEnumerable<PackCheck> Checks()
    {
        yield return new(ApprovalReminder < ApprovalMaximumAge, "$.payouts.approvalMaximumAge", "must be longer than the time between reminders");
        foreach ((string currency, long limit) in AutomaticUpTo)
        {
            yield return new(
                TwoApproversFrom.TryGetValue(currency, out long two) && two > limit,
                $"$.payouts.twoApproversFrom.{currency}",
                "must be there and above the automatic limit");
            yield return new(
                DailyBudget.TryGetValue(currency, out long budget) && budget >= limit,
                $"$.payouts.dailyBudget.{currency}",
                "must be there and at least the automatic limit, or nothing would be paid");
        }
    }
}
