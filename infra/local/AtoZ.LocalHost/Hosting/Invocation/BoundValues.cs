using AtoZ.LocalHost.Hosting.Binding;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.LocalHost.Hosting.Invocation;

/// <summary>An input, as middleware sees and changes it.</summary>
internal sealed class LocalInputBindingData<T>(InputBinder binder, BindingMetadata metadata) : InputBindingData<T>
{
    /// <inheritdoc/>
    public override BindingMetadata BindingMetadata => metadata;

    /// <inheritdoc/>
    public override T? Value
    {
        get => binder.Get(metadata.Name) is T value ? value : default;
        set => binder.Set(metadata.Name, value);
    }
}

/// <summary>An output, as middleware sees and changes it.</summary>
internal sealed class LocalOutputBindingData<T>(InvocationBindings bindings, BindingMetadata metadata) : OutputBindingData<T>
{
    /// <inheritdoc/>
    public override string Name => metadata.Name;

    /// <inheritdoc/>
    public override string BindingType => metadata.Type;

    /// <inheritdoc/>
    public override T? Value
    {
        get => bindings.Outputs.GetValueOrDefault(metadata.Name) is T value ? value : default;
        set => bindings.Outputs[metadata.Name] = value;
    }
}

/// <summary>The result, as middleware sees and changes it.</summary>
internal sealed class LocalInvocationResult<T>(InvocationBindings bindings) : InvocationResult<T>
{
    /// <inheritdoc/>
    public override T? Value
    {
        get => bindings.Result is T value ? value : default;
        set => bindings.Result = value;
    }
}

/// <summary>The result of any type, as middleware sees and changes it.</summary>
internal sealed class LocalInvocationResult(InvocationBindings bindings) : InvocationResult
{
    /// <inheritdoc/>
    public override object? Value
    {
        get => bindings.Result;
        set => bindings.Result = value;
    }
}
