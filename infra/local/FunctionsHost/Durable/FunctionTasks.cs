using System.Diagnostics.CodeAnalysis;
using DurableTask.Sqlite;
using FunctionsHost.Binding;
using FunctionsHost.Discovery;
using FunctionsHost.Invocation;
using Microsoft.DurableTask;
using Microsoft.Extensions.Hosting;

namespace FunctionsHost.Durable;

/// <summary>The app's orchestrators and activities as tasks of the engine. Functions have no versions: each serves all.</summary>
internal sealed class FunctionTasks(
    FunctionCatalog functions, FunctionRunner runner, InputConversion conversion, IServiceProvider root, IHostApplicationLifetime lifetime) : ITaskSource
{
    private readonly Dictionary<string, LocalFunction> _orchestrators = functions.OfTrigger<OrchestrationTrigger>()
        .ToDictionary(found => DurableNames.Orchestrator(found.Function), found => found.Function, StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, LocalFunction> _activities = functions.OfTrigger<ActivityTrigger>()
        .ToDictionary(found => DurableNames.Activity(found.Function), found => found.Function, StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public bool HasOrchestrator(TaskName name, TaskVersion version) => _orchestrators.ContainsKey(name.Name);

    /// <inheritdoc/>
    public bool HasActivity(TaskName name, TaskVersion version) => _activities.ContainsKey(name.Name);

    /// <inheritdoc/>
    public bool TryCreateOrchestrator(TaskName name, TaskVersion version, IServiceProvider services, [NotNullWhen(true)] out ITaskOrchestrator? orchestrator) =>
        TryCreateOrchestrator(name, services, out orchestrator);

    /// <inheritdoc/>
    public bool TryCreateActivity(TaskName name, TaskVersion version, IServiceProvider services, [NotNullWhen(true)] out ITaskActivity? activity) =>
        TryCreateActivity(name, services, out activity);

    /// <inheritdoc/>
    public bool TryCreateOrchestrator(TaskName name, IServiceProvider serviceProvider, [NotNullWhen(true)] out ITaskOrchestrator? orchestrator)
    {
        orchestrator = _orchestrators.TryGetValue(name.Name, out LocalFunction? function) ? new OrchestratorFunction(function, runner, conversion, root, serviceProvider) : null;
        return orchestrator is not null;
    }

    /// <inheritdoc/>
    public bool TryCreateActivity(TaskName name, IServiceProvider serviceProvider, [NotNullWhen(true)] out ITaskActivity? activity)
    {
        activity = _activities.TryGetValue(name.Name, out LocalFunction? function)
            ? new ActivityFunction(function, runner, conversion, root, serviceProvider, lifetime.ApplicationStopping)
            : null;
        return activity is not null;
    }
}
