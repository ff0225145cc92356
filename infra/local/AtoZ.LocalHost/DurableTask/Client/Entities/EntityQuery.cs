namespace Microsoft.DurableTask.Client.Entities;

/// <summary>Which entities to list. A prefix without an at sign is a name.</summary>
public record EntityQuery
{
    public const int DefaultPageSize = 100;

    private readonly string? _prefix;

    public string? InstanceIdStartsWith
    {
        get => _prefix;
        init => _prefix = string.IsNullOrEmpty(value) ? null : Normalized(value);
    }

    public DateTimeOffset? LastModifiedFrom { get; init; }

    public DateTimeOffset? LastModifiedTo { get; init; }

    public bool IncludeState { get; init; } = true;

    public bool IncludeTransient { get; init; }

    public int? PageSize { get; init; }

    public string? ContinuationToken { get; init; }

#pragma warning disable CA1308 // Entity names are stored in lower case.
    private static string Normalized(string prefix)
    {
        string marked = prefix[0] == '@' ? prefix : $"@{prefix}";
        int key = marked.IndexOf('@', 1);
        return key < 0 ? marked.ToLowerInvariant() : string.Concat(marked[..key].ToLowerInvariant(), marked[key..]);
    }
#pragma warning restore CA1308
}
