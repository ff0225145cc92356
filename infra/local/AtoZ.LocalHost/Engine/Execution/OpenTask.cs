namespace AtoZ.LocalHost.Engine.Execution;

/// <summary>A step whose answer is awaited. It holds the orchestration's completion until it is answered or cancelled (R8).</summary>
internal sealed class OpenTask(OpenTaskKind kind, DateTime fireAt = default)
{
    public OpenTaskKind Kind { get; } = kind;

    /// <summary>When a timer fires.</summary>
    public DateTime FireAt { get; } = fireAt;

    /// <summary>Continuations run at once on the orchestrator's thread, as replay needs.</summary>
    public TaskCompletionSource<string?> Source { get; } = new();
}

internal enum OpenTaskKind
{
    Activity,
    Child,
    Timer,
}
