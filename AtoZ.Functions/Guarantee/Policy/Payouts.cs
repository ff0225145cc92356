using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>When money may go to the buyer (PROCESS §8). Rules PAY-01, PAY-02, PAY-03.</summary>
internal static class Payouts
{
    /// <summary>
    /// How many different people must approve: none up to the automatic limit, two from the second limit, else one. A currency
    /// without a limit in the pack is never paid automatically.
    /// </summary>
    public static int ApproversNeeded(Money amount, PayoutTerms terms)
    {
        if (IsAutomatic(amount, terms))
        {
            return 0;
        }

        return terms.TwoApproversFrom.TryGetValue(amount.Currency, out long two) && amount.MinorUnits >= two ? 2 : 1;
    }

    /// <summary>Whether the amount is within the automatic limit.</summary>
    public static bool IsAutomatic(Money amount, PayoutTerms terms) =>
        terms.AutomaticUpTo.TryGetValue(amount.Currency, out long limit) && amount.MinorUnits <= limit;

    /// <summary>
    /// The brake on the marketplace's own money: what is paid at its expense in one UTC day stays within the budget. A payout is
    /// put off, never lost; one that is larger than a whole day's budget goes first on its day, as people have approved it.
    /// </summary>
    /// <param name="amount">About to be paid.</param>
    /// <param name="spentTodayMinor">Paid at the marketplace's expense since midnight UTC, minor units of the same currency.</param>
    /// <param name="terms">The pack's terms.</param>
    /// <param name="now">The moment of the payout.</param>
    /// <returns>Null when it may be paid now; otherwise from when to ask again.</returns>
    public static DateTimeOffset? BrakedUntil(Money amount, long spentTodayMinor, PayoutTerms terms, DateTimeOffset now)
    {
        if (spentTodayMinor == 0 || !terms.DailyBudget.TryGetValue(amount.Currency, out long budget) || spentTodayMinor + amount.MinorUnits <= budget)
        {
            return null;
        }

        return DayOf(now).AddDays(1);
    }

    /// <summary>When the day of the budget began: midnight UTC.</summary>
    public static DateTimeOffset DayOf(DateTimeOffset now) => new(now.UtcDateTime.Date, TimeSpan.Zero);
}
