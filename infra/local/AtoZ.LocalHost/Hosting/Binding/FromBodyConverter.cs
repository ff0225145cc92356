using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Azure.Functions.Worker.Extensions.Http.Converters;
using Microsoft.Azure.Functions.Worker.Http;

namespace AtoZ.LocalHost.Hosting.Binding;

/// <summary>The request's body, by the feature that ASP.NET Core's integration offers, else by the worker's serializer.</summary>
internal sealed class FromBodyConverter : IInputConverter
{
    /// <inheritdoc/>
    public async ValueTask<ConversionResult> ConvertAsync(ConverterContext context)
    {
        FunctionContext run = context.FunctionContext;
        return ConversionResult.Success(run.Features.Get<IFromBodyConversionFeature>() is { } feature
            ? await feature.ConvertAsync(run, context.TargetType)
            : await ReadAsync(run, context.TargetType));
    }

    private static async ValueTask<object?> ReadAsync(FunctionContext run, Type type)
    {
        HttpRequestData request = await run.GetHttpRequestDataAsync()
            ?? throw new InvalidOperationException($"Function '{run.FunctionDefinition.Name}' has no HTTP request whose body could be read.");
        if (type == typeof(string))
        {
            return await request.ReadAsStringAsync();
        }

        return type == typeof(Stream)
            ? request.Body
            : await WorkerSerializer.Of(run).DeserializeAsync(request.Body, type, run.CancellationToken);
    }
}
