namespace DurableTask.Sqlite;

/// <summary>The store cannot be used: in use by another process, damaged, full, or of a newer version. The message says what to do.</summary>
public sealed class DurableStoreException : Exception
{
    public DurableStoreException()
    {
    }

    public DurableStoreException(string message)
        : base(message)
    {
    }

    public DurableStoreException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
