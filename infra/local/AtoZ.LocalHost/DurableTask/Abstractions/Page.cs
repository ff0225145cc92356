namespace Microsoft.DurableTask;

/// <summary>One page of results; a null token means that it is the last.</summary>
public sealed class Page<T>(IReadOnlyList<T> values, string? continuationToken = null)
    where T : notnull
{
    public IReadOnlyList<T> Values { get; } = Require.NotNull(values);

    public string? ContinuationToken { get; } = continuationToken;
}
