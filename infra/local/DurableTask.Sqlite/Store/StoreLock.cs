namespace DurableTask.Sqlite.Store;

/// <summary>Keeps a second process away from the file for as long as it is held; the system releases it when the process dies.</summary>
internal sealed class StoreLock : IDisposable
{
    private readonly FileStream _file;

    /// <exception cref="DurableStoreException">Another process, or another engine of this one, has the file.</exception>
    public StoreLock(string databasePath)
    {
        string path = databasePath + ".lock";
        try
        {
            _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e is not DirectoryNotFoundException)
        {
            throw new DurableStoreException(
                $"The durable store '{databasePath}' is in use by another process. Stop that process, or give this one a file of its own.", e);
        }
    }

    public void Dispose() => _file.Dispose();
}
