using AtoZ.LocalHost.Engine;
using AtoZ.LocalHost.Engine.Execution;
using AtoZ.LocalHost.Engine.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AtoZ.LocalHost.Hosting.Inspector;

/// <summary>
/// Which events an orchestration waits for. No history tells that, because a wait leaves no trace in it; so a copy of the orchestrator is
/// taken through the history and asked. It does nothing else: what a copy would do next is not carried out.
/// </summary>
internal sealed class WaitingEvents(
    IServiceProvider services, IOptions<DurableTaskRegistry> registry, IOptions<DurableTaskWorkerOptions> options, DurableEngine engine, ILogger<WaitingEvents> logger)
{
    /// <summary>The events' names.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="history">Its history.</param>
    /// <returns>The names; none when the app has no such orchestrator, or when its code no longer fits the history.</returns>
    public IReadOnlyList<string> Of(string instanceId, IReadOnlyList<HistoryEvent> history)
    {
        HistoryEvent? started = history.FirstOrDefault(e => e.Kind == HistoryEventKind.ExecutionStarted);
        TaskVersion version = string.IsNullOrEmpty(started?.Version) ? default : new TaskVersion(started.Version);
        if (started is null || !new VersionedTasks(registry.Value).TryCreateOrchestrator(started.Name!, version, services, out ITaskOrchestrator? orchestrator))
        {
            return [];
        }

        try
        {
            var quiet = new EngineDiagnostics(NullLogger<EngineDiagnostics>.Instance);
            var settings = new ExecutionSettings(options.Value, engine.Options.DefaultVersion, NullLoggerFactory.Instance, propertiesProvider: null, quiet, engine.Time);
            var copy = new OrchestrationExecution(orchestrator, started, instanceId, settings);
            copy.Replay(history);
            return [.. copy.Waiters.Names];
        }
        catch (Exception error)
        {
            // The page is worth showing without this line.
            logger.LogWarning(error, "What {InstanceId} waits for could not be told.", instanceId);
            return [];
        }
    }
}
