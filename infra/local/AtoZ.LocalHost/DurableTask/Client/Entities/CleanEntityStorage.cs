namespace Microsoft.DurableTask.Client.Entities;

/// <summary>What to clean up in the entity store.</summary>
public readonly record struct CleanEntityStorageRequest
{
    public static CleanEntityStorageRequest Default => new() { RemoveEmptyEntities = true, ReleaseOrphanedLocks = true };

    public bool RemoveEmptyEntities { get; init; }

    public bool ReleaseOrphanedLocks { get; init; }

    public string? ContinuationToken { get; init; }
}

/// <summary>What was cleaned up in the entity store.</summary>
public readonly record struct CleanEntityStorageResult
{
    public string? ContinuationToken { get; init; }

    public int EmptyEntitiesRemoved { get; init; }

    public int OrphanedLocksReleased { get; init; }
}
