namespace Microsoft.DurableTask;

/// <summary>Name and version of a registered task. Upper and lower case are the same in both.</summary>
internal readonly record struct TaskVersionKey(string Name, string Version)
{
    public TaskVersionKey(TaskName name, TaskVersion version)
        : this(Require.NotNullOrEmpty(name.Name, nameof(name)), version.Version)
    {
    }

    public bool Equals(TaskVersionKey other) =>
        string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase) && string.Equals(Version, other.Version, StringComparison.OrdinalIgnoreCase);

    public override int GetHashCode() =>
        HashCode.Combine(StringComparer.OrdinalIgnoreCase.GetHashCode(Name), StringComparer.OrdinalIgnoreCase.GetHashCode(Version));
}
