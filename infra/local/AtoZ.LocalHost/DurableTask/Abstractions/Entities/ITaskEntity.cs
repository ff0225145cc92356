namespace Microsoft.DurableTask.Entities;

/// <summary>An entity. The local engine has entities off; the type exists so that shared registrations compile.</summary>
public interface ITaskEntity
{
    ValueTask<object?> RunAsync(TaskEntityOperation operation);
}
