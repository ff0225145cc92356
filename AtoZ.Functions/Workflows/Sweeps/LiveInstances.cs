using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Workflows.Sweeps;

/// <summary>Finds out which orchestrations are alive.</summary>
internal static class LiveInstances
{
    private static readonly OrchestrationRuntimeStatus[] Alive =
        [OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended];

    /// <summary>The ids of all live instances with a prefix.</summary>
    public static async Task<HashSet<string>> Of(DurableTaskClient client, string prefix)
    {
        HashSet<string> ids = new(StringComparer.Ordinal);
        await foreach (OrchestrationMetadata instance in client.GetAllInstancesAsync(new OrchestrationQuery(Statuses: Alive, InstanceIdPrefix: prefix, PageSize: 1000)))
        {
            ids.Add(instance.InstanceId);
        }

        return ids;
    }

    /// <summary>
    /// Clears an instance that ended before its case did, so that it can be started anew. It goes through the stages it went
    /// through before, since these are in the store, and money moves once per key.
    /// </summary>
    public static async Task Clear(DurableTaskClient client, string instanceId)
    {
        if (await client.GetInstanceAsync(instanceId) is { IsCompleted: true })
        {
            await client.PurgeInstanceAsync(instanceId, new PurgeInstanceOptions(Recursive: true));
        }
    }
}
