using DurableTask.Sqlite.History;

namespace DurableTask.Sqlite.Execution;

/// <summary>A step that the orchestrator asked for, numbered in the order of asking.</summary>
internal abstract record OrchestratorAction(int Id)
{
    /// <summary>What the step is called when it is not the one that history expects.</summary>
    public abstract string Description { get; }

    /// <summary>The event that records the step.</summary>
    public abstract HistoryEvent ToEvent(DateTime now);

    /// <summary>Whether the event in history records this same step.</summary>
    public abstract bool Matches(HistoryEvent e);

    protected static bool SameName(string? a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}

internal sealed record ScheduleActivity(int Id, string Name, string Version, string? Input, IReadOnlyDictionary<string, string>? Tags) : OrchestratorAction(Id)
{
    public override string Description => $"activity task '{Name}'";

    public override HistoryEvent ToEvent(DateTime now) => new(HistoryEventKind.TaskScheduled)
    {
        TaskId = Id,
        Timestamp = now,
        Name = Name,
        Version = Version,
        Data = Input,
        Tags = Tags,
    };

    public override bool Matches(HistoryEvent e) => e.Kind == HistoryEventKind.TaskScheduled && SameName(Name, e.Name);
}

internal sealed record CreateTimer(int Id, DateTime FireAt) : OrchestratorAction(Id)
{
    /// <summary>Cancelled before it was recorded: history needs it, the clock does not.</summary>
    public bool IsCancelled { get; set; }

    public override string Description => "timer";

    public override HistoryEvent ToEvent(DateTime now) => new(HistoryEventKind.TimerCreated) { TaskId = Id, Timestamp = now, FireAt = FireAt };

    public override bool Matches(HistoryEvent e) => e.Kind == HistoryEventKind.TimerCreated;
}

internal sealed record CallChild(int Id, string Name, string Version, string ChildId, string? Input, IReadOnlyDictionary<string, string>? Tags) : OrchestratorAction(Id)
{
    public override string Description => $"sub-orchestration task '{Name}'";

    public override HistoryEvent ToEvent(DateTime now) => new(HistoryEventKind.SubOrchestrationInstanceCreated)
    {
        TaskId = Id,
        Timestamp = now,
        Name = Name,
        Version = Version,
        InstanceId = ChildId,
        Data = Input,
        Tags = Tags,
    };

    public override bool Matches(HistoryEvent e) => e.Kind == HistoryEventKind.SubOrchestrationInstanceCreated && SameName(Name, e.Name);
}

internal sealed record SendEventAction(int Id, string TargetId, string EventName, string? Payload) : OrchestratorAction(Id)
{
    public override string Description => $"send event task '{EventName}'";

    public override HistoryEvent ToEvent(DateTime now) => new(HistoryEventKind.EventSent)
    {
        TaskId = Id,
        Timestamp = now,
        Name = EventName,
        InstanceId = TargetId,
        Data = Payload,
    };

    public override bool Matches(HistoryEvent e) => e.Kind == HistoryEventKind.EventSent && SameName(EventName, e.Name);
}
