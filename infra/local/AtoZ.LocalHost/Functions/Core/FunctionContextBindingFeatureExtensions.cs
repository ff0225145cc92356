using AtoZ.LocalHost.Hosting.Binding;
using AtoZ.LocalHost.Hosting.Invocation;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Inputs, outputs and result of a run, for middleware.</summary>
public static class FunctionContextBindingFeatureExtensions
{
    /// <summary>Binds an input as the function will see it; setting its value changes that.</summary>
    /// <typeparam name="T">The type wanted.</typeparam>
    /// <param name="context">The invocation.</param>
    /// <param name="bindingMetadata">The binding, out of the function's definition.</param>
    /// <returns>The input.</returns>
    public static async ValueTask<InputBindingData<T?>> BindInputAsync<T>(this FunctionContext context, BindingMetadata bindingMetadata)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(bindingMetadata);
        InputBinder binder = context.Features.Get<InputBinder>()
            ?? throw new InvalidOperationException("This invocation does not come from the local host, so its inputs cannot be bound.");
        await binder.BindOneAsync(context, bindingMetadata.Name, typeof(T));
        return new LocalInputBindingData<T?>(binder, bindingMetadata);
    }

    /// <summary>What the function returned, as a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="context">The invocation.</param>
    /// <returns>The result.</returns>
    /// <exception cref="InvalidOperationException">The function returned something else.</exception>
    public static InvocationResult<T?> GetInvocationResult<T>(this FunctionContext context)
    {
        InvocationBindings bindings = InvocationBindings.Of(context);
        return bindings.Result is T
            ? new LocalInvocationResult<T?>(bindings)
            : throw new InvalidOperationException(
                $"The function's result is of type '{bindings.Result?.GetType().ToString() ?? "null"}', not of type '{typeof(T)}'.");
    }

    /// <summary>What the function returned.</summary>
    /// <param name="context">The invocation.</param>
    /// <returns>The result.</returns>
    public static InvocationResult GetInvocationResult(this FunctionContext context) =>
        new LocalInvocationResult(InvocationBindings.Of(context));

    /// <summary>The outputs of the function, besides its result.</summary>
    /// <typeparam name="T">The type; outputs of another type have a null value.</typeparam>
    /// <param name="context">The invocation.</param>
    /// <returns>The outputs, in the order of the definition.</returns>
    public static IEnumerable<OutputBindingData<T?>> GetOutputBindings<T>(this FunctionContext context)
    {
        InvocationBindings bindings = InvocationBindings.Of(context);
        return context.FunctionDefinition.OutputBindings.Values.Select(metadata => new LocalOutputBindingData<T?>(bindings, metadata));
    }
}
