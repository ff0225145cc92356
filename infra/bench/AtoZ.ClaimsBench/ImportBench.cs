using System.Diagnostics;

namespace AtoZ.ClaimsBench;

/// <summary>An import of very many order lines in one request: how long, and how much memory it takes more than before.</summary>
internal sealed class ImportBench(AppHost app, Report report)
{
    private const double GoalSeconds = 60;
    private const double FlatMebibytes = 200;

    public async Task Run(ClaimsBenchOptions options)
    {
        GC.Collect();
        double before = GC.GetTotalMemory(forceFullCollection: true) / 1048576.0;
        Stopwatch clock = Stopwatch.StartNew();
        using CancellationTokenSource over = new();
        Task<double> most = Watch(over.Token);
        using HttpResponseMessage imported = await app.Http.PostAsync("api/orders/import", new OrderLines("import", options.Lines, DateTimeOffset.UtcNow));
        imported.EnsureSuccessStatusCode();
        TimeSpan took = clock.Elapsed;
        await over.CancelAsync();
        double grown = await most - before;
        double scaled = took.TotalSeconds * 1_000_000 / options.Lines;
        report.Line($"import of {options.Lines} lines", $"{took.TotalSeconds:0.0} s, {options.Lines / took.TotalSeconds:0} a second", $"1,000,000 in < {GoalSeconds:0} s", scaled < GoalSeconds);
        report.Line("live memory while it ran", $"at most {grown:0} MiB more than before", $"flat: < {FlatMebibytes:0} MiB", grown < FlatMebibytes);
    }

    // What survives a collection is what the import holds; garbage in between is not.
    private static async Task<double> Watch(CancellationToken over)
    {
        double most = 0;
        while (!over.IsCancellationRequested)
        {
            most = Math.Max(most, GC.GetGCMemoryInfo(GCKind.Any).HeapSizeBytes / 1048576.0);
            await Task.Delay(200, CancellationToken.None);
        }

        return most;
    }
}
