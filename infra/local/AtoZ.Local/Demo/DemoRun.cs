using System.Diagnostics;
using System.Globalization;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Payments;
using AtoZ.Local.Sample;
using DurableTask.Sqlite.Time;
using FunctionsHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Spectre.Console;

namespace AtoZ.Local.Demo;

/// <summary>Plays real orders and reviews through the real app to the end of every recovery, on the virtual clock.</summary>
internal static class DemoRun
{
    // The longest recovery ends some months after the last claim; a case that is not closed by then never will be.
    private static readonly TimeSpan Patience = TimeSpan.FromDays(500);

    /// <summary>Plays it.</summary>
    /// <returns>The exit code: 0 when every claim was closed and the ledger sums to zero.</returns>
    public static async Task<int> Play(DemoOptions options, IAnsiConsole console, CancellationToken cancellationToken)
    {
        if (Directory.Exists(options.DataDirectory))
        {
            throw new DemoException($"An earlier demonstration is kept in {options.DataDirectory}: './run' shows or finishes it, './run reset' removes it.");
        }

        long start = Stopwatch.GetTimestamp();
        Dice dice = new(options.Seed);
        List<OrderRow> orders = Read(options.Orders, Complaints.ReadOrders);
        List<Complaint> complaints = new Complaints(dice, PolicyLibrary.Embedded().InForce(orders[0].PurchasedAt).Eligibility).Find(orders, Read(options.Reviews, Complaints.ReadReviews));
        complaints = complaints[..Math.Min(complaints.Count, options.Limit ?? int.MaxValue)];
        if (complaints.Count == 0)
        {
            throw new DemoException("No order of these files justifies a claim.");
        }

        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{orders.Count:N0} order lines: {complaints.Sum(c => c.Lines.Count):N0} of them justify {complaints.Count:N0} claims. Seed {options.Seed}."));
        int exit;
        using (IHost host = Build(options, orders.Min(o => o.PurchasedAt)))
        {
            await host.StartAsync(cancellationToken);
            exit = await Run(host, options, orders, complaints, dice, console, cancellationToken);
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Time taken: {Stopwatch.GetElapsedTime(start).TotalSeconds:N0} s."));
            await host.StopAsync(CancellationToken.None);
        }

        return Leave(options, console, exit);
    }

    private static async Task<int> Run(
        IHost host, DemoOptions options, List<OrderRow> orders, List<Complaint> complaints, Dice dice, IAnsiConsole console, CancellationToken cancellationToken)
    {
        using Theatre theatre = Theatre.Open(host.Services);
        DemoFacts facts = new(theatre.Player, dice);
        await Prepare(theatre, facts, options, orders, complaints);
        DateTimeOffset end = complaints[^1].FileAt + Patience;
        await console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn()).StartAsync(async progress =>
        {
            DateTimeOffset begin = theatre.Clock.GetUtcNow();
            ProgressTask bar = progress.AddTask("Claims", maxValue: (complaints[^1].FileAt + TimeSpan.FromDays(150) - begin).TotalDays);
            DemoCast cast = new(dice, complaints.SelectMany(c => c.Lines, (c, l) => (l.Key, Complaint: c)).ToDictionary(c => c.Key, c => c.Complaint, StringComparer.Ordinal), theatre.Clock);
            await theatre.Cast(cast).Run(end, () => Finished(theatre.Store), now => Show(bar, begin, now), cancellationToken);
            bar.Value = bar.MaxValue;
        });
        cancellationToken.ThrowIfCancellationRequested();
        DemoReport report = await DemoReport.Read(theatre.Store);
        report.Print(console, orders[0].Currency);
        foreach ((string codes, int count) in facts.Refusals.OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal))
        {
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Not eligible, told so at filing ({codes}): {count}"));
        }

        console.WriteLine($"Claims not closed: {report.NotClosed}. Debts not ended: {report.DebtsOpen}. Ledger sum: {report.LedgerSum}.");
        return report is { NotClosed: 0, DebtsOpen: 0, LedgerSum: 0 } ? 0 : 1;
    }

    private static async Task Prepare(Theatre theatre, DemoFacts facts, DemoOptions options, List<OrderRow> orders, List<Complaint> complaints)
    {
        HashSet<string> toldLater = [.. complaints.SelectMany(c => c.Lines).Where(l => l.DeliveredAt is not null).Select(l => l.Key)];
        Dictionary<string, DateTimeOffset> known = new(StringComparer.Ordinal);
        foreach (Night night in DemoFacts.Nights(options.Orders, toldLater))
        {
            // Before all else of that instant.
            theatre.Agenda.Plan(night.At, "!orders", () => facts.Import(night));
            foreach (string key in night.Keys)
            {
                known[key] = night.At;
            }
        }

        HashSet<string> sellers = [.. complaints.Select(c => c.Order.SellerId)];
        foreach (string seller in sellers.Order(StringComparer.Ordinal))
        {
            await facts.Seller(seller);
        }

        foreach (OrderRow order in orders.Where(o => o.DeliveredAt is not null && sellers.Contains(o.SellerId)))
        {
            DateTimeOffset told = Later(order.DeliveredAt!.Value, known[order.Key]);
            theatre.Agenda.Plan(told, order.Key + "/funds", () => facts.Disbursement(order));
            if (toldLater.Contains(order.Key))
            {
                theatre.Agenda.Plan(told, order.Key + "/scan", () => facts.Delivered(order));
            }
        }

        foreach (Complaint complaint in complaints)
        {
            DateTimeOffset told = complaint.Lines.Max(l => known[l.Key]);
            theatre.Agenda.Plan(Later(complaint.ContactAt, told), complaint.Key + "/contact", () => facts.Contact(complaint));
            theatre.Agenda.Plan(Later(complaint.FileAt, told), complaint.Key + "/file", () => facts.FileClaim(complaint));
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static void Show(ProgressTask bar, DateTimeOffset begin, DateTimeOffset now)
    {
        bar.Value = Math.Min(bar.MaxValue, (now - begin).TotalDays);
        bar.Description = now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static Task<bool> Finished(AtoZStore store) => store.Read(async db =>
        !await db.Claims.AnyAsync(c => c.ClosedAt == null)
        && !await db.Debts.AnyAsync(d => d.ClosedAt == null)
        && !await db.Inquiries.AnyAsync(i => i.EndedAt == null)
        && !await db.Appeals.AnyAsync(a => a.DecidedAt == null)

        // The night after the last debt releases what was put aside for it.
        && await db.LedgerPostings.Where(p => p.Account == ChartOfAccounts.LossAllowance).SumAsync(p => p.AmountMinor) == 0);

    private static List<T> Read<T>(string file, Func<string, List<T>> read)
    {
        try
        {
            return read(file);
        }
        catch (Exception unreadable) when (unreadable is CsvHelper.CsvHelperException or FormatException or IOException or InvalidOperationException)
        {
            throw new DemoException($"'{file}' is not in the expected layout: {unreadable.Message.Split('\n')[0]}", unreadable);
        }
    }

    private static IHost Build(DemoOptions options, DateTimeOffset begin)
    {
        LocalHostOptions local = LocalAtoZ.Options();
        local.Port = 0;
        local.DataDirectory = options.DataDirectory;
        local.TimeProvider = LocalClock.Virtual(begin);
        LocalHostBuilder builder = LocalHostBuilder.Within(local);

        // A store of its own, whatever local.settings.json says. Sweeps once a day are often enough when nobody waits: two virtual
        // years have 70,000 quarters of an hour.
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["LocalHost:DataDirectory"] = options.DataDirectory,
            ["DataDirectory"] = Path.Combine(options.DataDirectory, "store"),
            ["Database"] = $"sqlite:{Path.Combine(options.DataDirectory, "store", "atoz.db")}",
            ["NoSilentCaseSweepSchedule"] = "0 30 3 * * *",
            ["RecoverySweepSchedule"] = "0 0 4 * * *",
            ["HousekeepingSweepSchedule"] = "0 20 3 * * 0",
        });
        builder.AddLocalAtoZ();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        Theatre.ListenToMails(builder);
        try
        {
            return builder.Build();
        }
        catch (HostSetupException setup)
        {
            throw new DemoException(setup.Message, setup);
        }
    }

    private static int Leave(DemoOptions options, IAnsiConsole console, int exit)
    {
        if (options.Keep)
        {
            console.WriteLine($"The store is kept in {options.DataDirectory}; './run' shows it.");
            return exit;
        }

        // A pooled connection would keep the deleted file alive, and hand it to the next run in this process.
        SqliteConnection.ClearAllPools();
        Directory.Delete(options.DataDirectory, recursive: true);
        return exit;
    }
}
