using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using DurableTask.Sqlite.Execution;
using DurableTask.Sqlite.History;
using Microsoft.DurableTask.Client;

namespace DurableTask.Sqlite;

/// <summary>
/// Spans with the source, names and tags of Durable Task. The ids of an orchestration's span and of its tasks follow from its
/// execution, so that a span that is written at the end has children already, also after a restart.
/// </summary>
internal static class EngineSpans
{
    private static readonly ActivitySource Source = new("Microsoft.DurableTask");

    public static bool AreWanted => Source.HasListeners();

    public static Activity? Create(string orchestration, string? version, string instanceId) =>
        Tagged(Source.StartActivity(Name("create_orchestration", orchestration, version), ActivityKind.Producer), "orchestration", orchestration, version, instanceId);

    public static Activity? Raise(string eventName, string targetId) =>
        Tagged(Source.StartActivity(Name("orchestration_event", eventName, null), ActivityKind.Producer), "event", eventName, null, null)
            ?.SetTag("durabletask.event.target_instance_id", targetId);

    /// <summary>The span of an activity while it runs, below the span of the call.</summary>
    public static Activity? Run(HistoryEvent scheduled, string instanceId) =>
        scheduled.TraceParent is { } parent && ActivityContext.TryParse(parent, null, out ActivityContext call)
            ? Tagged(Source.StartActivity(Name("activity", scheduled.Name, scheduled.Version), ActivityKind.Server, call), "activity", scheduled.Name, scheduled.Version, instanceId)
                ?.SetTag("durabletask.task.task_id", scheduled.TaskId)
            : null;

    /// <summary>The trace context for what a step calls: the span of the call, which is written when the answer comes.</summary>
    public static string? Call(HistoryEvent started, int taskId) => ContextOf(started) is { } own
        ? $"00-{own.TraceId}-{CallSpanId(started, taskId)}-{((int)own.TraceFlags).ToString("x2", CultureInfo.InvariantCulture)}"
        : null;

    /// <summary>Writes the spans of what a step has seen answered and has sent, and, at the end, its own.</summary>
    public static void Write(HistoryEvent started, string instanceId, IReadOnlyList<ClosedTask> closed, StepResult result)
    {
        if (ContextOf(started) is not { } own)
        {
            return;
        }

        foreach (ClosedTask task in closed)
        {
            Write(started, instanceId, own, task);
        }

        foreach (SendEventAction sent in result.Actions.OfType<SendEventAction>())
        {
            WriteSent(instanceId, own, sent.EventName, sent.TargetId);
        }

        if (result.Completion is { } end)
        {
            WriteEnd(started, instanceId, end);
        }
    }

    private static void WriteSent(string instanceId, ActivityContext own, string eventName, string targetId)
    {
        using Activity? span = Tagged(Source.StartActivity(Name("orchestration_event", eventName, null), ActivityKind.Producer, own), "event", eventName, null, instanceId);
        span?.SetTag("durabletask.event.target_instance_id", targetId);
    }

    private static void Write(HistoryEvent started, string instanceId, ActivityContext own, ClosedTask task)
    {
        bool isTimer = task.Task.Kind == OpenTaskKind.Timer;
        string type = isTimer ? "timer" : task.Task.Kind == OpenTaskKind.Child ? "orchestration" : "activity";
        string name = isTimer ? $"orchestration:{started.Name}:timer" : Name(type, task.Task.Name, task.Task.Version);
        using Activity? span = Source.StartActivity(name, isTimer ? ActivityKind.Internal : ActivityKind.Client, own, startTime: new DateTimeOffset(task.Task.OpenedAt));
        if (span is null)
        {
            return;
        }

        Tagged(span, type, isTimer ? started.Name : task.Task.Name, task.Task.Version, instanceId)!.SetTag("durabletask.task.task_id", task.Id);
        if (isTimer)
        {
            span.SetTag("durabletask.fire_at", task.Task.FireAt.ToString("o", CultureInfo.InvariantCulture));
            return;
        }

        SetSpanId(span, CallSpanId(started, task.Id));
        if (task.Error is { } error)
        {
            span.SetStatus(ActivityStatusCode.Error, error);
        }
    }

    private static void WriteEnd(HistoryEvent started, string instanceId, Completion end)
    {
        if (!ActivityContext.TryParse(started.TraceParent, null, out ActivityContext parent))
        {
            return;
        }

        using Activity? span = Source.StartActivity(
            Name("orchestration", started.Name, started.Version), ActivityKind.Server, parent, startTime: new DateTimeOffset(started.Timestamp));
        if (span is null)
        {
            return;
        }

        SetSpanId(span, SpanId(started));
        Tagged(span, "orchestration", started.Name, started.Version, instanceId)!
            .SetTag("durabletask.task.status", end.StartsOver ? "ContinuedAsNew" : end.Status.ToString());
        if (end.Status == OrchestrationRuntimeStatus.Failed)
        {
            span.SetStatus(ActivityStatusCode.Error, end.Output);
        }
    }

    private static Activity? Tagged(Activity? span, string type, string? name, string? version, string? instanceId)
    {
        span?.SetTag("durabletask.type", type).SetTag("durabletask.task.name", name);
        if (instanceId is not null)
        {
            span?.SetTag("durabletask.task.instance_id", instanceId);
        }

        return string.IsNullOrEmpty(version) ? span : span?.SetTag("durabletask.task.version", version);
    }

    private static string Name(string kind, string? name, string? version) => string.IsNullOrEmpty(version) ? $"{kind}:{name}" : $"{kind}:{name}@({version})";

    private static ActivityContext? ContextOf(HistoryEvent started) =>
        started.TraceParent is { } text && ActivityContext.TryParse(text, null, out ActivityContext parent)
            ? new ActivityContext(parent.TraceId, ActivitySpanId.CreateFromString(SpanId(started)), parent.TraceFlags)
            : null;

    private static string SpanId(HistoryEvent started) => started.ExecutionId![..16];

    private static string CallSpanId(HistoryEvent started, int taskId) =>
        (ulong.Parse(started.ExecutionId!.AsSpan(16, 16), NumberStyles.HexNumber, CultureInfo.InvariantCulture) ^ ((ulong)(taskId + 1) * 0x9E3779B97F4A7C15))
        .ToString("x16", CultureInfo.InvariantCulture);

    private static void SetSpanId(Activity span, string id)
    {
        SpanIdField(span) = id;
        IdField(span) = null;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_spanId")]
    private static extern ref string? SpanIdField(Activity span);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_id")]
    private static extern ref string? IdField(Activity span);
}
