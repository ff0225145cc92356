namespace DurableTask.Sqlite;

/// <summary>Settings of the local engine.</summary>
public sealed class LocalEngineOptions
{
    /// <summary>The file that holds everything; its folder is made if it is missing. <c>:memory:</c> keeps nothing.</summary>
    public string DatabasePath { get; set; } = Path.Combine(".atoz", "durable.db");

    /// <summary>The task hub's name, shown to clients. One file holds one hub.</summary>
    public string HubName { get; set; } = "TestHubName";

    /// <summary>How many activities run at the same time.</summary>
    public int MaxConcurrentActivities { get; set; } = 100 * Environment.ProcessorCount;

    /// <summary>How many orchestrators run at the same time.</summary>
    public int MaxConcurrentOrchestrations { get; set; } = 4 * Environment.ProcessorCount;

    /// <summary>The version of orchestrations that are started without one.</summary>
    public string? DefaultVersion { get; set; }

    /// <summary>
    /// How many orchestrations stay in memory between events; the others are replayed from history when needed. With zero
    /// every event is a replay, as in Durable Functions without extended sessions: slow, and hard on code that is not deterministic.
    /// </summary>
    public int MaxLiveOrchestrations { get; set; } = 20_000;

    /// <summary>Starting an id that exists: whether a finished instance is replaced (what Functions does) or, as the bare library does, any.</summary>
    public bool ReplaceOnlyFinishedInstances { get; set; }

    /// <summary>How large the file may grow, in bytes; beyond it the engine stands still as it does on a full disk. Null: as the disk allows.</summary>
    public long? MaxDatabaseBytes { get; set; }

    /// <summary>
    /// After a failure of the disk, such as a full one: how long until the store is opened anew. Each failure that follows within a minute doubles the
    /// wait, up to a minute. By the system's clock.
    /// </summary>
    public TimeSpan ReopenAfter { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Runs everything on one thread in an order drawn from this seed, so that a run can be repeated. Null for normal scheduling.</summary>
    public int? SchedulingSeed { get; set; }
}
