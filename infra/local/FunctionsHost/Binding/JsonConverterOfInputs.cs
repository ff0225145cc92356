using System.Text;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Extensions.Options;

namespace FunctionsHost.Binding;

/// <summary>Text or bytes as JSON. This is how a route's number or truth value is read, and why a bare word cannot be an enum.</summary>
internal sealed class JsonConverterOfInputs(IOptions<WorkerOptions> options) : IInputConverter
{
    /// <inheritdoc/>
    public async ValueTask<ConversionResult> ConvertAsync(ConverterContext context)
    {
        if (context.TargetType == typeof(string) || Bytes(context.Source) is not { } bytes)
        {
            return ConversionResult.Unhandled();
        }

        try
        {
            using var stream = new MemoryStream(bytes);
            return ConversionResult.Success(
                await options.Value.Serializer!.DeserializeAsync(stream, context.TargetType, context.FunctionContext.CancellationToken));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // A serializer of the app's own may raise anything; whatever it is, the input has the wrong form.
            return ConversionResult.Failed(error);
        }
    }

    private static byte[]? Bytes(object? source) => source switch
    {
        string text => Encoding.UTF8.GetBytes(text),
        ReadOnlyMemory<byte> memory => memory.ToArray(),
        _ => null,
    };
}
