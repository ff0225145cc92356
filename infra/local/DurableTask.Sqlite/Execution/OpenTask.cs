namespace DurableTask.Sqlite.Execution;

/// <summary>A step whose answer is awaited. It holds the orchestration's completion until it is answered or cancelled (R8).</summary>
internal sealed class OpenTask(OpenTaskKind kind, string? name, string? version, DateTime openedAt, DateTime fireAt)
{
    public OpenTaskKind Kind { get; } = kind;

    public string? Name { get; } = name;

    public string? Version { get; } = version;

    /// <summary>When the orchestrator asked for it.</summary>
    public DateTime OpenedAt { get; } = openedAt;

    /// <summary>When a timer fires.</summary>
    public DateTime FireAt { get; } = fireAt;

    /// <summary>Continuations run at once on the orchestrator's thread, as replay needs.</summary>
    public TaskCompletionSource<string?> Source { get; } = new();
}

/// <summary>A step that has been answered, and with what error if with one.</summary>
internal sealed record ClosedTask(int Id, OpenTask Task, string? Error);

internal enum OpenTaskKind
{
    Activity,
    Child,
    Timer,
}
