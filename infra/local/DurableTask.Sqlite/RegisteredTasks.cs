using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.DurableTask;

namespace DurableTask.Sqlite;

/// <summary>
/// The tasks of a registry. A version is looked up exactly; the unversioned task stands in for any version only while the
/// name has no versioned task at all.
/// </summary>
/// <remarks>
/// The registry shows versions to Microsoft's own workers only. They are read by reflection, here and nowhere else; where that finds
/// nothing, as it might in a later release of the SDK, the public list serves, which has the tasks without a version.
/// </remarks>
internal sealed class RegisteredTasks : ITaskSource
{
    private readonly TasksOfKind<ITaskOrchestrator> _orchestrators;
    private readonly TasksOfKind<ITaskActivity> _activities;

    public RegisteredTasks(DurableTaskRegistry registry)
        : this(
            Versioned<ITaskOrchestrator>(registry, "OrchestratorsByVersion") ?? Unversioned(registry.GetOrchestrators()),
            Versioned<ITaskActivity>(registry, "ActivitiesByVersion") ?? Unversioned(registry.GetActivities()))
    {
    }

    private RegisteredTasks(TasksOfKind<ITaskOrchestrator> orchestrators, TasksOfKind<ITaskActivity> activities) =>
        (_orchestrators, _activities) = (orchestrators, activities);

    /// <summary>Only what the public list of a registry has.</summary>
    public static RegisteredTasks WithoutVersions(DurableTaskRegistry registry) =>
        new(Unversioned(registry.GetOrchestrators()), Unversioned(registry.GetActivities()));

    public bool HasOrchestrator(TaskName name, TaskVersion version) => _orchestrators.Find(name, version) is not null;

    public bool HasActivity(TaskName name, TaskVersion version) => _activities.Find(name, version) is not null;

    public bool TryCreateOrchestrator(TaskName name, IServiceProvider serviceProvider, [NotNullWhen(true)] out ITaskOrchestrator? orchestrator) =>
        TryCreateOrchestrator(name, default, serviceProvider, out orchestrator);

    public bool TryCreateActivity(TaskName name, IServiceProvider serviceProvider, [NotNullWhen(true)] out ITaskActivity? activity) =>
        TryCreateActivity(name, default, serviceProvider, out activity);

    public bool TryCreateOrchestrator(TaskName name, TaskVersion version, IServiceProvider services, [NotNullWhen(true)] out ITaskOrchestrator? orchestrator) =>
        (orchestrator = _orchestrators.Find(name, version)?.Invoke(services)) is not null;

    public bool TryCreateActivity(TaskName name, TaskVersion version, IServiceProvider services, [NotNullWhen(true)] out ITaskActivity? activity) =>
        (activity = _activities.Find(name, version)?.Invoke(services)) is not null;

    private static TasksOfKind<T>? Versioned<T>(DurableTaskRegistry registry, string property)
    {
        if (typeof(DurableTaskRegistry).GetProperty(property, BindingFlags.Instance | BindingFlags.NonPublic)?.GetValue(registry) is not IEnumerable entries)
        {
            return null;
        }

        TasksOfKind<T> tasks = new();
        foreach (object entry in entries)
        {
            object? key = entry.GetType().GetProperty("Key")?.GetValue(entry);
            if (Text(key, "Name") is not { } name || entry.GetType().GetProperty("Value")?.GetValue(entry) is not Func<IServiceProvider, T> factory)
            {
                return null;
            }

            tasks.Add(name, Text(key, "Version") ?? string.Empty, factory);
        }

        return tasks;
    }

    private static string? Text(object? key, string property) => key?.GetType().GetProperty(property)?.GetValue(key) as string;

    private static TasksOfKind<T> Unversioned<T>(IEnumerable<KeyValuePair<TaskName, Func<IServiceProvider, T>>> entries)
    {
        TasksOfKind<T> tasks = new();
        foreach ((TaskName name, Func<IServiceProvider, T> factory) in entries)
        {
            tasks.Add(name.Name, string.Empty, factory);
        }

        return tasks;
    }

    private sealed class TasksOfKind<T>
    {
        private readonly Dictionary<(string Name, string Version), Func<IServiceProvider, T>> _tasks = new(IgnoringCase.Instance);
        private readonly HashSet<string> _versioned = new(StringComparer.OrdinalIgnoreCase);

        public void Add(string name, string version, Func<IServiceProvider, T> factory)
        {
            _tasks[(name, version)] = factory;
            if (version.Length > 0)
            {
                _versioned.Add(name);
            }
        }

        public Func<IServiceProvider, T>? Find(TaskName name, TaskVersion version)
        {
            string wanted = version.Version ?? string.Empty;
            return _tasks.GetValueOrDefault((name.Name, wanted))
                ?? (wanted.Length > 0 && !_versioned.Contains(name.Name) ? _tasks.GetValueOrDefault((name.Name, string.Empty)) : null);
        }
    }

    private sealed class IgnoringCase : IEqualityComparer<(string Name, string Version)>
    {
        public static IgnoringCase Instance { get; } = new();

        public bool Equals((string Name, string Version) x, (string Name, string Version) y) =>
            string.Equals(x.Name, y.Name, StringComparison.OrdinalIgnoreCase) && string.Equals(x.Version, y.Version, StringComparison.OrdinalIgnoreCase);

        public int GetHashCode((string Name, string Version) key) =>
            HashCode.Combine(StringComparer.OrdinalIgnoreCase.GetHashCode(key.Name), StringComparer.OrdinalIgnoreCase.GetHashCode(key.Version));
    }
}
