namespace Microsoft.DurableTask.Client;

/// <summary>How many instances were deleted, and whether all that matched were.</summary>
public class PurgeResult
{
    /// <exception cref="ArgumentException">The count is negative.</exception>
    public PurgeResult(int count)
    {
        if (count < 0)
        {
            throw new ArgumentException("Count must be non-negative", nameof(count));
        }

        PurgedInstanceCount = count;
    }

    public PurgeResult(int count, bool? isComplete)
        : this(count) => IsComplete = isComplete;

    public int PurgedInstanceCount { get; }

    public bool? IsComplete { get; }
}
