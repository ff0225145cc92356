namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>
/// Time of which the days do not count on which nobody works where a party lives (PROCESS §5). A day counts from midnight to midnight by the party's
/// clock, so that a window of 72 hours is three whole working days. Rule TIME-01.
/// </summary>
internal static class BusinessTime
{
    // A calendar without a working day would be searched for ever.
    private const int LongestRest = 60;

    /// <summary>When a window ends.</summary>
    /// <param name="from">When it begins.</param>
    /// <param name="window">How long it is, in time that counts.</param>
    /// <param name="calendar">Which days do not count.</param>
    public static DateTimeOffset End(DateTimeOffset from, TimeSpan window, BusinessCalendar calendar)
    {
        DateTimeOffset at = from;
        TimeSpan left = window;
        for (int rested = 0; rested < LongestRest;)
        {
            DateOnly day = calendar.DayOf(at);
            DateTimeOffset midnight = calendar.StartOf(day.AddDays(1));
            if (calendar.IsRestDay(day))
            {
                at = midnight;
                rested++;
                continue;
            }

            rested = 0;
            if (left <= midnight - at)
            {
                return (at + left).ToUniversalTime();
            }

            left -= midnight - at;
            at = midnight;
        }

        throw new InvalidOperationException($"{LongestRest} days of {calendar.Country} after {from:u} do not count: its calendar is wrong.");
    }
}
