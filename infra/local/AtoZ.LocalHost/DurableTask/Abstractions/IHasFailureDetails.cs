namespace Microsoft.DurableTask;

/// <summary>An engine exception that carries the failure of a task.</summary>
internal interface IHasFailureDetails
{
    TaskFailureDetails FailureDetails { get; }
}
