namespace Microsoft.Azure.Functions.Worker;

/// <summary>A binding of a function.</summary>
public abstract class BindingMetadata
{
    /// <summary>For subclasses.</summary>
    protected BindingMetadata()
    {
    }

    /// <summary>The parameter's or property's name.</summary>
    public abstract string Name { get; }

    /// <summary>The kind, such as <c>httpTrigger</c>.</summary>
    public abstract string Type { get; }

    /// <summary>Into or out of the function.</summary>
    public abstract BindingDirection Direction { get; }
}

/// <summary>Whether a binding goes into or out of a function.</summary>
public enum BindingDirection
{
    /// <summary>Into the function.</summary>
    In = 0,

    /// <summary>Out of the function.</summary>
    Out = 1,
}
