using System.Runtime.ExceptionServices;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace DurableTask.Sqlite.Execution;

/// <summary>Retries. Every attempt and every delay is a durable step with a number of its own (R11).</summary>
internal sealed partial class LocalOrchestrationContext
{
    private Task<T> WithRetries<T>(TaskName name, TaskRetryOptions? retry, Func<Task<T>> attempt) => retry switch
    {
        { Policy: { } policy } => ByPolicy(policy, attempt),
        { Handler: { } handler } => ByHandler(name, handler, attempt),
        _ => attempt(),
    };

    private async Task<T> ByPolicy<T>(RetryPolicy policy, Func<Task<T>> attempt)
    {
        DateTime first = CurrentUtcDateTime;
        for (int failed = 0; ; failed++)
        {
            ExceptionDispatchInfo failure;
            try
            {
                return await attempt();
            }
            catch (Exception e) when (e is not TaskFailure { NonRetriable: true })
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }

            if (failed + 1 == policy.MaxNumberOfAttempts)
            {
                // Durable Task makes an empty timer after the last attempt; histories must have the same numbers.
                await CreateOneTimer(CurrentUtcDateTime, CancellationToken.None);
                failure.Throw();
            }

            TimeSpan delay = DelayAfter(policy, failed, first, failure.SourceException);
            if (delay == TimeSpan.Zero)
            {
                failure.Throw();
            }

            await CreateOneTimer(CurrentUtcDateTime.Add(delay), CancellationToken.None);
        }
    }

    /// <summary>Zero means that there is no further attempt: the policy says no, throws, or its time is over.</summary>
    private TimeSpan DelayAfter(RetryPolicy policy, int failed, DateTime first, Exception failure)
    {
        try
        {
            if (!policy.Handle(failure) || (policy.RetryTimeout != Timeout.InfiniteTimeSpan && CurrentUtcDateTime >= first.Add(policy.RetryTimeout)))
            {
                return TimeSpan.Zero;
            }
        }
#pragma warning disable CA1031 // A decision that throws is a no, as in Durable Task.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _log.LogError(e, "{InstanceId}: The retry decision of a policy threw; there is no further attempt.", InstanceId);
            return TimeSpan.Zero;
        }

        double milliseconds = policy.FirstRetryInterval.TotalMilliseconds * Math.Pow(policy.BackoffCoefficient, failed);
        TimeSpan longest = policy.MaxRetryInterval == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : policy.MaxRetryInterval;
        return milliseconds < longest.TotalMilliseconds ? TimeSpan.FromMilliseconds(milliseconds) : longest;
    }

    private async Task<T> ByHandler<T>(TaskName name, AsyncRetryHandler handler, Func<Task<T>> attempt)
    {
        DateTime start = CurrentUtcDateTime;
        for (int failed = 1; ; failed++)
        {
            try
            {
                return await attempt();
            }
            catch (TaskFailure e) when (!e.NonRetriable)
            {
                _log.LogInformation(WorkerLog.RetryingTask, "{InstanceId}: Evaluating custom retry handler for failed '{Name}' task. Attempt = {Attempt}.", InstanceId, name.Name, failed);
                RetryContext retry = new(this, failed, e.Details, CurrentUtcDateTime - start, CancellationToken.None);
                if (!await handler(retry))
                {
                    throw;
                }
            }
        }
    }
}
