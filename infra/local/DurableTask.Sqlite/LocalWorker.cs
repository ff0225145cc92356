using System.Diagnostics.CodeAnalysis;
using DurableTask.Sqlite.Execution;
using DurableTask.Sqlite.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Abstractions;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Logging;
using static Microsoft.DurableTask.Worker.DurableTaskWorkerOptions;

namespace DurableTask.Sqlite;

/// <summary>A worker as the engine sees it: its tasks, its settings, and what it takes.</summary>
internal sealed class LocalWorker(string name, ITaskSource tasks, IServiceProvider services, ExecutionSettings settings, DurableTaskWorkerWorkItemFilters? filters)
{
#pragma warning disable CS0618 // Experimental in Microsoft's own words.
    public IOrchestrationFilter? Filter { get; init; }
#pragma warning restore CS0618

    public string Name => name;

    public ExecutionSettings Settings => settings;

    public IServiceProvider Services => services;

    /// <summary>Whether the worker has an orchestrator for this, whatever its filters say.</summary>
    public bool Knows(HistoryEvent started) => tasks.HasOrchestrator(started.Name!, Version(started));

    public bool HasActivity(HistoryEvent scheduled) => tasks.HasActivity(scheduled.Name!, Version(scheduled));

    public bool TryCreate(HistoryEvent started, IServiceProvider scope, [NotNullWhen(true)] out ITaskOrchestrator? orchestrator) =>
        tasks.TryCreateOrchestrator(started.Name!, Version(started), scope, out orchestrator);

    public bool TryCreateActivity(HistoryEvent scheduled, IServiceProvider scope, [NotNullWhen(true)] out ITaskActivity? activity) =>
        tasks.TryCreateActivity(scheduled.Name!, Version(scheduled), scope, out activity);

    /// <summary>Whether the worker takes this orchestration: work item filters and the orchestration filter.</summary>
    public bool Takes(HistoryEvent started)
    {
        bool listed = filters is not { Orchestrations.Count: > 0 } || filters.Orchestrations.Any(filter =>
            string.Equals(filter.Name, started.Name, StringComparison.OrdinalIgnoreCase)
            && (filter.Versions.Count == 0 || filter.Versions.Contains(started.Version ?? "", StringComparer.OrdinalIgnoreCase)));
        if (!listed || Filter is null)
        {
            return listed;
        }

        // Runs on a pool thread without a synchronization context.
#pragma warning disable VSTHRD002
        return Filter.IsOrchestrationValidAsync(new OrchestrationFilterParameters { Name = started.Name, Tags = started.Tags }).AsTask().GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
    }

    /// <summary>Whether the worker takes this activity, by its work item filters.</summary>
    public bool TakesActivity(HistoryEvent scheduled) => filters is not { Activities.Count: > 0 } || filters.Activities.Any(filter =>
        string.Equals(filter.Name, scheduled.Name, StringComparison.OrdinalIgnoreCase)
        && (filter.Versions.Count == 0 || filter.Versions.Contains(scheduled.Version ?? "", StringComparer.OrdinalIgnoreCase)));

    /// <summary>Ends the services of an orchestrator that has left memory.</summary>
    public async Task ReleaseAsync(IAsyncDisposable held)
    {
        try
        {
            await held.DisposeAsync();
        }
#pragma warning disable CA1031 // Nobody waits for it; the orchestration has gone on without it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            settings.OrchestrationLog.LogWarning(e, "A service of an orchestrator failed when it was disposed of.");
        }
    }

    /// <summary>Why the worker does not take this version; null if it does.</summary>
    public TaskFailureDetails? VersionMismatch(string version)
    {
        if (settings.Options.Versioning is not { } own)
        {
            return null;
        }

        int order = TaskOrchestrationVersioningUtils.CompareVersions(version, own.Version);
        return own.MatchStrategy switch
        {
            VersionMatchStrategy.None => null,
            VersionMatchStrategy.Strict => order == 0
                ? null
                : Failure("VersionMismatch", $"The orchestration version '{version}' does not match the worker version '{own.Version}'."),
            VersionMatchStrategy.CurrentOrOlder => order <= 0
                ? null
                : Failure("VersionMismatch", $"The orchestration version '{version}' is greater than the worker version '{own.Version}'."),
            _ => Failure("VersionError", $"The version match strategy '{own.MatchStrategy}' is unknown."),
        };
    }

    /// <summary>Whether an orchestration of another version fails here, instead of waiting for another worker.</summary>
    public bool FailsOtherVersions => settings.Options.Versioning?.FailureStrategy == VersionFailureStrategy.Fail;

    public static TaskFailureDetails NotFound(string errorType, string kind, HistoryEvent task) => Failure(
        errorType, $"No {kind} task named '{task.Name}'{(string.IsNullOrEmpty(task.Version) ? "" : $" with version '{task.Version}'")} was found.");

    private static TaskVersion Version(HistoryEvent e) => string.IsNullOrWhiteSpace(e.Version) ? default : new TaskVersion(e.Version);

    private static TaskFailureDetails Failure(string type, string message) => new(type, message, null, null, null);
}
