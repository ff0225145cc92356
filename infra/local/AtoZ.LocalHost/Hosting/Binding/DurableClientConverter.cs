using Microsoft.Azure.Functions.Worker.Converters;

namespace AtoZ.LocalHost.Hosting.Binding;

/// <summary>The durable client out of the run's services.</summary>
internal sealed class DurableClientConverter : IInputConverter
{
    /// <inheritdoc/>
    public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) =>
        new(context.FunctionContext.InstanceServices.GetService(context.TargetType) is { } client
            ? ConversionResult.Success(client)
            : ConversionResult.Unhandled());
}
