using System.Globalization;
using System.Runtime.InteropServices;
using DurableTask.Sqlite;
using FunctionsHost;
using Microsoft.Data.Sqlite;

namespace AtoZ.Local.Move;

/// <summary><c>./run backup</c>, <c>restore</c> and <c>export</c>: reads the command line, does it, says what there was, and answers with an exit code.</summary>
internal static class MoveCommand
{
    private const int Done = 0;
    private const int Failed = 1;
    private const int Refused = 2;

    public static async Task<int> Run(string[] args, TextWriter say, TextWriter complain)
    {
        using CancellationTokenSource stop = new();
        using PosixSignalRegistration interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration ended = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            MoveOptions options = MoveOptions.Parse(args);
            await (options.Verb switch
            {
                "backup" => TakeBackup(options, say, stop.Token),
                "restore" => TakeBack(options, say, stop.Token),
                _ => TakeAway(options, say, stop.Token),
            });
            return Done;
        }
        catch (Exception refused) when (refused is MoveException or HostSetupException or InvalidOperationException)
        {
            await complain.WriteLineAsync(refused.Message);
            return Refused;
        }
        catch (Exception failed) when (failed is DurableStoreException or SqliteException or IOException or UnauthorizedAccessException)
        {
            await complain.WriteLineAsync(failed.Message);
            return Failed;
        }
        catch (OperationCanceledException)
        {
            await complain.WriteLineAsync("Broken off; nothing was left behind.");
            return Failed;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private static async Task TakeBackup(MoveOptions options, TextWriter say, CancellationToken cancellationToken)
    {
        DataFolder data = Folder(options);
        BackupManifest backup = await Backup.Take(data, options.File!, TimeProvider.System, cancellationToken);
        string meanwhile = backup.WhileRunning ? ", while the app runs" : "";
        await say.WriteLineAsync($"Backup of {data.Path}{meanwhile}: {options.File} ({Size(new FileInfo(options.File!).Length)})");
        await Tell(backup, say);
        await say.WriteLineAsync("It holds keys: whoever has it signs in as staff and signs links. Only you can read it (mode 600); keep it so.");
    }

    private static async Task TakeBack(MoveOptions options, TextWriter say, CancellationToken cancellationToken)
    {
        DataFolder data = new(options.Data ?? Settings().Configuration["LocalHost:DataDirectory"]!);
        BackupManifest backup = await Restore.Take(options.File!, data, cancellationToken);
        await say.WriteLineAsync($"Restored into {data.Path}, whole, as of {backup.MadeAt.UtcDateTime.ToString("u", CultureInfo.InvariantCulture)}");
        await Tell(backup, say);
        string start = options.Data is null ? "./run" : $"./run --LocalHost:DataDirectory={data.Path} --DataDirectory={Path.GetDirectoryName(data.Cases)}";
        await say.WriteLineAsync($"Next: see to it that the app it was taken from does not run, then start this one: {start}");
    }

    private static async Task TakeAway(MoveOptions options, TextWriter say, CancellationToken cancellationToken)
    {
        DataFolder data = Folder(options);
        ExportReport export = await Export.Take(data, options.Postgres!, options.Storage, cancellationToken);
        long rows = export.Tables.Sum(t => t.Rows);
        await say.WriteLineAsync($"Exported from {data.Path} to PostgreSQL: {export.Tables.Count} tables, {rows} rows, each the same on both sides");
        foreach (TableCount table in export.Tables.Where(t => t.Rows > 0).OrderByDescending(t => t.Rows).ThenBy(t => t.Table, StringComparer.Ordinal))
        {
            await say.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {table.Rows,10}  {table.Table}"));
        }

        await say.WriteLineAsync($"Cases: {export.Cases}");
        await say.WriteLineAsync($"Records: {export.Records}");
        await say.WriteLineAsync(export.Blobs is { } blobs ? $"Files: {blobs} in the storage account" : "Files: none were sent; --storage ACCOUNT sends them");
        await say.WriteLineAsync("Next: give the app there LinkSigningKey and RecordSigningKey of this one, start it, and never again this one: docs/operations.md, From one machine to Azure.");
    }

    private static async Task Tell(BackupManifest backup, TextWriter say)
    {
        await say.WriteLineAsync($"Cases: {backup.Cases}");
        await say.WriteLineAsync($"Orchestrations: {backup.Orchestrations.Open} running of {backup.Orchestrations.Instances}");
        await say.WriteLineAsync($"Files: {backup.Files.Count}, {Size(backup.Files.Sum(f => f.Bytes))}; in them {backup.Blobs} blobs");
        foreach (string missing in backup.MissingBlobs)
        {
            await say.WriteLineAsync($"Not in the local storage, so not in the backup: {missing}");
        }
    }

    private static DataFolder Folder(MoveOptions options)
    {
        if (options.Data is not null)
        {
            return new DataFolder(options.Data);
        }

        LocalHostBuilder settings = Settings();
        return DataFolder.Of(settings.Configuration, settings.Environment.ContentRootPath);
    }

    // As the app itself reads them.
    private static LocalHostBuilder Settings() => LocalHostBuilder.Within(new LocalHostOptions());

    private static string Size(long bytes) => bytes switch
    {
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.0} kB"),
        < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB"),
    };
}
