using System.Globalization;
using Microsoft.Azure.Functions.Worker;

namespace FunctionsHost.Timers;

/// <summary>How long to wait before a retry.</summary>
internal static class RetryDelay
{
    private const int LongestDoubling = 30;

    /// <summary>The wait before a retry.</summary>
    /// <param name="attribute">The function's attribute.</param>
    /// <param name="retry">Which retry, from 1.</param>
    /// <returns>The wait: the same each time, or doubled from the least to the most.</returns>
    public static TimeSpan Before(RetryAttribute attribute, int retry) => attribute switch
    {
        FixedDelayRetryAttribute fix => Interval(fix.DelayInterval),
        ExponentialBackoffRetryAttribute grow => Grown(
            Interval(grow.MinimumInterval), Interval(grow.MaximumInterval), retry),
        _ => TimeSpan.Zero,
    };

    private static TimeSpan Grown(TimeSpan least, TimeSpan most, int retry)
    {
        TimeSpan grown = least * Math.Pow(2, Math.Min(retry - 1, LongestDoubling));
        return grown < most ? grown : most;
    }

    // The attribute takes the text as it is; what is no time waits for none.
    private static TimeSpan Interval(string text) => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan interval) ? interval : TimeSpan.Zero;
}
