using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;

namespace FunctionsHost.Binding;

/// <summary>One parameter on its way through the converters.</summary>
internal sealed class LocalConverterContext(
    Type targetType, object? source, FunctionContext functionContext, IReadOnlyDictionary<string, object> properties) : ConverterContext
{
    /// <inheritdoc/>
    public override Type TargetType => targetType;

    /// <inheritdoc/>
    public override object? Source => source;

    /// <inheritdoc/>
    public override FunctionContext FunctionContext => functionContext;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object> Properties => properties;
}
