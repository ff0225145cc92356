namespace Microsoft.DurableTask;

/// <summary>An orchestrator as the engine sees it: input and output are objects of the named types.</summary>
public interface ITaskOrchestrator
{
    Type InputType { get; }

    Type OutputType { get; }

    Task<object?> RunAsync(TaskOrchestrationContext context, object? input);
}
