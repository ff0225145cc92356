namespace Microsoft.Azure.Functions.Worker.Context.Features;

/// <summary>Binds all inputs of a run; middleware may ask for them and change them before the function sees them.</summary>
public interface IFunctionInputBindingFeature
{
    /// <summary>Binds the inputs, once; later calls give the same result.</summary>
    /// <param name="context">The invocation.</param>
    /// <returns>The values, in the order of the parameters.</returns>
    /// <exception cref="FunctionInputConverterException">An input has the wrong form or is missing.</exception>
    ValueTask<FunctionInputBindingResult> BindFunctionInputAsync(FunctionContext context);
}

/// <summary>The bound inputs of a run.</summary>
public class FunctionInputBindingResult
{
    /// <summary>Holds the values.</summary>
    /// <param name="values">In the order of the parameters.</param>
    public FunctionInputBindingResult(object?[] values) => Values = values;

    /// <summary>The values, in the order of the parameters.</summary>
    public object?[] Values { get; }
}
