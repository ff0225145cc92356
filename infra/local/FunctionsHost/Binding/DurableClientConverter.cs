using FunctionsHost.Durable;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace FunctionsHost.Binding;

/// <summary>The durable client out of the run's services.</summary>
internal sealed class DurableClientConverter : IInputConverter
{
    /// <inheritdoc/>
    public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) =>
        new(context.TargetType == typeof(DurableTaskClient)
            ? ConversionResult.Success(context.FunctionContext.InstanceServices.GetRequiredService<FunctionsClient>())
            : ConversionResult.Unhandled());
}
