using System.ComponentModel;

namespace Microsoft.DurableTask;

/// <summary>
/// Retries with growing delays: the delay before retry n is first × coefficient^(n-1), at most the maximum (one hour unless
/// told). The number of attempts counts the first call. After the time-out, counted from the first attempt, nothing is retried.
/// </summary>
public class RetryPolicy
{
    /// <exception cref="ArgumentOutOfRangeException">
    /// Attempts or the first interval are not positive, the coefficient is below 1, the maximum or the time-out below the first interval.
    /// </exception>
    public RetryPolicy(
        int maxNumberOfAttempts,
        TimeSpan firstRetryInterval,
        double backoffCoefficient = 1.0,
        TimeSpan? maxRetryInterval = null,
        TimeSpan? retryTimeout = null)
    {
        Demand(maxNumberOfAttempts > 0, nameof(maxNumberOfAttempts), maxNumberOfAttempts, "greater than zero");
        Demand(firstRetryInterval > TimeSpan.Zero, nameof(firstRetryInterval), firstRetryInterval, "greater than zero");
        Demand(backoffCoefficient >= 1.0, nameof(backoffCoefficient), backoffCoefficient, "greater or equal to 1.0");
        Demand(NotBelow(maxRetryInterval, firstRetryInterval), nameof(maxRetryInterval), maxRetryInterval, NotBelowFirst);
        Demand(NotBelow(retryTimeout, firstRetryInterval), nameof(retryTimeout), retryTimeout, NotBelowFirst);

        MaxNumberOfAttempts = maxNumberOfAttempts;
        FirstRetryInterval = firstRetryInterval;
        BackoffCoefficient = backoffCoefficient;
        MaxRetryInterval = maxRetryInterval ?? TimeSpan.FromHours(1);
        RetryTimeout = retryTimeout ?? Timeout.InfiniteTimeSpan;
        Handle = _ => true;
    }

    public int MaxNumberOfAttempts { get; }

    public TimeSpan FirstRetryInterval { get; }

    public double BackoffCoefficient { get; }

    public TimeSpan MaxRetryInterval { get; }

    public TimeSpan RetryTimeout { get; }

    /// <summary>The decision as a function of the engine's exception; set through <see cref="HandleFailure"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Func<Exception, bool> Handle { get; private init; }

    [Obsolete("This functionality is not implemented. Will be removed in the future. Use TaskOptions.FromRetryHandler or HandleFailure instead.")]
    public Func<Exception, Task<bool>>? HandleAsync { get; set; }

    /// <summary>Decides by the failure whether to go on; false ends the retries with the failure as it is.</summary>
    public Func<TaskFailureDetails, bool> HandleFailure
    {
        init => Handle = exception => exception is IHasFailureDetails { FailureDetails: { } details }
            ? value(details)
            : throw new InvalidOperationException(
                "Unable to create TaskFailureDetails since TaskFailedException nor SubOrchestrationFailedException was not received.");
    }

    private const string NotBelowFirst = "greater or equal to the value for firstRetryInterval";

    private static bool NotBelow(TimeSpan? value, TimeSpan first) => value is null || value == Timeout.InfiniteTimeSpan || value >= first;

    private static void Demand(bool met, string name, object? actual, string wanted)
    {
        if (!met)
        {
            throw new ArgumentOutOfRangeException(name, actual, $"The value for {name} must be {wanted}.");
        }
    }
}
