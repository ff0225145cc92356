using AtoZ.Functions.Data;
using AtoZ.Functions.Evidence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Local.Move;

/// <summary>The store of cases as a file.</summary>
internal static class CaseFile
{
    /// <summary>A connection that nobody else has, and that waits for its turn beside an app that writes one group after the other.</summary>
    public static async Task<SqliteConnection> Connect(string path, CancellationToken cancellationToken)
    {
        SqliteConnection connection = new(ConnectionString(path));
        await connection.OpenAsync(cancellationToken);
        await using SqliteCommand patience = connection.CreateCommand();
        patience.CommandText = "PRAGMA busy_timeout = 120000";
        await patience.ExecuteNonQueryAsync(cancellationToken);
        return connection;
    }

    /// <summary>Opens it.</summary>
    /// <exception cref="MoveException">It was made by another build.</exception>
    public static async Task<SqliteAtoZDb> Open(string path, CancellationToken cancellationToken)
    {
        SqliteAtoZDb db = new(new DbContextOptionsBuilder<SqliteAtoZDb>()
            .UseSqlite(ConnectionString(path))
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .Options);
        string[] applied = [.. await db.Database.GetAppliedMigrationsAsync(cancellationToken)];
        string[] known = [.. db.Database.GetMigrations()];
        if (applied.SequenceEqual(known, StringComparer.Ordinal))
        {
            return db;
        }

        await db.DisposeAsync();
        throw new MoveException(applied.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } foreign
            ? $"The store of cases was made by another build of AtoZ ('{foreign}' is not known to this one): use that build."
            : "The store of cases is older than this build: './run' brings it up to date when it starts.");
    }

    /// <summary>Reads the whole file and says what it holds.</summary>
    /// <exception cref="MoveException">It is damaged, or of another build.</exception>
    public static async Task<CaseFacts> Check(string path, CancellationToken cancellationToken)
    {
        await using (SqliteConnection connection = await Connect(path, cancellationToken))
        {
            await using SqliteCommand check = connection.CreateCommand();
            check.CommandText = "PRAGMA integrity_check(1)";
            if (await check.ExecuteScalarAsync(cancellationToken) is not "ok")
            {
                throw new MoveException($"The store of cases '{path}' is damaged.");
            }
        }

        await using SqliteAtoZDb db = await Open(path, cancellationToken);
        return await CaseFacts.Of(db, cancellationToken);
    }

    /// <summary>Where the files of all cases that were not erased lie in storage: container and blob.</summary>
    public static async Task<IReadOnlyList<string>> Files(string path, CancellationToken cancellationToken)
    {
        await using SqliteAtoZDb db = await Open(path, cancellationToken);
        var files = await db.Evidence.Where(e => e.ErasedAt == null).Select(e => new { e.OriginalBlob, e.SharedBlob }).ToListAsync(cancellationToken);
        return [.. files.SelectMany(f => (string[])[$"{EvidenceBlobs.Originals}/{f.OriginalBlob}", $"{EvidenceBlobs.Shared}/{f.SharedBlob}"])];
    }

    private static string ConnectionString(string path) => new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString();
}

/// <summary>What a store of cases holds.</summary>
/// <param name="Claims">All claims.</param>
/// <param name="OpenClaims">Those that are not closed.</param>
/// <param name="OpenDebts">Debts that are pursued.</param>
/// <param name="Bookings">Bookings of the ledger.</param>
/// <param name="Ledger">Of each account and currency its balance in minor units.</param>
internal sealed record CaseFacts(int Claims, int OpenClaims, int OpenDebts, int Bookings, IReadOnlyDictionary<string, long> Ledger)
{
    public static async Task<CaseFacts> Of(AtoZDb db, CancellationToken cancellationToken) => new(
        await db.Claims.CountAsync(cancellationToken),
        await db.Claims.CountAsync(c => c.ClosedAt == null, cancellationToken),
        await db.Debts.CountAsync(d => d.ClosedAt == null, cancellationToken),
        await db.LedgerTransactions.CountAsync(cancellationToken),
        (await Functions.Payments.Ledger.Balances(db))
            .GroupBy(b => $"{b.Account} {b.Currency}", StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Sum(b => b.AmountMinor), StringComparer.Ordinal));

    /// <summary>Whether another store holds the same.</summary>
    public bool IsSameAs(CaseFacts other) =>
        (Claims, OpenClaims, OpenDebts, Bookings) == (other.Claims, other.OpenClaims, other.OpenDebts, other.Bookings)
        && Ledger.Count == other.Ledger.Count && Ledger.All(l => other.Ledger.TryGetValue(l.Key, out long there) && there == l.Value);

    /// <inheritdoc/>
    public override string ToString()
    {
        string ledger = string.Join(", ", Ledger.Select(l => l.Key.Split(' ')[1]).Distinct().Order(StringComparer.Ordinal).Select(Sum));
        return $"{Claims} claims ({OpenClaims} open), {OpenDebts} open debts, {Bookings} bookings{(ledger.Length == 0 ? "" : $" that sum to {ledger}")}";
    }

    private string Sum(string currency) => $"{Ledger.Where(l => l.Key.EndsWith($" {currency}", StringComparison.Ordinal)).Sum(l => l.Value)} {currency}";
}
