namespace Microsoft.Azure.Functions.Worker;

/// <summary>One run of a function.</summary>
public abstract class FunctionContext
{
    /// <summary>For subclasses and for tests that stand in for the host.</summary>
    protected FunctionContext()
    {
    }

    /// <summary>This run's id.</summary>
    public abstract string InvocationId { get; }

    /// <summary>The function's id: the same for every run while the app is not changed.</summary>
    public abstract string FunctionId { get; }

    /// <summary>The trace that the run belongs to.</summary>
    public abstract TraceContext TraceContext { get; }

    /// <summary>What the trigger said.</summary>
    public abstract BindingContext BindingContext { get; }

    /// <summary>How often this run was tried.</summary>
    public abstract RetryContext RetryContext { get; }

    /// <summary>The run's own scope of services.</summary>
    public abstract IServiceProvider InstanceServices { get; set; }

    /// <summary>The function.</summary>
    public abstract FunctionDefinition FunctionDefinition { get; }

    /// <summary>Whatever middleware and function want to share during the run.</summary>
    public abstract IDictionary<object, object> Items { get; set; }

    /// <summary>What host and middleware offer for the run.</summary>
    public abstract IInvocationFeatures Features { get; }

    /// <summary>Set when the caller went away or the host stops.</summary>
    public virtual CancellationToken CancellationToken => default;
}
