using System.Collections.Concurrent;

namespace DurableTask.Sqlite.Store;

/// <summary>The file of the store: its lock, its one writer, and readers that are used in turn.</summary>
internal sealed class StoreFile(LocalEngineOptions options) : IDisposable
{
    private const string InMemory = ":memory:";

    private readonly ConcurrentBag<StoreReader> _readers = [];
    private StoreLock? _lock;
    private string? _temporary;
    private string _path = "";

    public bool IsOpen => _lock is not null;

    /// <exception cref="DurableStoreException">The file is in use, damaged, full, or of a newer version.</exception>
    public StoreWriter Open()
    {
        _path = options.DatabasePath;
        if (_path == InMemory)
        {
            // Readers beside a writer need a file; one that is gone afterwards keeps nothing either.
            _temporary = Directory.CreateTempSubdirectory("atoz-durable-").FullName;
            _path = Path.Combine(_temporary, "durable.db");
        }

        if (Path.GetDirectoryName(Path.GetFullPath(_path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        _lock = new StoreLock(_path);
        try
        {
            return new StoreWriter(_path, options.MaxDatabaseBytes);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public T Read<T>(Func<StoreReader, T> read)
    {
        StoreReader reader = _readers.TryTake(out StoreReader? free) ? free : new StoreReader(_path);
        T result;
        try
        {
            result = read(reader);
        }
        catch
        {
            // A reading that broke off leaves its statements in the middle.
            reader.Dispose();
            throw;
        }

        if (IsOpen)
        {
            _readers.Add(reader);
        }
        else
        {
            reader.Dispose();
        }

        return result;
    }

    public void Dispose()
    {
        StoreLock? held = _lock;
        _lock = null;
        while (_readers.TryTake(out StoreReader? reader))
        {
            reader.Dispose();
        }

        held?.Dispose();
        if (_temporary is not null)
        {
            Directory.Delete(_temporary, recursive: true);
        }
    }
}
