namespace Microsoft.DurableTask.Client;

/// <summary>The output that the terminated instance shows, and whether its children end too.</summary>
public record TerminateInstanceOptions(object? Output = null, bool Recursive = false);
