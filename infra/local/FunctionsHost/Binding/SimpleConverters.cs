using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;

namespace FunctionsHost.Binding;

/// <summary>The request itself.</summary>
internal sealed class HttpContextConverter : IInputConverter
{
    /// <inheritdoc/>
    public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) =>
        new(context.TargetType == typeof(HttpRequest) && context.FunctionContext.GetHttpContext() is { } http
            ? ConversionResult.Success(http.Request)
            : ConversionResult.Unhandled());
}

/// <summary>The run itself.</summary>
internal sealed class FunctionContextConverter : IInputConverter
{
    /// <inheritdoc/>
    public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) =>
        new(context.TargetType == typeof(FunctionContext) ? ConversionResult.Success(context.FunctionContext) : ConversionResult.Unhandled());
}

/// <summary>The signal that the caller went away or the host stops.</summary>
internal sealed class CancellationTokenConverter : IInputConverter
{
    /// <inheritdoc/>
    public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) =>
        new(context.TargetType == typeof(CancellationToken) || context.TargetType == typeof(CancellationToken?)
            ? ConversionResult.Success(context.FunctionContext.CancellationToken)
            : ConversionResult.Unhandled());
}

/// <summary>What is of the type wanted already.</summary>
internal sealed class SameTypeConverter : IInputConverter
{
    /// <inheritdoc/>
    public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) =>
        new(context.Source is { } source && context.TargetType.IsInstanceOfType(source) ? ConversionResult.Success(source) : ConversionResult.Unhandled());
}

/// <summary>Text as an id.</summary>
internal sealed class GuidConverter : IInputConverter
{
    /// <inheritdoc/>
    public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) =>
        new((Nullable.GetUnderlyingType(context.TargetType) ?? context.TargetType) == typeof(Guid)
            && context.Source is string text && Guid.TryParse(text, CultureInfo.InvariantCulture, out Guid id)
            ? ConversionResult.Success(id)
            : ConversionResult.Unhandled());
}

/// <summary>Text as a date.</summary>
internal sealed class DateTimeConverter : IInputConverter
{
    /// <inheritdoc/>
    public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) => new(Convert(context));

    private static ConversionResult Convert(ConverterContext context)
    {
        Type target = Nullable.GetUnderlyingType(context.TargetType) ?? context.TargetType;
        if (context.Source is not string text)
        {
            return ConversionResult.Unhandled();
        }

        if (target == typeof(DateTimeOffset) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset offset))
        {
            return ConversionResult.Success(offset);
        }

        return target == typeof(DateTime) && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime date)
            ? ConversionResult.Success(date)
            : ConversionResult.Unhandled();
    }
}

/// <summary>Bytes as text or as an array.</summary>
internal sealed class MemoryConverter : IInputConverter
{
    /// <inheritdoc/>
    public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) => new(Convert(context));

    private static ConversionResult Convert(ConverterContext context)
    {
        if (context.Source is not ReadOnlyMemory<byte> bytes)
        {
            return ConversionResult.Unhandled();
        }

        if (context.TargetType.IsAssignableFrom(typeof(string)))
        {
            return ConversionResult.Success(Encoding.UTF8.GetString(bytes.Span));
        }

        return context.TargetType.IsAssignableFrom(typeof(byte[])) ? ConversionResult.Success(bytes.ToArray()) : ConversionResult.Unhandled();
    }
}

/// <summary>Text as bytes.</summary>
internal sealed class StringToByteConverter : IInputConverter
{
    /// <inheritdoc/>
    public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) =>
        new(context.TargetType.IsAssignableFrom(typeof(byte[])) && context.Source is string text
            ? ConversionResult.Success(Encoding.UTF8.GetBytes(text))
            : ConversionResult.Unhandled());
}

/// <summary>A sequence as an array.</summary>
internal sealed class ArrayConverter : IInputConverter
{
    /// <inheritdoc/>
    public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) =>
        new(Array(context.Source, context.TargetType.GetElementType()) is { } array ? ConversionResult.Success(array) : ConversionResult.Unhandled());

    private static Array? Array(object? source, Type? element) => source switch
    {
        IEnumerable<string> texts when element == typeof(string) => texts.ToArray(),
        IEnumerable<long> numbers when element == typeof(long) => numbers.ToArray(),
        IEnumerable<double> numbers when element == typeof(double) => numbers.ToArray(),
        IEnumerable<ReadOnlyMemory<byte>> blocks when element == typeof(ReadOnlyMemory<byte>) => blocks.ToArray(),
        IEnumerable<ReadOnlyMemory<byte>> blocks when element == typeof(byte[]) => blocks.Select(block => block.ToArray()).ToArray(),
        _ => null,
    };
}
