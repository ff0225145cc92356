using System.Diagnostics;

namespace AtoZ.Bench;

/// <summary><c>./bench engine</c>: the figures of the local engine, with the floor of SQLite measured in the same run.</summary>
internal sealed class EngineBench(string folder, BenchOptions options)
{
    private readonly Report _report = new();
    private readonly long _start = Stopwatch.GetTimestamp();

    /// <summary>Runs all parts; false when a goal was missed or a part could not be measured.</summary>
    public async Task<bool> Run()
    {
        await Part("floor", 1, Floors);
        await Part("throughput", 2, Throughput);
        await Part("single", 2, OneAtATime);
        await Part("history", 1, stop => new HistoryBench(folder, _report).Run(stop));
        await Part("waiting", 5, stop => new WaitingBench(folder, _report, options.Waiting).Run(stop));
        await Part("growth", 5, stop => new GrowthBench(folder, _report, options.Finished).Run(stop));
        _report.Print();
        return _report.AllReached;
    }

    /// <summary>Runs one part within its time; one that fails or takes too long leaves a line in the table, and the next goes on.</summary>
    private async Task Part(string name, int minutes, Func<CancellationToken, Task> measure)
    {
        if (!options.Wants(name))
        {
            return;
        }

        TimeSpan left = options.Limit - Stopwatch.GetElapsedTime(_start);
        TimeSpan most = TimeSpan.FromMinutes(minutes) < left ? TimeSpan.FromMinutes(minutes) : left;
        if (most <= TimeSpan.Zero)
        {
            _report.Missing(name, "the time was over");
            return;
        }

        _report.Progress($"{name} …");
        using CancellationTokenSource stop = new(most);
        try
        {
            // What does not look at the token is left behind a little later.
            await measure(stop.Token).WaitAsync(most + TimeSpan.FromSeconds(20));
        }
#pragma warning disable CA1031 // A part that fails is a line of the table.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _report.Missing(name, e is OperationCanceledException or TimeoutException ? $"not done within {most.TotalMinutes:0.#} minutes" : $"{e.GetType().Name}: {e.Message}");
        }
    }

    private Task Floors(CancellationToken stop)
    {
        _report.Fact("floor: commits/s, one row of 200 bytes each", Floor.RowsPerSecond(Path.Combine(folder, "floor1.db"), 1, TimeSpan.FromSeconds(3)), "N0");
        _report.Fact("floor: rows/s, 100 a commit", Floor.RowsPerSecond(Path.Combine(folder, "floor100.db"), 100, TimeSpan.FromSeconds(3)), "N0");
        return Task.CompletedTask;
    }

    private async Task Throughput(CancellationToken stop)
    {
        const int Count = 20_000;
        await using BenchHost host = await BenchHost.Start(Path.Combine(folder, "throughput.db"));
        await Load.Many(10_000, 500, i => Load.Complete(host.Client, Load.Id("warm", i), stop), stop);
        List<double> runs = [];
        Expense expense = new();
        for (int run = 0; run < 3; run++)
        {
            string prefix = Load.Id("run", run);
            long start = Stopwatch.GetTimestamp();
            await Load.Many(Count, 1_000, i => Load.Complete(host.Client, Load.Id(prefix, i), stop), stop);
            runs.Add(Count / Stopwatch.GetElapsedTime(start).TotalSeconds);
            _report.Progress($"{runs[^1]:N0} completed/s");
        }

        runs.Sort();
        _report.AtLeast("completed/s, every step on disk (median of 3)", runs[1], 4_000, "N0");
        expense.Tell(_report, Count * runs.Count);
    }

    private async Task OneAtATime(CancellationToken stop)
    {
        await using BenchHost host = await BenchHost.Start(Path.Combine(folder, "single.db"));
        for (int i = 0; i < 1_000; i++)
        {
            await Load.Complete(host.Client, Load.Id("warm", i), stop);
        }

        List<double> times = [];
        TimeSpan paused = GC.GetTotalPauseDuration();
        for (int i = 0; i < 2_000; i++)
        {
            long start = Stopwatch.GetTimestamp();
            await Load.Complete(host.Client, Load.Id("one", i), stop);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        _report.Below("one at a time, p50 ms", Load.Percentile(times, 0.5), 2, "N2");
        _report.Below("one at a time, p99 ms", Load.Percentile(times, 0.99), 10, "N2");
        _report.Fact("one at a time, longest ms", times[^1], "N2");
        _report.Fact("of all that time paused for garbage, %", 100 * (GC.GetTotalPauseDuration() - paused).TotalMilliseconds / times.Sum(), "N2");
    }
}
