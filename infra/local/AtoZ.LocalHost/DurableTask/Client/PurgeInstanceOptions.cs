namespace Microsoft.DurableTask.Client;

/// <summary>Whether the children are deleted too.</summary>
public record PurgeInstanceOptions(bool Recursive = false);
