using DurableTask.Sqlite.Execution;
using DurableTask.Sqlite.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace DurableTask.Sqlite.Replay;

/// <summary>
/// Which events an orchestration waits for. No history tells that, because a wait leaves no trace in it; so a copy of the orchestrator is
/// taken through the history and asked. It does nothing else: what a copy would do next is not carried out.
/// </summary>
/// <param name="tasks">Where orchestrators come from.</param>
/// <param name="options">The worker's settings.</param>
/// <param name="services">What orchestrators are made from.</param>
/// <param name="logger">Told when a history could not be followed.</param>
public sealed class WaitingEvents(ITaskSource tasks, DurableTaskWorkerOptions options, IServiceProvider services, ILogger<WaitingEvents> logger)
{
    /// <summary>The events' names.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="history">Its history.</param>
    /// <returns>The names; none when there is no such orchestrator, or when its code no longer fits the history.</returns>
    public IReadOnlyList<string> Of(string instanceId, IReadOnlyList<HistoryEvent> history)
    {
        HistoryEvent? started = history.FirstOrDefault(e => e.Kind == HistoryEventKind.ExecutionStarted);
        TaskVersion version = string.IsNullOrEmpty(started?.Version) ? default : new TaskVersion(started.Version);
        if (started is null || !tasks.TryCreateOrchestrator(started.Name!, version, services, out ITaskOrchestrator? orchestrator))
        {
            return [];
        }

        try
        {
            EngineDiagnostics quiet = new(NullLogger<EngineDiagnostics>.Instance);
            ExecutionSettings settings = new(options, defaultVersion: null, NullLoggerFactory.Instance, propertiesProvider: null, quiet, TimeProvider.System);
            OrchestrationExecution copy = new(orchestrator, started, instanceId, settings);
            copy.Replay(history);
            return [.. copy.Waiters.Names];
        }
#pragma warning disable CA1031 // Whatever the orchestrator's code throws: who asks can go on without the answer.
        catch (Exception error)
#pragma warning restore CA1031
        {
            logger.LogWarning(error, "What {InstanceId} waits for could not be told.", instanceId);
            return [];
        }
    }
}
