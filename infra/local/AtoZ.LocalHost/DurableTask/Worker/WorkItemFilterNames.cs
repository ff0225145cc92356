using Microsoft.Extensions.Options;

namespace Microsoft.DurableTask.Worker;

/// <summary>A filter that names an unknown task would starve it without a word: refused when the worker is built.</summary>
internal sealed class WorkItemFilterNames(IOptionsMonitor<DurableTaskRegistry> registries) : IValidateOptions<DurableTaskWorkerWorkItemFilters>
{
    public ValidateOptionsResult Validate(string? name, DurableTaskWorkerWorkItemFilters options)
    {
        Require.NotNull(options);
        if (options.Orchestrations.Count + options.Activities.Count + options.Entities.Count == 0)
        {
            return ValidateOptionsResult.Skip;
        }

        DurableTaskRegistry registry = registries.Get(name);
        string unknown = Unknown("Orchestrations", options.Orchestrations.Select(o => o.Name), registry.OrchestratorsByVersion.Keys.Select(k => k.Name))
            + Unknown("Activities", options.Activities.Select(a => a.Name), registry.ActivitiesByVersion.Keys.Select(k => k.Name))
            + Unknown("Entities", options.Entities.Select(e => e.Name), registry.EntitiesByName.Keys.Select(k => k.Name));
        return unknown.Length == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"Cannot configure work item filters for worker '{(string.IsNullOrEmpty(name) ? "<default>" : name)}': the following filter names "
                + "do not match any registered task. Register them on the worker (via AddTasks/AddOrchestrator/AddActivity/AddEntity) "
                + $"or remove them from the filters.{unknown}");
    }

    private static string Unknown(string kind, IEnumerable<string> wanted, IEnumerable<string> registered)
    {
        HashSet<string> known = registered.ToHashSet(StringComparer.OrdinalIgnoreCase);
        string[] unknown = [.. wanted.Where(name => string.IsNullOrEmpty(name) || !known.Contains(name)).Select(name => string.IsNullOrEmpty(name) ? "<empty>" : name)];
        return unknown.Length == 0 ? "" : $" {kind}: [{string.Join(", ", unknown)}]";
    }
}
