namespace Microsoft.DurableTask;

/// <summary>Name and version that a task class gives itself by <see cref="DurableTaskAttribute"/>; else the class name, unversioned.</summary>
internal static class TaskTypes
{
    public static TaskName TaskName(this Type type) => Attributed(type) is { Name.Name: { Length: > 0 } } named ? named.Name : new TaskName(type.Name);

    public static TaskVersion TaskVersion(this Type type) => Attributed(type) is { Version: { Length: > 0 } version } ? new TaskVersion(version) : default;

    private static DurableTaskAttribute? Attributed(Type type) => (DurableTaskAttribute?)Attribute.GetCustomAttribute(type, typeof(DurableTaskAttribute));
}
