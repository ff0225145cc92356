using System.Diagnostics;
using System.Text.Json;

namespace AtoZ.ClaimsBench;

/// <summary>One of several processes on one database: warms up, says so, and plays its share when it is told to.</summary>
internal sealed class InstanceWorker(AppHost app)
{
    private const int WarmUp = 64;

    public async Task Run(ClaimsBenchOptions options)
    {
        string prefix = options.Worker!;
        int share = options.Claims / options.Processes, atOnce = InstancesBench.AtOnce / options.Processes;
        await app.Orders(prefix, WarmUp + share);
        WholeClaims claims = new(app, prefix);
        await claims.Play(0, WarmUp, atOnce);
        Console.WriteLine("ready");
        await Console.In.ReadLineAsync();

        using LockTimes locks = new();
        Stopwatch clock = Stopwatch.StartNew();
        TimeSpan busy = Process.GetCurrentProcess().TotalProcessorTime;
        await claims.Play(WarmUp, share, atOnce);
        double cpu = (Process.GetCurrentProcess().TotalProcessorTime - busy).TotalMilliseconds;
        Console.WriteLine(JsonSerializer.Serialize(new WorkerResult(share, clock.Elapsed.TotalSeconds, cpu, locks.Conflicts, locks.ByScope)));
    }
}

/// <summary>What a process tells of its share.</summary>
/// <param name="Claims">How many it played.</param>
/// <param name="Seconds">In which time.</param>
/// <param name="Processor">Milliseconds of processor, clients included.</param>
/// <param name="Conflicts">Writes that lost a race and ran again.</param>
/// <param name="Locks">Its locks, by scope.</param>
internal sealed record WorkerResult(int Claims, double Seconds, double Processor, long Conflicts, IReadOnlyDictionary<string, LockTime> Locks);
