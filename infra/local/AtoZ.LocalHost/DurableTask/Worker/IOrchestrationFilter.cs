namespace Microsoft.DurableTask.Worker;

/// <summary>Says which orchestrations this worker takes.</summary>
[Obsolete("Experimental")]
public interface IOrchestrationFilter
{
    ValueTask<bool> IsOrchestrationValidAsync(OrchestrationFilterParameters info, CancellationToken cancellationToken = default);
}
