using System.Diagnostics.CodeAnalysis;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;

namespace DurableTask.Sqlite;

/// <summary>
/// Where a worker's tasks come from, with their versions. A registry of Microsoft's SDK becomes one by itself; a host whose tasks need
/// services, or are found in another way, registers its own under the worker's name (<c>AddKeyedSingleton&lt;ITaskSource&gt;(name, …)</c>).
/// </summary>
public interface ITaskSource : IDurableTaskFactory
{
    /// <summary>Whether there is an orchestrator for this name and version.</summary>
    bool HasOrchestrator(TaskName name, TaskVersion version);

    /// <summary>Whether there is an activity for this name and version.</summary>
    bool HasActivity(TaskName name, TaskVersion version);

    /// <summary>Makes an orchestrator from the services of the scope it will live in.</summary>
    bool TryCreateOrchestrator(TaskName name, TaskVersion version, IServiceProvider services, [NotNullWhen(true)] out ITaskOrchestrator? orchestrator);

    /// <summary>Makes an activity from the services of the scope it will run in.</summary>
    bool TryCreateActivity(TaskName name, TaskVersion version, IServiceProvider services, [NotNullWhen(true)] out ITaskActivity? activity);
}
