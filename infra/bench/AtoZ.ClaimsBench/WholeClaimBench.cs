using System.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.ClaimsBench;

/// <summary>Whole claims: filed over HTTP, fraud check, mail to the seller, the seller opens the link and pays, buyer paid, books closed.</summary>
internal sealed class WholeClaimBench(AppHost app, Report report)
{
    private const string Prefix = "whole";
    private const int AtOnce = 128;
    private const int WarmUp = 200;
    private const double Goal = 500;

    public async Task Run(ClaimsBenchOptions options)
    {
        await app.Orders(Prefix, WarmUp + options.Claims);
        WholeClaims claims = new(app, Prefix);
        await claims.Play(0, WarmUp, AtOnce);
        using StoreCounter store = new();
        long allocated = GC.GetTotalAllocatedBytes();
        (TimeSpan paused, int[] collections) = (GC.GetTotalPauseDuration(), Collections());
        Stopwatch clock = Stopwatch.StartNew();
        TimeSpan busy = Process.GetCurrentProcess().TotalProcessorTime;
        await claims.Play(WarmUp, options.Claims, AtOnce);
        double perSecond = options.Claims / clock.Elapsed.TotalSeconds;
        double cpu = (Process.GetCurrentProcess().TotalProcessorTime - busy).TotalMilliseconds / options.Claims;
        report.Line("whole claims, HTTP to ledger", $"{perSecond:0} a second; {cpu:0.00} ms of processor each, client included", $">= {Goal:0} a second", perSecond >= Goal);
        TimeSpan pauses = GC.GetTotalPauseDuration() - paused;
        report.Note(
            "asked of the store per claim",
            $"{(double)store.Commits / options.Claims:0.0} commits, {(double)store.Commands / options.Claims:0.0} commands; {(GC.GetTotalAllocatedBytes() - allocated) / 1024.0 / options.Claims:0} KiB allocated");
        report.Note("garbage collector", $"{pauses / clock.Elapsed:P0} of the time; collections by generation: {string.Join(", ", Collections().Zip(collections, (now, before) => now - before))}");
        long sum = await app.Store.Read(db => db.LedgerPostings.SumAsync(p => p.AmountMinor));
        report.Line("the ledger sums to", $"{sum}", "0", sum == 0);
    }

    private static int[] Collections() => [.. Enumerable.Range(0, GC.MaxGeneration + 1).Select(GC.CollectionCount)];
}
