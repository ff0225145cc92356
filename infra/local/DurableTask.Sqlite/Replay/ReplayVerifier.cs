using DurableTask.Sqlite.Execution;
using DurableTask.Sqlite.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace DurableTask.Sqlite.Replay;

/// <summary>
/// Replays stored histories with today's orchestrators. Code that takes another step than its history would break every
/// running instance of that kind; here it breaks a test instead. Activities are not run: their answers are in the history.
/// </summary>
public sealed class ReplayVerifier
{
    private readonly RegisteredTasks _tasks;
    private readonly DurableTaskWorkerOptions _options;
    private readonly IServiceProvider _services;

    /// <param name="tasks">Adds the orchestrators; activities may be added too and are not used.</param>
    /// <param name="options">The worker's settings, such as its data converter; the defaults if null.</param>
    /// <param name="services">What orchestrators are made from; none if null.</param>
    public ReplayVerifier(Action<DurableTaskRegistry> tasks, DurableTaskWorkerOptions? options = null, IServiceProvider? services = null)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        DurableTaskRegistry registry = new();
        tasks(registry);
        _tasks = new RegisteredTasks(registry);
        _options = options ?? new DurableTaskWorkerOptions();
        _services = services ?? new ServiceCollection().BuildServiceProvider();
    }

    /// <summary>The first difference between the code and the history; null if there is none.</summary>
    public ReplayDifference? Verify(HistoryExport history)
    {
        ArgumentNullException.ThrowIfNull(history);
        HistoryEvent? started = history.Events.FirstOrDefault(e => e.Kind == HistoryEventKind.ExecutionStarted);
        if (started is null)
        {
            return null;
        }

        TaskVersion version = string.IsNullOrEmpty(started.Version) ? default : new TaskVersion(started.Version);
        if (!_tasks.TryCreateOrchestrator(started.Name!, version, _services, out ITaskOrchestrator? orchestrator))
        {
            return Differs(history, 0, LocalWorker.NotFound("OrchestratorTaskNotFound", "orchestrator", started).ErrorMessage);
        }

        EngineDiagnostics findings = new(NullLogger<EngineDiagnostics>.Instance);
        ExecutionSettings settings = new(_options, null, NullLoggerFactory.Instance, null, findings, TimeProvider.System);
        OrchestrationExecution execution = new(orchestrator, started, history.InstanceId, settings);
        execution.Replay([.. history.Events.Where(e => e.Kind != HistoryEventKind.ExecutionCompleted)]);
        return Compare(history, execution, history.Events.FirstOrDefault(e => e.Kind == HistoryEventKind.ExecutionCompleted));
    }

    private static ReplayDifference? Compare(HistoryExport history, OrchestrationExecution execution, HistoryEvent? end)
    {
        if (execution.Fault is { } fault)
        {
            return Differs(history, execution.Applied, fault.Message);
        }

        if (execution.Unrecorded is { } extra && end is null)
        {
            return Differs(history, execution.Applied - 1, $"The code now schedules {extra}, which the history does not have.");
        }

        Completion? now = execution.Run([]).Completion;
        if (now is null == end is null && (now is null || (now.StartsOver ? null : now.Output) == end!.Data))
        {
            return null;
        }

        string was = end is null ? "goes on" : $"ended {end.Status} with {end.Data ?? "nothing"}";
        string becomes = now is null ? "goes on" : $"ends {now.Status} with {now.Output ?? "nothing"}";
        return Differs(history, history.Events.Count - 1, $"The history {was}, the code now {becomes}.");
    }

    private static ReplayDifference Differs(HistoryExport history, int index, string message)
    {
        HistoryEvent e = history.Events[Math.Clamp(index, 0, history.Events.Count - 1)];
        return new(history.InstanceId, index, $"{e.Kind}{(e.TaskId < 0 ? "" : $" #{e.TaskId}")}{(e.Name is null ? "" : $" '{e.Name}'")}", message);
    }
}
