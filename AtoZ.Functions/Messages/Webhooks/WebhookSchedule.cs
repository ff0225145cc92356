using System.Text;

namespace AtoZ.Functions.Messages.Webhooks;

/// <summary>When a delivery is tried again: the schedule that Standard Webhooks recommends, about three days in all.</summary>
internal static class WebhookSchedule
{
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    /// <summary>The most attempts.</summary>
    public static int Attempts => Pauses.Length + 1;

    /// <summary>The furthest that a repeat can be away: the longest pause with its spread, and some room.</summary>
    public static TimeSpan Furthest { get; } = Pauses[^1] * 1.2;

    /// <summary>How long a repeat waits; null when there is none left.</summary>
    /// <param name="attempts">Attempts made.</param>
    /// <param name="key">The delivery's key: it makes the pauses of many deliveries differ by up to a tenth, the same at each look.</param>
    /// <param name="asked">What the receiver asked for by Retry-After; a longer wait is granted.</param>
    public static TimeSpan? After(int attempts, string key, TimeSpan? asked)
    {
        if (attempts > Pauses.Length)
        {
            return null;
        }

        TimeSpan pause = Pauses[Math.Max(0, attempts - 1)];
        TimeSpan spread = pause * (Encoding.UTF8.GetBytes(key).Aggregate(attempts, (sum, b) => ((sum * 31) + b) & 0xFFFF) / (double)0xFFFF / 10);
        return asked > pause + spread ? Min(asked.Value, Pauses[^1]) : pause + spread;
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
