using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Tests.OnAzureStorage;

/// <summary>
/// A host in a process of its own, the entry point of this assembly: it takes a claim up to the payout and kills itself when the money
/// is booked and the engine has not heard of it.
/// </summary>
internal static class HostThatIsKilled
{
    public static Market Market { get; } = new() { HeldMinor = 10_000 };

    /// <summary>Starts it on a hub, with its store in a folder, and waits for its end.</summary>
    /// <returns>Its exit code, and what it said against the plan.</returns>
    public static async Task<(int Code, string Errors)> Run(StoredHub hub, string folder)
    {
        string dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        string ahead = hub.Ahead.Ticks.ToString(CultureInfo.InvariantCulture);
        ProcessStartInfo start = new(dotnet, [typeof(HostThatIsKilled).Assembly.Location, hub.Storage, hub.Name, ahead, folder])
        {
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using Process process = Process.Start(start)!;
        using CancellationTokenSource patience = new(EngineOnStorage.Patience);
        try
        {
            string errors = await process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, errors);
        }
        finally
        {
            process.Kill();
        }
    }

    public static async Task Main(string[] args)
    {
        StoredHub hub = new(args[0], args[1], TimeSpan.FromTicks(long.Parse(args[2], CultureInfo.InvariantCulture)));
        await using EngineOnStorage engine = await EngineOnStorage.Start(hub);
        await using Story story = await Story.Open(Market, args[3], engine.Clock, engine: engine.TakeOver);
        engine.BeforeItHears(async () =>
        {
            if (await BuyerIsPaid(story))
            {
                Process.GetCurrentProcess().Kill();
            }
        });
        await story.Store.Write(Market.Fill);
        await story.File("order-1");
        await engine.Until(async () => (await story.Record()).Status == ClaimStatus.AwaitingSeller);
        await story.SellerPays();
        await engine.Until(() => BuyerIsPaid(story));
    }

    public static Task<bool> BuyerIsPaid(Story story) =>
        story.Store.Read(db => db.LedgerTransactions.AnyAsync(t => t.Postings.Any(p => p.Account == ChartOfAccounts.BuyerPayouts)));
}
