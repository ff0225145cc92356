using System.Globalization;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The host runs a failed function again; see the two kinds of delay below.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class RetryAttribute : Attribute
{
    /// <summary>Creates the attribute.</summary>
    public RetryAttribute()
    {
    }

    /// <summary>How often the function is run again after its first failure; -1 means without end.</summary>
    public int MaxRetryCount { get; set; }

    /// <summary>Reads <c>hh:mm:ss</c> as every setting of the host is written.</summary>
    internal static TimeSpan Interval(string text) => TimeSpan.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>Waits the same time before each retry.</summary>
public sealed class FixedDelayRetryAttribute : RetryAttribute
{
    /// <summary>Creates the attribute.</summary>
    /// <param name="maxRetryCount">How often to run again; -1 without end.</param>
    /// <param name="delayInterval">The wait, <c>hh:mm:ss</c>.</param>
    public FixedDelayRetryAttribute(int maxRetryCount, string delayInterval)
    {
        MaxRetryCount = maxRetryCount;
        DelayInterval = delayInterval;
    }

    /// <summary>The wait, <c>hh:mm:ss</c>.</summary>
    public string DelayInterval { get; }
}

/// <summary>Waits longer before each retry, from the minimum up to the maximum.</summary>
public sealed class ExponentialBackoffRetryAttribute : RetryAttribute
{
    /// <summary>Creates the attribute.</summary>
    /// <param name="maxRetryCount">How often to run again; -1 without end.</param>
    /// <param name="minimumInterval">The shortest wait, <c>hh:mm:ss</c>.</param>
    /// <param name="maximumInterval">The longest wait, <c>hh:mm:ss</c>.</param>
    public ExponentialBackoffRetryAttribute(int maxRetryCount, string minimumInterval, string maximumInterval)
    {
        MaxRetryCount = maxRetryCount;
        MinimumInterval = minimumInterval;
        MaximumInterval = maximumInterval;
    }

    /// <summary>The shortest wait, <c>hh:mm:ss</c>.</summary>
    public string MinimumInterval { get; }

    /// <summary>The longest wait, <c>hh:mm:ss</c>.</summary>
    public string MaximumInterval { get; }
}
