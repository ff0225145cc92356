using System.Text.Json.Nodes;
using DurableTask.Sqlite.History;

namespace FunctionsHost.Durable;

/// <summary>A history as the management API shows it: what was scheduled is told with its result, in one entry.</summary>
internal static class HistoryBody
{
    /// <summary>Shows a history.</summary>
    /// <param name="events">The history.</param>
    /// <param name="showOutput">Whether with results and inputs.</param>
    /// <returns>The entries.</returns>
    public static JsonArray Of(IReadOnlyList<HistoryEvent> events, bool showOutput)
    {
        Dictionary<int, HistoryEvent> scheduled = [];
        var entries = new JsonArray();
        foreach (HistoryEvent e in events)
        {
            switch (e.Kind)
            {
                case HistoryEventKind.TaskScheduled or HistoryEventKind.SubOrchestrationInstanceCreated or HistoryEventKind.TimerCreated:
                    scheduled[e.TaskId] = e;
                    break;
                case HistoryEventKind.OrchestratorStarted:
                    break;
                default:
                    entries.Add(Entry(e, scheduled.GetValueOrDefault(e.TaskId), showOutput));
                    break;
            }
        }

        return entries;
    }

    private static JsonObject Entry(HistoryEvent e, HistoryEvent? cause, bool showOutput)
    {
        var entry = new JsonObject { ["EventType"] = e.Kind.ToString(), ["Timestamp"] = e.Timestamp };
        switch (e.Kind)
        {
            case HistoryEventKind.ExecutionStarted:
                entry["FunctionName"] = e.Name;
                break;
            case HistoryEventKind.EventRaised or HistoryEventKind.EventSent:
                entry["Name"] = e.Name;
                Show(entry, "Input", e.Data, showOutput);
                break;
            case HistoryEventKind.TimerFired:
                entry["FireAt"] = e.FireAt ?? cause?.FireAt;
                break;
            case HistoryEventKind.ExecutionCompleted:
                entry["OrchestrationStatus"] = e.Status?.ToString();
                Show(entry, "Result", e.Data, showOutput);
                break;
            default:
                AddTask(entry, e, cause, showOutput);
                break;
        }

        return entry;
    }

    private static void AddTask(JsonObject entry, HistoryEvent e, HistoryEvent? cause, bool showOutput)
    {
        if (cause is not null)
        {
            entry["FunctionName"] = cause.Name;
            entry["ScheduledTime"] = cause.Timestamp;
        }

        if (e.Failure is { } failure)
        {
            entry["Reason"] = $"{failure.ErrorType}: {failure.ErrorMessage}";
            return;
        }

        Show(entry, "Result", e.Data, showOutput);
    }

    private static void Show(JsonObject entry, string name, string? data, bool show)
    {
        if (show)
        {
            entry[name] = StatusBody.Data(data);
        }
    }
}
