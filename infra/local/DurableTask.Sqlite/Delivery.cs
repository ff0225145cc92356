namespace DurableTask.Sqlite;

/// <summary>What became of a message to an instance.</summary>
public enum Delivery
{
    /// <summary>It is on disk; the instance will see it.</summary>
    Delivered,

    /// <summary>There is no instance of that id.</summary>
    UnknownInstance,

    /// <summary>The instance has ended; nothing was done.</summary>
    FinishedInstance,
}
