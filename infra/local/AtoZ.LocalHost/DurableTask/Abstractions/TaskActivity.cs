namespace Microsoft.DurableTask;

/// <summary>Base of activities in class syntax. An activity runs at least once, so every effect needs an idempotency key.</summary>
public abstract class TaskActivity<TInput, TOutput> : ITaskActivity
{
    Type ITaskActivity.InputType => typeof(TInput);

    Type ITaskActivity.OutputType => typeof(TOutput);

    public abstract Task<TOutput> RunAsync(TaskActivityContext context, TInput input);

    async Task<object?> ITaskActivity.RunAsync(TaskActivityContext context, object? input)
    {
        Require.NotNull(context);
        return await RunAsync(context, TypedInput.Of<TInput>(input));
    }
}
