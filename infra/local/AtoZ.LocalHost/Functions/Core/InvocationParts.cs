using System.Collections.Immutable;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the trigger said: route values, query, instance id and so on.</summary>
public abstract class BindingContext
{
    /// <summary>For subclasses.</summary>
    protected BindingContext()
    {
    }

    /// <summary>The data by name; names ignore case.</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}

/// <summary>How often a run was tried.</summary>
public abstract class RetryContext
{
    /// <summary>For subclasses.</summary>
    protected RetryContext()
    {
    }

    /// <summary>Which retry this is; 0 the first time.</summary>
    public abstract int RetryCount { get; }

    /// <summary>How many retries there may be.</summary>
    public abstract int MaxRetryCount { get; }
}

/// <summary>The trace that a run belongs to, in W3C's form.</summary>
public abstract class TraceContext
{
    /// <summary>For subclasses.</summary>
    protected TraceContext()
    {
    }

    /// <summary>W3C traceparent.</summary>
    public abstract string TraceParent { get; }

    /// <summary>W3C tracestate.</summary>
    public abstract string TraceState { get; }

    /// <summary>Attributes of the host.</summary>
    public virtual IReadOnlyDictionary<string, string> Attributes => ImmutableDictionary<string, string>.Empty;

    /// <summary>W3C baggage.</summary>
    public virtual IReadOnlyDictionary<string, string> Baggage => ImmutableDictionary<string, string>.Empty;
}

/// <summary>A run as the host asked for it.</summary>
public abstract class FunctionInvocation
{
    /// <summary>For subclasses.</summary>
    protected FunctionInvocation()
    {
    }

    /// <summary>The run's id.</summary>
    public abstract string Id { get; }

    /// <summary>The function's id.</summary>
    public abstract string FunctionId { get; }

    /// <summary>The trace.</summary>
    public abstract TraceContext TraceContext { get; }
}
