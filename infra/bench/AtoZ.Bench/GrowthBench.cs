using System.Diagnostics;
using Microsoft.DurableTask.Client;

namespace AtoZ.Bench;

/// <summary>The file grows to so many finished instances: throughput at its beginning and at its end, and what a purge gives back.</summary>
internal sealed class GrowthBench(string folder, Report report, int finished)
{
    // A claim is two instances: itself and its recovery.
    private const int PerClaim = 2;
    private const int Slices = 20;

    public async Task Run(CancellationToken stop)
    {
        string file = Path.Combine(folder, "growth.db");
        await using BenchHost host = await BenchHost.Start(file);
        await Load.Many(5_000, 500, i => Load.Complete(host.Client, Load.Id("warm", i), stop), stop);
        List<double> rates = await Grow(host, stop);
        double first = rates.Take(2).Average();
        double last = rates.TakeLast(2).Average();
        report.Fact($"completed/s up to {finished / 10:N0} finished instances", first, "N0");
        report.Fact($"completed/s up to {(long)finished * rates.Count / Slices:N0} finished", last, "N0");
        report.AtLeast("the last compared with the first, times", last / first, 0.9, "N2");
        await Purge(host, file, stop);
    }

    private async Task<List<double>> Grow(BenchHost host, CancellationToken stop)
    {
        using CancellationTokenSource enough = CancellationTokenSource.CreateLinkedTokenSource(stop);
        enough.CancelAfter(TimeSpan.FromMinutes(3.5));
        List<double> rates = [];
        int claims = Math.Max(1, finished / PerClaim / Slices);
        while (rates.Count < Slices && !enough.IsCancellationRequested)
        {
            string prefix = Load.Id("grow", rates.Count);
            long start = Stopwatch.GetTimestamp();
            await Load.Many(claims, 1_000, i => Load.Complete(host.Client, Load.Id(prefix, i), stop), stop);
            rates.Add(claims / Stopwatch.GetElapsedTime(start).TotalSeconds);
            report.Progress($"{rates.Count * claims * PerClaim:N0} finished, {rates[^1]:N0} completed/s");
        }

        return rates;
    }

    private async Task Purge(BenchHost host, string file, CancellationToken stop)
    {
        double before = BenchHost.MebibytesOf(file);
        long start = Stopwatch.GetTimestamp();
        PurgeResult purged = await host.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter(), cancellation: stop);
        report.Fact("purged instances/s", purged.PurgedInstanceCount / Stopwatch.GetElapsedTime(start).TotalSeconds, "N0");
        report.Fact("size of the store before the purge, MiB", before, "N0");
        report.Below("after it, part of that", BenchHost.MebibytesOf(file) / before, 0.1, "N2");
    }
}
