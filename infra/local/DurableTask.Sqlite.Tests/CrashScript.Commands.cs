using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace DurableTask.Sqlite.Tests;

/// <summary>What clients command: terminate with children, rewind with children, restart, purge.</summary>
internal sealed partial class CrashScript
{
    private const string Repaired = "repaired";

    private DurableTaskRegistry CommandedTasks(DurableTaskRegistry tasks) => tasks
        .AddOrchestratorFunc<string, string>("Family", async (context, name) =>
        {
            await context.CallActivityAsync<string>("Effect", name);
            return await context.CallSubOrchestratorAsync<string>("Branch", name, new SubOrchestrationOptions(instanceId: $"{name}-child"));
        })
        .AddOrchestratorFunc<string, string>("Branch", (context, name) =>
            context.CallSubOrchestratorAsync<string>("Ear", new SubOrchestrationOptions(instanceId: $"{name}-grandchild")))
        .AddOrchestratorFunc<string, string>("Outer", (context, key) =>
            context.CallSubOrchestratorAsync<string>("Inner", key, new SubOrchestrationOptions(instanceId: $"{key}-child")))
        .AddOrchestratorFunc<string, string>("Inner", (context, key) => context.CallActivityAsync<string>("Repairable", key))
        .AddOrchestratorFunc<string, string>("Quick", (context, key) => context.CallActivityAsync<string>("Effect", key))
        .AddActivityFunc<string, string>("Repairable", string (context, key) =>
            Effects.ContainsKey(Repaired) ? key : throw new InvalidOperationException("broken until repaired"));

    private async Task CommandAsync(EngineHost host)
    {
        await StartOnceAsync(host, "Family", "family", "f");
        await StartOnceAsync(host, "Outer", "outer", "o");
        await StartOnceAsync(host, "Quick", "again", "a");
        await StartOnceAsync(host, "Quick", "gone", "g");
        await host.IdleAsync();

        await host.Client.TerminateInstanceAsync("family", new TerminateInstanceOptions("enough", Recursive: true));
        Effects.TryAdd(Repaired, 1);
        if ((await host.StateAsync("outer")).RuntimeStatus == OrchestrationRuntimeStatus.Failed)
        {
            await host.Client.RewindInstanceAsync("outer", Repaired);
        }

        await host.Client.RestartAsync("again");
        await host.IdleAsync();
        await host.Client.PurgeInstanceAsync("gone");
    }
}
