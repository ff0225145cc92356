using System.Text.RegularExpressions;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Hosting;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Local.Move;
using DurableTask.Sqlite.Time;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Tests.Moving;

/// <summary>A machine with a folder for the app, and places for backups and for what is restored.</summary>
internal sealed partial class Machine : IDisposable
{
    /// <summary>When the story of a machine begins: between two microseconds, of which PostgreSQL keeps the earlier.</summary>
    public static readonly DateTimeOffset Start = Market.Start.AddTicks(7);

    private readonly TempFolder _place = new();

    /// <summary>Where the app runs first.</summary>
    public string Home => Folder("home");

    /// <summary>What it keeps there.</summary>
    public DataFolder Data => DataOf(Home);

    /// <summary>A place for a file.</summary>
    public string File(string name) => Path.Combine(_place.Path, name);

    /// <summary>A place for the app.</summary>
    public string Folder(string name) => Directory.CreateDirectory(Path.Combine(_place.Path, name)).FullName;

    /// <summary>What the app keeps in a place.</summary>
    public static DataFolder DataOf(string home) => new(Path.Combine(home, "data"));

    /// <summary>Starts the app in a place.</summary>
    public static Task<Story> Open(string home, DateTimeOffset? at = null, string database = "") =>
        Story.Open(new Market(), home, LocalClock.Virtual(at ?? Start), database: database);

    /// <summary>Everything that must come out the same: money, mails, the course of each claim, the deadline of each stage.</summary>
    public static async Task<string> Tell(Story story)
    {
        IReadOnlyList<AccountBalance> balances = await story.Store.Read(Ledger.Balances);
        List<string> bookings = await story.Store.Read(db => db.LedgerTransactions.OrderBy(t => t.Key).Select(t => t.Key).ToListAsync());
        List<string> mails = await story.Store.Read(db => db.Mails.OrderBy(m => m.Key).Select(m => m.Key).ToListAsync());
        var stages = await story.Store.Read(db => db.Stages.OrderBy(s => s.Key).Select(s => new { s.Key, s.Deadline }).ToListAsync());
        var claims = await story.Store.Read(db => db.Claims.OrderBy(c => c.Id).Select(c => new { c.OrderId, c.Status, c.Outcome, c.PaidMinor }).ToListAsync());
        string told = string.Join('\n',
        [
            .. claims.Select(c => $"{c.OrderId} {c.Status} {c.Outcome} {c.PaidMinor}"),
            .. balances.Select(b => $"{b.Account} {b.Holder} {b.AmountMinor} {b.Currency}"),
            .. bookings,
            .. mails,
            .. stages.Select(s => $"{s.Key} {s.Deadline:yyyy-MM-dd HH:mm:ss.ffffff}"),
            .. (await story.Timeline()).Where(k => k != TimelineKind.Repaired).Select(k => k.ToString()),
        ]);

        // What is said after the move is said anew on both sides, under another id.
        return CommandId.Replace(told, "cmd");
    }

    public void Dispose() => _place.Dispose();

    [GeneratedRegex("cmd_[0-9a-f]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CommandId { get; }
}
