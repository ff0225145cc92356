using System.Globalization;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace AtoZ.Bench;

/// <summary>Clients that start and answer claims, so many at the same time.</summary>
internal static class Load
{
    public static string Id(string prefix, int number) => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{number}");

    /// <summary>One claim from its start to its end, as a client sees it.</summary>
    public static async Task Complete(DurableTaskClient client, string id, CancellationToken stop)
    {
        await client.ScheduleNewOrchestrationInstanceAsync(ClaimShape.Claim, "claim", new StartOrchestrationOptions(id), stop);
        await client.RaiseEventAsync(id, ClaimShape.SellerAnswer, "pay", stop);
        await client.WaitForInstanceCompletionAsync(id, stop);
    }

    /// <summary>Does the work for each number, so many at once.</summary>
    public static async Task Many(int count, int atOnce, Func<int, Task> work, CancellationToken stop)
    {
        int next = -1;
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(async _ =>
        {
            for (int i = Interlocked.Increment(ref next); i < count; i = Interlocked.Increment(ref next))
            {
                stop.ThrowIfCancellationRequested();
                await work(i);
            }
        }));
    }

    public static double Percentile(List<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
}
