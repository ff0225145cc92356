namespace Microsoft.DurableTask;

/// <summary>Decides after a failure whether the task runs again. There is no delay but the one the handler makes itself.</summary>
public delegate bool RetryHandler(RetryContext retryContext);

/// <summary>The same with awaits on the orchestration context, such as a timer between attempts.</summary>
public delegate Task<bool> AsyncRetryHandler(RetryContext retryContext);
