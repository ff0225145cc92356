using AtoZ.Functions.Data;
using Microsoft.Extensions.Configuration;

namespace AtoZ.Local.Move;

/// <summary>What <c>./run</c> keeps: one folder with cases, orchestrations, blobs, keys, mails.</summary>
internal sealed class DataFolder
{
    // The host holds it for as long as it runs.
    private const string LockFile = "host.lock";

    public DataFolder(string path) => Path = System.IO.Path.GetFullPath(path);

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>The store of cases.</summary>
    public string Cases => System.IO.Path.Combine(Path, "store", "atoz.db");

    /// <summary>The store of orchestrations.</summary>
    public string Orchestrations => System.IO.Path.Combine(Path, "durable.db");

    /// <summary>Azurite's data.</summary>
    public string Blobs => System.IO.Path.Combine(Path, "azurite");

    /// <summary>The folder that the settings name.</summary>
    /// <exception cref="MoveException">They spread it: what lies elsewhere would be forgotten.</exception>
    public static DataFolder Of(IConfiguration settings, string root)
    {
        DataFolder folder = new(settings["LocalHost:DataDirectory"]!);
        string store = System.IO.Path.GetDirectoryName(folder.Cases)!;
        StoreSettings? database = settings["Database"] is { Length: > 0 } ? StoreSettings.From(settings) : null;
        if (LocalDefaults.DataDirectory(settings, root) != store)
        {
            throw new MoveException($"The setting DataDirectory leads out of {folder.Path}: set it to {store} and move its files there first.");
        }

        if (database is { IsSqlite: false })
        {
            throw new MoveException("The setting Database names a PostgreSQL server: its own tools (pg_dump) back it up and move it.");
        }

        return database is null || database.SqliteFile == folder.Cases
            ? folder
            : throw new MoveException($"The setting Database leads out of {folder.Path}: set it to nothing and move its file to {folder.Cases} first.");
    }

    /// <summary>Refuses a folder in which nothing was ever kept.</summary>
    /// <exception cref="MoveException">There is no store.</exception>
    public void MustHoldAStore()
    {
        if (!File.Exists(Cases) || !File.Exists(Orchestrations))
        {
            throw new MoveException($"There is no store in {Path}: './run' makes one.");
        }
    }

    /// <summary>Keeps the app from starting on it.</summary>
    /// <returns>What to dispose of afterwards; null when the app runs.</returns>
    public IDisposable? Hold()
    {
        try
        {
            return new FileStream(System.IO.Path.Combine(Path, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Whether a path lies in it.</summary>
    public bool Contains(string path) => (System.IO.Path.GetFullPath(path) + System.IO.Path.DirectorySeparatorChar)
        .StartsWith(Path + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>The files beside both stores and the blobs, by their paths within the folder.</summary>
    public IEnumerable<string> OtherFiles() => Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories)
        .Select(file => System.IO.Path.GetRelativePath(Path, file))
        .Where(IsKept)
        .Order(StringComparer.Ordinal);

    // What belongs to a running process, what was not written to its end, and folders of their own (the demonstration's, the sandbox's) stay.
    private bool IsKept(string file)
    {
        string top = file.Split(System.IO.Path.DirectorySeparatorChar)[0];
        string name = System.IO.Path.GetFileName(file);
        bool isDatabase = name.StartsWith("durable.db", StringComparison.Ordinal) || name.StartsWith("atoz.db", StringComparison.Ordinal);
        bool isPassing = name is LockFile or "host.pid" || name.EndsWith(".part", StringComparison.Ordinal) || name.EndsWith(".new", StringComparison.Ordinal);
        return top != "azurite" && !isDatabase && !isPassing && !File.Exists(System.IO.Path.Combine(Path, top, LockFile));
    }
}
