using System.Diagnostics;
using System.Globalization;
using DurableTask.Sqlite.Time;
using Microsoft.DurableTask.Client;

namespace AtoZ.Bench;

/// <summary>The process that opens a store full of waiting instances and writes what it measures, a figure a line.</summary>
internal sealed class WaitingChild(string file, int waiting)
{
    public const string Ready = "ready";
    public const string Wake = "wake";
    public const string WakeMedian = "wake-median";
    public const string Fired = "fired";
    public const string Memory = "memory";

    public async Task Run()
    {
        LocalClock clock = LocalClock.Virtual(WaitingBench.Start);
        await using BenchHost host = await BenchHost.Start(file, clock);
        // From the birth of the process: what somebody who starts the host waits for.
        Say(Ready, (DateTime.Now - Process.GetCurrentProcess().StartTime).TotalSeconds);
        await WakeSome(host.Client);
        await FireTimers(host, clock);
        using var self = Process.GetCurrentProcess();
        Say(Memory, self.PeakWorkingSet64 / 1048576.0);
    }

    private async Task WakeSome(DurableTaskClient client)
    {
        const int Warm = 500;
        int late = waiting - WaitingBench.DueAtOnce;
        if (late < 1)
        {
            return;
        }

        List<double> times = [];
        for (int i = 0; i < 2_000 + Warm; i++)
        {
            string id = Load.Id("wait", WaitingBench.DueAtOnce + (int)((long)i * 7_919 % late));
            long start = Stopwatch.GetTimestamp();
            await client.RaiseEventAsync(id, ClaimShape.SellerAnswer, "pay");
            await client.WaitForInstanceCompletionAsync(id, CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.RemoveRange(0, Warm);
        times.Sort();
        Say(WakeMedian, Load.Percentile(times, 0.5));
        Say(Wake, Load.Percentile(times, 0.99));
    }

    private static async Task FireTimers(BenchHost host, LocalClock clock)
    {
        long start = Stopwatch.GetTimestamp();
        clock.Advance(TimeSpan.FromHours(WaitingBench.EarlyHours));
        await host.Engine.Work.WhenIdleAsync();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        OrchestrationMetadata? last = await host.Client.GetInstanceAsync(Load.Id("wait", 0), getInputsAndOutputs: true);
        if (last?.ReadOutputAs<string>() != "silent")
        {
            throw new InvalidOperationException($"The deadline did not fire: {last?.RuntimeStatus}.");
        }

        Say(Fired, seconds);
    }

    private static void Say(string figure, double value) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figure}\t{value:R}"));
}
