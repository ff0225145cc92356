using System.Diagnostics;
using System.Globalization;
using DurableTask.Sqlite.Time;
using Microsoft.DurableTask;

namespace AtoZ.Bench;

/// <summary>
/// A store full of instances that wait for an event or their deadline. They are started through the client like any other; then
/// a process of its own opens the store, so that its start and its memory are those of a fresh host.
/// </summary>
internal sealed class WaitingBench(string folder, Report report, int count)
{
    /// <summary>So many have the same early deadline.</summary>
    public const int DueAtOnce = 10_000;

    public const double EarlyHours = 1;
    private const double LateHours = 60 * 24;

    /// <summary>When the store was filled, on the virtual clock.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

    public async Task Run(CancellationToken stop)
    {
        string file = Path.Combine(folder, "waiting.db");
        int started = await Fill(file, stop);
        report.Fact("waiting instances in the store", started, "N0");
        report.Fact("size of the store then, MiB", BenchHost.MebibytesOf(file), "N0");
        await Child(file, started, stop);
    }

    private async Task<int> Fill(string file, CancellationToken stop)
    {
        // Half of the time is for filling: a smaller store is better than none.
        using CancellationTokenSource enough = CancellationTokenSource.CreateLinkedTokenSource(stop);
        enough.CancelAfter(TimeSpan.FromMinutes(4));
        int started = 0;
        long begin = Stopwatch.GetTimestamp();
        await using BenchHost host = await BenchHost.Start(file, LocalClock.Virtual(Start));
        await Load.Many(count, 1_000, async i =>
        {
            if (!enough.IsCancellationRequested)
            {
                await host.Client.ScheduleNewOrchestrationInstanceAsync(
                    ClaimShape.Waiting, i < DueAtOnce ? EarlyHours : LateHours, new StartOrchestrationOptions(Load.Id("wait", i)), stop);
                int number = Interlocked.Increment(ref started);
                if (number % 200_000 == 0)
                {
                    report.Progress($"{number:N0} started");
                }
            }
        }, stop);
        await host.Engine.Work.WhenIdleAsync(stop);
        report.Fact("starts/s, each until it waits", started / Stopwatch.GetElapsedTime(begin).TotalSeconds, "N0");
        return started;
    }

    private async Task Child(string file, int waiting, CancellationToken stop)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(WaitingBench).Assembly.Location);
        }

        foreach (string argument in new[] { "engine", "--child", file, "--waiting", waiting.ToString(CultureInfo.InvariantCulture) })
        {
            start.ArgumentList.Add(argument);
        }

        using Process child = Process.Start(start) ?? throw new InvalidOperationException("The second process could not be started.");
        try
        {
            while (await child.StandardOutput.ReadLineAsync(stop) is { } line)
            {
                Take(line);
            }

            await child.WaitForExitAsync(stop);
        }
        finally
        {
            if (!child.HasExited)
            {
                child.Kill();
            }
        }
    }

    private void Take(string line)
    {
        string[] parts = line.Split('\t');
        double value = double.Parse(parts[1], CultureInfo.InvariantCulture);
        switch (parts[0])
        {
            case WaitingChild.Ready:
                report.Below("start-up with them, s", value, 5, "N2");
                break;
            case WaitingChild.WakeMedian:
                report.Fact("an event wakes one of them, p50 ms", value, "N2");
                break;
            case WaitingChild.Wake:
                report.Below("an event wakes one of them, p99 ms", value, 10, "N2");
                break;
            case WaitingChild.Fired:
                report.Below($"{Math.Min(DueAtOnce, count):N0} timers due at once, all answered, s", value, 5, "N2");
                break;
            case WaitingChild.Memory:
                report.Below("most memory of that process, MiB", value, 1024, "N0");
                break;
        }
    }
}
