namespace DurableTask.Sqlite;

/// <summary>
/// Watches the commits of an engine. Throwing <see cref="SimulatedCrashException"/> kills the engine on the spot: nothing
/// after the throw happens, as if the process had died. For tests.
/// </summary>
public interface ICommitObserver
{
    /// <summary>All statements have run, the commit has not. Numbers count from 1 in each engine.</summary>
    void BeforeCommit(long number);

    /// <summary>The commit is on disk; nothing that it allows has begun.</summary>
    void AfterCommit(long number);
}

/// <summary>Ends an engine as a crash would.</summary>
public sealed class SimulatedCrashException : Exception
{
    public SimulatedCrashException()
        : base("The engine was made to crash.")
    {
    }

    public SimulatedCrashException(string message)
        : base(message)
    {
    }

    public SimulatedCrashException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
