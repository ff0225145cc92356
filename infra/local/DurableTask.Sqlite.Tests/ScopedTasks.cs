using System.Diagnostics.CodeAnalysis;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DurableTask.Sqlite.Tests;

/// <summary>A source of tasks as a host has one: its orchestrator is made from the services of a scope, the rest comes from the registry.</summary>
internal sealed class ScopedTasks(string orchestrator, Func<IServiceProvider, ITaskOrchestrator> make, RegisteredTasks others) : ITaskSource
{
    public bool HasOrchestrator(TaskName name, TaskVersion version) => name == orchestrator || others.HasOrchestrator(name, version);

    public bool HasActivity(TaskName name, TaskVersion version) => others.HasActivity(name, version);

    public bool TryCreateOrchestrator(TaskName name, TaskVersion version, IServiceProvider services, [NotNullWhen(true)] out ITaskOrchestrator? made)
    {
        made = name == orchestrator ? make(services) : null;
        return made is not null || others.TryCreateOrchestrator(name, version, services, out made);
    }

    public bool TryCreateActivity(TaskName name, TaskVersion version, IServiceProvider services, [NotNullWhen(true)] out ITaskActivity? activity) =>
        others.TryCreateActivity(name, version, services, out activity);

    public bool TryCreateOrchestrator(TaskName name, IServiceProvider serviceProvider, [NotNullWhen(true)] out ITaskOrchestrator? made) =>
        TryCreateOrchestrator(name, default, serviceProvider, out made);

    public bool TryCreateActivity(TaskName name, IServiceProvider serviceProvider, [NotNullWhen(true)] out ITaskActivity? activity) =>
        TryCreateActivity(name, default, serviceProvider, out activity);
}

/// <summary>Registers such a source for the worker of a test.</summary>
internal static class ScopedTasksRegistration
{
    public static IServiceCollection AddTasks(this IServiceCollection services, string orchestrator, Func<IServiceProvider, ITaskOrchestrator> make) =>
        services.AddKeyedSingleton<ITaskSource>(Options.DefaultName, (provider, _) =>
            new ScopedTasks(orchestrator, make, new RegisteredTasks(provider.GetRequiredService<IOptionsMonitor<DurableTaskRegistry>>().Get(Options.DefaultName))));
}
