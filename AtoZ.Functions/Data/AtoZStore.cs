using System.Data;
using System.Data.Common;
using System.Diagnostics.Metrics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace AtoZ.Functions.Data;

/// <summary>
/// The one way to the store. A write is one transaction that commits whole or not at all; it may run again when the database
/// asks for that, so the work must not have effects elsewhere.
/// </summary>
internal sealed class AtoZStore : IDisposable
{
    private const int Attempts = 12;
    private const int LongestPauseMilliseconds = 250;

    private static readonly Counter<long> _conflicts = StoreMeter.Instance.CreateCounter<long>("atoz.store.conflicts", "{write}", "Writes that lost a race in the database and ran again.");

    private readonly Func<AtoZDb> _open;
    private readonly StoreHealth? _health;
    private readonly GroupCommit? _writer;
    private readonly SemaphoreSlim? _connections;

    /// <summary>A store on the database that the contexts lead to.</summary>
    public AtoZStore(Func<AtoZDb> open)
        : this(open, null)
    {
    }

    /// <summary>A store that tells of its failures.</summary>
    internal AtoZStore(Func<AtoZDb> open, StoreHealth? health)
    {
        (_open, _health) = (open, health);
        using AtoZDb db = open();

        // Waiting for SQLite's one writer is fair and cheap here; in the database it is neither.
        _writer = db.Database.IsSqlite() ? new GroupCommit(open, () => DeliveriesCommitted?.Invoke()) : null;
        _connections = db.Database.IsNpgsql() ? new SemaphoreSlim(MostWriters(db)) : null;
    }

    /// <summary>Called after a commit that wrote webhooks. May be lost by a crash: what is written is found again.</summary>
    internal Action? DeliveriesCommitted { get; set; }

    /// <summary>Reads, without tracking changes. All that it reads is of one moment: a case is never half of before an act and half of after it.</summary>
    public Task<T> Read<T>(Func<AtoZDb, Task<T>> query) =>
        Noted(() => ReadOnce(query), wrote: false);

    /// <summary>Runs work in one transaction, saves and commits. Nothing else is written meanwhile.</summary>
    public Task<T> Write<T>(Func<AtoZDb, Task<T>> work) => Write(WriteScope.Everything, work);

    /// <summary>Runs work in one transaction, saves and commits. Nothing else is written meanwhile.</summary>
    public Task Write(Func<AtoZDb, Task> work) => Write(WriteScope.Everything, work);

    /// <summary>Runs work in one transaction, saves and commits. Nothing else is written within its scope meanwhile.</summary>
    /// <exception cref="InvalidOperationException">The work reaches further than its scope.</exception>
    public Task<T> Write<T>(WriteScope scope, Func<AtoZDb, Task<T>> work)
    {
        CaseTrace.Is(scope.Claim);
        return Noted(() => WriteOrAgain(Within), wrote: true);

        async Task<T> Within(AtoZDb db)
        {
            await scope.Take(db);
            T result = await work(db);
            await db.SaveChangesAsync();
            return result;
        }
    }

    /// <summary>Runs work in one transaction, saves and commits. Nothing else is written within its scope meanwhile.</summary>
    /// <exception cref="InvalidOperationException">The work reaches further than its scope.</exception>
    public Task Write(WriteScope scope, Func<AtoZDb, Task> work)
    {
        return Write(scope, async db =>
        {
            await work(db);
            return true;
        });
    }

    /// <inheritdoc/>
    public void Dispose() => _connections?.Dispose();

    // Who waits for a lock holds a connection: whoever has the lock must still find one to read by.
    private static int MostWriters(AtoZDb db) => Math.Max(1, new NpgsqlConnectionStringBuilder(db.Database.GetDbConnection().ConnectionString).MaxPoolSize / 2);

    // Whatever uses the store shows whether it works.
    private async Task<T> Noted<T>(Func<Task<T>> use, bool wrote)
    {
        try
        {
            T result = await use();
            _health?.Worked(wrote);
            return result;
        }
        catch (Exception failure) when (StoreFailure.Of(failure) is { } trouble)
        {
            Note(trouble);
            throw;
        }
    }

    private async Task<T> ReadOnce<T>(Func<AtoZDb, Task<T>> query)
    {
        await using AtoZDb db = _open();
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        await using DbTransaction moment = await OneMoment(db);
        return await query(db);
    }

    private static async Task<DbTransaction> OneMoment(AtoZDb db)
    {
        await db.Database.OpenConnectionAsync();
        DbConnection connection = db.Database.GetDbConnection();

        // By its level alone, a transaction of SQLite would begin as the one writer.
        DbTransaction moment = connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        await db.Database.UseTransactionAsync(moment);
        return moment;
    }

    // PostgreSQL may report a lost race as a duplicate key, although the work looked first: the next attempt sees the other's row.
    private static bool IsConflict(Exception failure) => failure is DbUpdateConcurrencyException || failure.GetBaseException() is PostgresException
    {
        SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation,
    };

    private void Note(StoreFailure trouble)
    {
        _health?.Failed(trouble);
        if (_writer is not null && trouble.Kind is (StoreFailureKind.Damaged or StoreFailureKind.Disk or StoreFailureKind.Away))
        {
            // What a connection of the pool has read of a file that was put right meanwhile is not to be trusted.
            SqliteConnection.ClearAllPools();
        }
    }

    private async Task<T> WriteOrAgain<T>(Func<AtoZDb, Task<T>> work)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await WriteOnce(work);
            }
            catch (Exception failure) when (attempt < Attempts && IsConflict(failure))
            {
                // Those who collided part by chance.
                _conflicts.Add(1);
                await Task.Delay(Random.Shared.Next(Math.Min(LongestPauseMilliseconds, 2 << attempt)));
            }
        }
    }

    private async Task<T> WriteOnce<T>(Func<AtoZDb, Task<T>> work)
    {
        if (_writer is not null)
        {
            return await _writer.Run(work);
        }

        await _connections!.WaitAsync();
        try
        {
            return await WriteAlone(work);
        }
        finally
        {
            _connections.Release();
        }
    }

    private async Task<T> WriteAlone<T>(Func<AtoZDb, Task<T>> work)
    {
        await using AtoZDb db = _open();
        db.HasDeliveries = false;

        // The lock of its scope keeps others out; each query after it sees all that was committed before.
        await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted);
        T result = await work(db);
        await transaction.CommitAsync();
        db.Reaches.Ended(db);
        if (db.HasDeliveries)
        {
            DeliveriesCommitted?.Invoke();
        }

        return result;
    }
}
