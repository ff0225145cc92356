namespace Microsoft.Azure.Functions.Worker;

/// <summary>A bound input; setting it changes what the function is given.</summary>
/// <typeparam name="T">Its type.</typeparam>
public abstract class InputBindingData<T>
{
    /// <summary>For subclasses.</summary>
    protected InputBindingData()
    {
    }

    /// <summary>The binding.</summary>
    public abstract BindingMetadata BindingMetadata { get; }

    /// <summary>The value.</summary>
    public abstract T? Value { get; set; }
}

/// <summary>An output of the function.</summary>
/// <typeparam name="T">Its type.</typeparam>
public abstract class OutputBindingData<T>
{
    /// <summary>For subclasses.</summary>
    protected OutputBindingData()
    {
    }

    /// <summary>The name.</summary>
    public abstract string Name { get; }

    /// <summary>The value; null when the function gave none.</summary>
    public abstract T? Value { get; set; }

    /// <summary>The kind, such as <c>http</c>.</summary>
    public abstract string BindingType { get; }
}

/// <summary>What the function returned; middleware may replace it.</summary>
/// <typeparam name="T">Its type.</typeparam>
public abstract class InvocationResult<T>
{
    /// <summary>For subclasses.</summary>
    protected InvocationResult()
    {
    }

    /// <summary>The value.</summary>
    public abstract T? Value { get; set; }
}

/// <summary>What the function returned, whatever its type.</summary>
public abstract class InvocationResult : InvocationResult<object>
{
    /// <summary>For subclasses.</summary>
    protected InvocationResult()
    {
    }
}
