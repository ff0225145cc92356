namespace Microsoft.DurableTask;

/// <summary>An activity as the engine sees it: input and output are objects of the named types.</summary>
public interface ITaskActivity
{
    Type InputType { get; }

    Type OutputType { get; }

    Task<object?> RunAsync(TaskActivityContext context, object? input);
}
