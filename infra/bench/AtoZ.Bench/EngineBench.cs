using System.Diagnostics;
using System.Globalization;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Spectre.Console;

namespace AtoZ.Bench;

/// <summary><c>./bench engine</c>: the figures of the local engine, with the floor of SQLite measured in the same run.</summary>
internal sealed class EngineBench(string folder, int waiting)
{
    private readonly Table _table = new Table().Border(TableBorder.Simple)
        .AddColumn("figure").AddColumn(new TableColumn("measured").RightAligned()).AddColumn(new TableColumn("goal").RightAligned());

    public async Task Run()
    {
        Row("floor: commits/s, one row each", Floor.RowsPerSecond(PathOf("floor1"), 1, TimeSpan.FromSeconds(3)), "-", "N0");
        Row("floor: rows/s, 100 a commit", Floor.RowsPerSecond(PathOf("floor100"), 100, TimeSpan.FromSeconds(3)), "-", "N0");
        await Throughput();
        await OneAtATime();
        await LongHistory();
        await Waiting();
        AnsiConsole.Write(_table);
    }

    private static async Task Complete(DurableTaskClient client, string id)
    {
        await client.ScheduleNewOrchestrationInstanceAsync(ClaimShape.Claim, "claim", new StartOrchestrationOptions(id));
        await client.RaiseEventAsync(id, ClaimShape.SellerAnswer, "pay");
        await client.WaitForInstanceCompletionAsync(id, CancellationToken.None);
    }

    private static string Id(string prefix, int number) => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{number}");

    private static async Task Many(int count, int atOnce, Func<int, Task> work)
    {
        int next = -1;
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(async _ =>
        {
            for (int i = Interlocked.Increment(ref next); i < count; i = Interlocked.Increment(ref next))
            {
                await work(i);
            }
        }));
    }

    private static double Percentile(List<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];

    private async Task Throughput()
    {
        await using BenchHost host = await BenchHost.Start(PathOf("throughput"));
        await Many(5_000, 500, i => Complete(host.Client, Id("warm", i)));
        List<double> runs = [];
        for (int run = 0; run < 3; run++)
        {
            const int Count = 20_000;
            string prefix = Id("run", run);
            long start = Stopwatch.GetTimestamp();
            await Many(Count, 1_000, i => Complete(host.Client, Id(prefix, i)));
            runs.Add(Count / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        runs.Sort();
        Row("completed/s, every step on disk (median of 3)", runs[1], "4,000", "N0");
    }

    private async Task OneAtATime()
    {
        await using BenchHost host = await BenchHost.Start(PathOf("single"));
        for (int i = 0; i < 500; i++)
        {
            await Complete(host.Client, Id("warm", i));
        }

        List<double> times = [];
        for (int i = 0; i < 2_000; i++)
        {
            long start = Stopwatch.GetTimestamp();
            await Complete(host.Client, Id("one", i));
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        Row("one at a time, p50 ms", Percentile(times, 0.5), "< 2", "N2");
        Row("one at a time, p99 ms", Percentile(times, 0.99), "< 10", "N2");
    }

    private async Task LongHistory()
    {
        string file = PathOf("history");
        const int Steps = 5_000;
        await using (BenchHost host = await BenchHost.Start(file))
        {
            await host.Client.ScheduleNewOrchestrationInstanceAsync(ClaimShape.Chain, Steps, new StartOrchestrationOptions("chain"));
            long start = Stopwatch.GetTimestamp();
            await host.Engine.WaitAsync("chain", state => state.CustomStatus is not null);

            Row("µs per event of a history of 10,000 events", Stopwatch.GetElapsedTime(start).TotalMicroseconds / (Steps * 2), "flat", "N0");
        }

        await using BenchHost again = await BenchHost.Start(file);
        long replay = Stopwatch.GetTimestamp();
        await again.Client.RaiseEventAsync("chain", ClaimShape.SellerAnswer, "done");
        await again.Client.WaitForInstanceCompletionAsync("chain", CancellationToken.None);
        Row("10,000 events replayed, ms", Stopwatch.GetElapsedTime(replay).TotalMilliseconds, "< 200", "N0");
    }

    private async Task Waiting()
    {
        string file = PathOf("waiting");
        await using (BenchHost host = await BenchHost.Start(file))
        {
            await Many(waiting, 2_000, i => host.Client.ScheduleNewOrchestrationInstanceAsync(ClaimShape.Waiting, "wait", new StartOrchestrationOptions(Id("wait", i))));
            await Many(waiting, 2_000, i => host.Client.WaitForInstanceStartAsync(Id("wait", i), CancellationToken.None));
        }

        GC.Collect();
        long start = Stopwatch.GetTimestamp();
        await using BenchHost again = await BenchHost.Start(file);
        Row($"start-up with {waiting:N0} waiting, s", Stopwatch.GetElapsedTime(start).TotalSeconds, "< 5", "N2");
        List<double> wakes = [];
        for (int i = 0; i < 1_000; i++)
        {
            string id = Id("wait", (int)((long)i * 7_919 % waiting));
            long wake = Stopwatch.GetTimestamp();
            await again.Client.RaiseEventAsync(id, ClaimShape.SellerAnswer, "pay");
            await again.Client.WaitForInstanceCompletionAsync(id, CancellationToken.None);
            wakes.Add(Stopwatch.GetElapsedTime(wake).TotalMilliseconds);
        }

        wakes.Sort();
        Row("an event wakes one of them, p99 ms", Percentile(wakes, 0.99), "< 10", "N2");
        Row("memory then, MiB", Process.GetCurrentProcess().WorkingSet64 / 1048576.0, "< 1,024", "N0");
        await TimersAtOnce(again);
    }

    private async Task TimersAtOnce(BenchHost host)
    {
        const int Timers = 10_000;
        const double Delay = 20;
        long start = Stopwatch.GetTimestamp();
        await Many(Timers, 1_000, i => host.Client.ScheduleNewOrchestrationInstanceAsync(ClaimShape.Sleeping, Delay, new StartOrchestrationOptions(Id("sleep", i))));
        await Many(Timers, 1_000, i => host.Client.WaitForInstanceCompletionAsync(Id("sleep", i), CancellationToken.None));
        Row("10,000 timers within 20 s + s", Stopwatch.GetElapsedTime(start).TotalSeconds - Delay, "< 5", "N2");
    }

    private string PathOf(string name) => Path.Combine(folder, name + ".db");

    private void Row(string figure, double value, string goal, string format)
    {
        string text = value.ToString(format, CultureInfo.InvariantCulture);
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[grey]{figure}: {text}[/]");
        _table.AddRow(figure, text, goal);
    }
}
