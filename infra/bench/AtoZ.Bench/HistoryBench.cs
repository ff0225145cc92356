using System.Diagnostics;
using Microsoft.DurableTask;

namespace AtoZ.Bench;

/// <summary>One orchestration with a long history: what an event costs early and late, and how long a replay takes.</summary>
internal sealed class HistoryBench(string folder, Report report)
{
    // Each step is scheduled and completed: two events, and the mark of an episode.
    private const int Steps = 5_000;
    private const int Part = 500;

    public async Task Run(CancellationToken stop)
    {
        // The first run warms up the code that the second measures.
        await Record(Steps / 5, "warm", stop);
        await Record(Steps, "long", stop);
        double early = PerEvent(Part);
        double late = PerEvent(Steps - Part - 1);
        report.Fact($"µs per event, the second {2 * Part:N0} events", early, "N0");
        report.Below($"the last {2 * Part:N0} of {2 * Steps:N0}, times that", late / early, 1.5, "N2");
        await Replay("warm", stop);
        report.Below($"history of {2 * Steps:N0} events read and replayed, ms", await Replay("long", stop), 200, "N0");
    }

    /// <summary>What an event cost over a part of the last recorded chain, in microseconds.</summary>
    private static double PerEvent(int from) =>
        Stopwatch.GetElapsedTime(ClaimShape.ChainTimes[from], ClaimShape.ChainTimes[from + Part]).TotalMicroseconds / (2 * Part);

    private async Task Record(int steps, string name, CancellationToken stop)
    {
        ClaimShape.ChainTimes = new long[steps];
        await using BenchHost host = await BenchHost.Start(PathOf(name));
        await host.Client.ScheduleNewOrchestrationInstanceAsync(ClaimShape.Chain, steps, new StartOrchestrationOptions("chain"), stop);
        await host.Engine.WaitAsync("chain", state => state.CustomStatus is not null, cancellationToken: stop);
    }

    /// <summary>Milliseconds from an event that a fresh engine gets until the instance, which it has to replay first, has ended.</summary>
    private async Task<double> Replay(string name, CancellationToken stop)
    {
        await using BenchHost host = await BenchHost.Start(PathOf(name));
        long start = Stopwatch.GetTimestamp();
        await host.Client.RaiseEventAsync("chain", ClaimShape.SellerAnswer, "done", stop);
        await host.Client.WaitForInstanceCompletionAsync("chain", stop);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private string PathOf(string name) => Path.Combine(folder, $"history-{name}.db");
}
