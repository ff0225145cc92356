namespace Microsoft.DurableTask;

/// <summary>Base of orchestrators in class syntax. The code must be deterministic: it is replayed from history.</summary>
public abstract class TaskOrchestrator<TInput, TOutput> : ITaskOrchestrator
{
    Type ITaskOrchestrator.InputType => typeof(TInput);

    Type ITaskOrchestrator.OutputType => typeof(TOutput);

    public abstract Task<TOutput> RunAsync(TaskOrchestrationContext context, TInput input);

    async Task<object?> ITaskOrchestrator.RunAsync(TaskOrchestrationContext context, object? input)
    {
        Require.NotNull(context);
        return await RunAsync(context, TypedInput.Of<TInput>(input));
    }
}
