using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using AtoZ.Functions.Data;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.ClaimsBench;

/// <summary>
/// The same claims played by one process and by several on one PostgreSQL, 64 at once: what they gain on this machine, and what their locks would
/// let them gain on one with the cores for it.
/// </summary>
internal sealed class InstancesBench(Report report)
{
    public const int AtOnce = 64;
    private const double MostConflicts = 0.05;
    private const double Gain = 1.7;

    public async Task Run(ClaimsBenchOptions options)
    {
        await Migrate(options.Database!);
        Measured one = await Play(options with { Processes = 1 });
        Measured all = await Play(options);
        foreach (Measured measured in (Measured[])[one, all])
        {
            Tell(measured);
        }

        report.Note($"{all.Processes} processes here", $"{all.PerSecond / one.PerSecond:0.00} times one process ({Environment.ProcessorCount} cores for all and the database)");
        double bound = Bound(one, all);
        report.Line(
            "by their locks",
            $"at most {bound:0.00} times one process; writes wait {all.Waiting:P1} of their time, {one.Waiting:P1} in one process",
            $">= {Gain:0.0} times",
            bound >= Gain);
    }

    // Locks cost what is waited for them more than in one process, and while one write has everything no process goes on.
    private static double Bound(Measured one, Measured all)
    {
        double waiting = all.Processes * Math.Min(1, (1 - all.Waiting) / (1 - one.Waiting));
        double alone = all.Locks.GetValueOrDefault("everything")?.Held / all.Claims ?? 0;
        return alone == 0 ? waiting : Math.Min(waiting, 1000 / alone / one.PerSecond);
    }

    private void Tell(Measured measured)
    {
        string name = $"{measured.Processes} process{(measured.Processes == 1 ? "" : "es")}";
        report.Note(name, $"{measured.PerSecond:0.0} claims a second; {measured.Processor:0} ms of processor each, client included");
        foreach ((string scope, LockTime time) in measured.Locks.OrderByDescending(l => l.Value.Held))
        {
            report.Note($"  {scope}", $"{time.Writes / measured.Claims:0.0} writes a claim, waited {time.Waited / measured.Claims:0.00} ms, held {time.Held / measured.Claims:0.00} ms");
        }

        double conflicts = measured.Conflicts / measured.Claims;
        report.Line($"conflicts, {name}", $"{conflicts:0.000} a claim", $"< {MostConflicts} a claim", conflicts < MostConflicts);
    }

    // Before the processes, which would otherwise all begin by making the same tables.
    private static async Task Migrate(string database)
    {
        await using PostgresAtoZDb db = new(new DbContextOptionsBuilder<PostgresAtoZDb>().UseNpgsql(database).Options);
        await db.Database.MigrateAsync();
    }

    private static async Task<Measured> Play(ClaimsBenchOptions options)
    {
        Process[] workers = [.. Enumerable.Range(1, options.Processes).Select(n => Begin(options, $"p{options.Processes}-{n}-{Guid.NewGuid():N}"[..14]))];
        try
        {
            foreach (Process worker in workers)
            {
                await Line(worker, "ready");
            }

            foreach (Process worker in workers)
            {
                await worker.StandardInput.WriteLineAsync("go");
            }

            WorkerResult[] results = await Task.WhenAll(workers.Select(async w => JsonSerializer.Deserialize<WorkerResult>(await Line(w, "{"))!));
            return new Measured(options.Processes, results);
        }
        finally
        {
            foreach (Process worker in workers)
            {
                worker.StandardInput.Close();
                await worker.WaitForExitAsync();
                worker.Dispose();
            }
        }
    }

    private static Process Begin(ClaimsBenchOptions options, string prefix)
    {
        string[] arguments =
        [
            "--worker", prefix, "--database", options.Database!,
            "--processes", options.Processes.ToString(CultureInfo.InvariantCulture), "--claims", options.Claims.ToString(CultureInfo.InvariantCulture),
        ];
        return Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false })!;
    }

    private static async Task<string> Line(Process worker, string beginning)
    {
        while (await worker.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(beginning, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException("A process of the bench ended early; what it said stands above.");
    }

    private sealed class Measured(int processes, WorkerResult[] results)
    {
        public int Processes => processes;

        public double Claims { get; } = results.Sum(r => r.Claims);

        public double PerSecond => Claims / results.Max(r => r.Seconds);

        public double Processor => results.Sum(r => r.Processor) / Claims;

        public double Conflicts => results.Sum(r => r.Conflicts);

        public Dictionary<string, LockTime> Locks { get; } = results.SelectMany(r => r.Locks).GroupBy(l => l.Key, l => l.Value)
            .ToDictionary(g => g.Key, g => new LockTime(g.Sum(t => t.Writes), g.Sum(t => t.Waited), g.Sum(t => t.Held)));

        public double Waiting => Locks.Values.Sum(l => l.Waited) / Locks.Values.Sum(l => l.Waited + l.Held);
    }
}
