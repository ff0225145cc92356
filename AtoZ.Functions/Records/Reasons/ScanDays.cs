using System.Globalization;

namespace AtoZ.Functions.Records.Reasons;

/// <summary>
/// Finds the days on which a carrier's scan of the delivery would have changed a decision. Only whole days before the filing are named, each
/// tried at its beginning, its middle and its end, so that the sentence holds for every moment of every day that it covers.
/// </summary>
internal static class ScanDays
{
    // Enough to make the point; each day costs a run of the rules.
    private const int MostDays = 14;

    /// <summary>The latest days in a row that lead to the same other result; null when there are none.</summary>
    /// <param name="notBefore">When the parcel was handed over, or bought.</param>
    /// <param name="filedAt">When the claim was filed.</param>
    /// <param name="now">The result without a scan.</param>
    /// <param name="outcome">The result with a scan of a moment.</param>
    public static Counterfactual? Find(DateTimeOffset? notBefore, DateTimeOffset filedAt, string now, Func<DateTimeOffset, string> outcome)
    {
        DateTimeOffset today = new(filedAt.UtcDateTime.Date, TimeSpan.Zero);
        (DateTimeOffset First, DateTimeOffset Last, string Outcome)? found = null;
        for (int back = 1; back <= MostDays && !(today.AddDays(-back) < notBefore); back++)
        {
            DateTimeOffset day = today.AddDays(-back);
            string? whole = OfWholeDay(day, outcome);
            if (found is { } run)
            {
                if (whole != run.Outcome)
                {
                    break;
                }

                found = run with { First = day };
            }
            else if (whole is not null && whole != now)
            {
                found = (day, day, whole);
            }
        }

        return found is { } days ? new Counterfactual($"with a carrier scan of delivery dated {Words(days.First, days.Last)}", days.Outcome) : null;
    }

    private static string? OfWholeDay(DateTimeOffset day, Func<DateTimeOffset, string> outcome)
    {
        string first = outcome(day);
        return outcome(day.AddHours(12)) == first && outcome(day.AddDays(1).AddTicks(-1)) == first ? first : null;
    }

    private static string Words(DateTimeOffset first, DateTimeOffset last) => first == last ? Day(first) : $"from {Day(first)} to {Day(last)}";

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
