using System.Data.Common;

namespace DurableTask.Sqlite;

/// <summary>The store cannot be used: in use by another process, damaged, full, or of a newer version. The message says what to do.</summary>
public sealed class DurableStoreException : DbException
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

    internal DurableStoreException(string message, bool passes, Exception? innerException = null)
        : base(message, innerException) => IsTransient = passes;

    /// <summary>Whether the file is as it should be and only the disk is not, such as a full one: the engine goes on by itself when that has passed.</summary>
    public override bool IsTransient { get; }
}
