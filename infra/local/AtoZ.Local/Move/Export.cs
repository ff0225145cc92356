using System.Data.Common;
using AtoZ.Functions.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace AtoZ.Local.Move;

/// <summary>
/// The cases of one machine in an empty PostgreSQL database, with those that run: every row of every table, in one transaction that commits only when
/// both sides were found the same. Orchestrations do not go along; the sweeps of the app there start one for each open case, and it finds its stages.
/// </summary>
internal static class Export
{
    /// <summary>Exports them.</summary>
    /// <param name="data">From where; the app must not run on it.</param>
    /// <param name="postgres">Where to: a connection string.</param>
    /// <param name="storage">Where files go, before the cases that know them; null when they stay.</param>
    /// <param name="cancellationToken">Gives up; nothing is left behind but empty tables.</param>
    /// <returns>What was exported.</returns>
    /// <exception cref="MoveException">The app runs, the database is not empty, or what came there is not what was sent.</exception>
    public static async Task<ExportReport> Take(DataFolder data, string postgres, string? storage, CancellationToken cancellationToken)
    {
        data.MustHoldAStore();
        using IDisposable held = data.Hold()
            ?? throw new MoveException($"The app runs on {data.Path}: stop it first, since what it does after the export would be lost.");
        try
        {
            await using SqliteAtoZDb from = await CaseFile.Open(data.Cases, cancellationToken);
            await using PostgresAtoZDb to = new(new DbContextOptionsBuilder<PostgresAtoZDb>().UseNpgsql(postgres).Options);
            await Prepare(to, cancellationToken);
            int? blobs = storage is null ? null : await BlobMove.Take(data, storage, cancellationToken);
            return await Copy(data, from, to, cancellationToken) with { Blobs = blobs };
        }
        catch (Exception failure) when (failure is not MoveException && Reason(failure) is { } reason)
        {
            throw new MoveException($"PostgreSQL refuses: {reason.TrimEnd('.')}. Nothing was exported.", failure);
        }
    }

    private static string? Reason(Exception failure) => failure switch
    {
        PostgresException refused => refused.MessageText,
        ArgumentException wrong => $"'--postgres' is no connection string ({wrong.Message})",
        NpgsqlException gone => gone.InnerException?.Message ?? gone.Message,
        { InnerException: { } inner } => Reason(inner),
        _ => null,
    };

    // Tables of somebody else are left alone, and so is a store that another build made.
    private static async Task Prepare(PostgresAtoZDb to, CancellationToken cancellationToken)
    {
        string[] applied = [.. await to.Database.GetAppliedMigrationsAsync(cancellationToken)];
        if (applied.Except(to.Database.GetMigrations(), StringComparer.Ordinal).FirstOrDefault() is { } foreign)
        {
            throw new MoveException($"The database was made by another build of AtoZ ('{foreign}' is not known to this one): take an empty one.");
        }

        string? stranger = await to.Database
            .SqlQuery<string>($"""SELECT tablename::text AS "Value" FROM pg_tables WHERE schemaname = current_schema()""")
            .FirstOrDefaultAsync(cancellationToken);
        if (applied.Length == 0 && stranger is not null)
        {
            throw new MoveException($"The database has tables of something else ('{stranger}'): take an empty one.");
        }

        await to.Database.MigrateAsync(cancellationToken);
    }

    private static async Task<ExportReport> Copy(DataFolder data, SqliteAtoZDb from, PostgresAtoZDb to, CancellationToken cancellationToken)
    {
        await using IDbContextTransaction reading = await OneMoment(from, cancellationToken);
        await using IDbContextTransaction writing = await to.Database.BeginTransactionAsync(cancellationToken);

        // An instance of the app that starts there meanwhile waits for the end.
        await WriteScope.Everything.Take(to);
        to.Database.AutoSavepointsEnabled = false;
        to.ChangeTracker.AutoDetectChangesEnabled = false;
        List<TableCopy> tables = [.. to.Model.GetEntityTypes().OrderBy(Depth).Select(type => TableCopy.Of(type.ClrType))];
        foreach (TableCopy table in tables)
        {
            await table.MustBeEmpty(to, cancellationToken);
        }

        List<TableCount> counts = [];
        foreach (TableCopy table in tables)
        {
            counts.Add(await table.Copy(from, to, cancellationToken));
        }

        ExportReport report = new(counts, await CaseFacts.Of(to, cancellationToken), await RecordsCheck.Of(to, cancellationToken));
        if (!report.Cases.IsSameAs(await CaseFacts.Of(from, cancellationToken)) || report.Records != await RecordsCheck.Of(from, cancellationToken))
        {
            throw new MoveException($"PostgreSQL holds {report.Cases}; {report.Records}: not what was sent. Nothing was exported.");
        }

        await Commit(data, to, writing);
        return report;
    }

    // Marked before: who is killed between the two, or does not learn what came of it, has a store that does not start, and not two that pay.
    private static async Task Commit(DataFolder data, PostgresAtoZDb to, IDbContextTransaction writing)
    {
        StoreSettings there = new(IsSqlite: false, to.Database.GetConnectionString()!);
        Action takeBack = MovedAway.Mark(data.Cases, there, TimeProvider.System.GetUtcNow());
        try
        {
            await writing.CommitAsync(CancellationToken.None);
        }
        catch (PostgresException)
        {
            takeBack();
            throw;
        }
        catch (NpgsqlException lost)
        {
            throw new MoveException(
                $"The connection was lost at the last moment ({lost.Message.TrimEnd('.')}): look whether {there} has the claims. If so, the export is done; if not, begin it again.", lost);
        }
    }

    private static async Task<IDbContextTransaction> OneMoment(SqliteAtoZDb from, CancellationToken cancellationToken)
    {
        await from.Database.OpenConnectionAsync(cancellationToken);
        DbTransaction moment = ((Microsoft.Data.Sqlite.SqliteConnection)from.Database.GetDbConnection()).BeginTransaction(deferred: true);
        return (await from.Database.UseTransactionAsync(moment, cancellationToken))!;
    }

    // What others refer to comes first.
    private static int Depth(Microsoft.EntityFrameworkCore.Metadata.IEntityType type) =>
        type.GetForeignKeys().Select(key => Depth(key.PrincipalEntityType) + 1).DefaultIfEmpty(0).Max();
}

/// <summary>What an export took along, as it was found on both sides.</summary>
/// <param name="Tables">Every table.</param>
/// <param name="Cases">Claims and ledger.</param>
/// <param name="Records">Chains and decisions.</param>
/// <param name="Blobs">How many files the storage account has; null when none were sent.</param>
internal sealed record ExportReport(IReadOnlyList<TableCount> Tables, CaseFacts Cases, RecordsCheck Records, int? Blobs = null);
