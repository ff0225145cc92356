using System.Globalization;
using DurableTask.Sqlite.History;
using static FunctionsHost.Inspector.InspectorHtml;

namespace FunctionsHost.Inspector;

/// <summary>A history as people read it.</summary>
/// <param name="Entries">What happened, oldest first.</param>
/// <param name="Open">What is under way or waited for, as HTML.</param>
internal sealed record Timeline(IReadOnlyList<TimelineEntry> Entries, IReadOnlyList<string> Open)
{
    /// <summary>Reads a history.</summary>
    /// <param name="history">The history.</param>
    /// <returns>The timeline.</returns>
    public static Timeline Of(IReadOnlyList<HistoryEvent> history)
    {
        Dictionary<int, HistoryEvent> open = [];
        Dictionary<(string?, string?), int> attempts = [];
        var entries = new List<TimelineEntry>();
        foreach (HistoryEvent e in history.Where(e => e.Kind != HistoryEventKind.OrchestratorStarted))
        {
            HistoryEvent? cause = open.GetValueOrDefault(e.TaskId);
            if (e.Kind is HistoryEventKind.TaskScheduled or HistoryEventKind.TimerCreated or HistoryEventKind.SubOrchestrationInstanceCreated)
            {
                open[e.TaskId] = e;
            }
            else if (Answers(e.Kind))
            {
                open.Remove(e.TaskId);
            }

            entries.Add(new TimelineEntry(new DateTimeOffset(DateTime.SpecifyKind(e.Timestamp, DateTimeKind.Utc)), Line(e, cause, Attempt(e, attempts))));
        }

        return new Timeline(entries, [.. open.Values.OrderBy(e => e.TaskId).Select(Wait)]);
    }

    private static bool Answers(HistoryEventKind kind) => kind
        is HistoryEventKind.TaskCompleted or HistoryEventKind.TaskFailed or HistoryEventKind.TimerFired
        or HistoryEventKind.SubOrchestrationInstanceCompleted or HistoryEventKind.SubOrchestrationInstanceFailed;

    // The same task with the same input again is a retry.
    private static int Attempt(HistoryEvent e, Dictionary<(string?, string?), int> attempts) =>
        e.Kind is HistoryEventKind.TaskScheduled or HistoryEventKind.SubOrchestrationInstanceCreated
            ? attempts[(e.Name, e.Data)] = attempts.GetValueOrDefault((e.Name, e.Data)) + 1
            : 0;

    private static string Line(HistoryEvent e, HistoryEvent? cause, int attempt) => e.Kind switch
    {
        HistoryEventKind.ExecutionStarted => $"<strong>Started</strong> {Text(e.Name)}{Payload("Input", e.Data)}",
        HistoryEventKind.TaskScheduled => $"Activity <strong>{Text(e.Name)}</strong> #{e.TaskId} scheduled{Again(attempt)}{Payload("Input", e.Data)}",
        HistoryEventKind.TaskCompleted => $"""<span class="good">Activity {Text(cause?.Name)} #{e.TaskId} completed</span>{Took(e, cause)}{Payload("Result", e.Data)}""",
        HistoryEventKind.SubOrchestrationInstanceCreated =>
            $"Child <strong>{Text(e.Name)}</strong> #{e.TaskId} started: {Link(e.InstanceId)}{Again(attempt)}{Payload("Input", e.Data)}",
        HistoryEventKind.SubOrchestrationInstanceCompleted =>
            $"""<span class="good">Child {Text(cause?.Name)} #{e.TaskId} completed</span>{Took(e, cause)}{Payload("Result", e.Data)}""",
        HistoryEventKind.TaskFailed or HistoryEventKind.SubOrchestrationInstanceFailed =>
            $"""<span class="bad">{Text(cause?.Name)} #{e.TaskId} failed: {Text(e.Failure?.ErrorType)}: {Text(e.Failure?.ErrorMessage)}</span>{Payload("Stack", e.Failure?.StackTrace)}""",
        HistoryEventKind.TimerCreated => $"Timer #{e.TaskId} set for {Due(e)}",
        HistoryEventKind.TimerFired => $"Timer #{e.TaskId} fired",
        HistoryEventKind.EventRaised => $"Event <strong>{Text(e.Name)}</strong> came{Payload("Payload", e.Data)}",
        HistoryEventKind.EventSent => $"Event <strong>{Text(e.Name)}</strong> sent to {Link(e.InstanceId)}{Payload("Payload", e.Data)}",
        HistoryEventKind.ExecutionSuspended => $"""<span class="open">Suspended</span> {Text(e.Data)}""",
        HistoryEventKind.ExecutionResumed => $"Resumed {Text(e.Data)}",
        HistoryEventKind.ExecutionTerminated => $"""<span class="bad">Terminated</span>{Payload("Output", e.Data)}""",
        HistoryEventKind.ExecutionCompleted => $"<strong>Ended</strong>: {Text(e.Status?.ToString())}{Payload("Output", e.Data)}",
        HistoryEventKind.ExecutionRewound => $"Rewound {Text(e.Data)}",
        _ => Text(e.Kind.ToString()),
    };

    private static string Wait(HistoryEvent e) => e.Kind switch
    {
        HistoryEventKind.TimerCreated => $"timer #{e.TaskId}, due {Due(e)}",
        HistoryEventKind.SubOrchestrationInstanceCreated => $"child <strong>{Text(e.Name)}</strong> {Link(e.InstanceId)}",
        _ => $"activity <strong>{Text(e.Name)}</strong> #{e.TaskId}",
    };

    private static string Due(HistoryEvent e) => e.FireAt is { } at ? When(new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc))) : "once";

    private static string Again(int attempt) => attempt > 1 ? string.Create(CultureInfo.InvariantCulture, $" (attempt {attempt})") : string.Empty;

    private static string Took(HistoryEvent e, HistoryEvent? cause) => cause is null
        ? string.Empty
        : string.Create(CultureInfo.InvariantCulture, $" <small>after {(e.Timestamp - cause.Timestamp).TotalSeconds:0.###} s</small>");
}

/// <summary>A line of a timeline.</summary>
/// <param name="At">When.</param>
/// <param name="Html">What.</param>
internal sealed record TimelineEntry(DateTimeOffset At, string Html);
