namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>Makes an input into a parameter's type.</summary>
public interface IInputConverter
{
    /// <summary>Makes the value, or says that it is not its business.</summary>
    /// <param name="context">The input and the type wanted.</param>
    /// <returns>The result.</returns>
    ValueTask<ConversionResult> ConvertAsync(ConverterContext context);
}

/// <summary>An input and the type wanted.</summary>
public abstract class ConverterContext
{
    /// <summary>For subclasses.</summary>
    protected ConverterContext()
    {
    }

    /// <summary>The type wanted.</summary>
    public abstract Type TargetType { get; }

    /// <summary>What the trigger or the host gave; null when it gave nothing under this name.</summary>
    public abstract object? Source { get; }

    /// <summary>The invocation.</summary>
    public abstract FunctionContext FunctionContext { get; }

    /// <summary>What is known about the parameter.</summary>
    public abstract IReadOnlyDictionary<string, object> Properties { get; }
}
