namespace Microsoft.Azure.Functions.Worker.Extensions.Http.Converters;

/// <summary>Reads a request's body for <see cref="Worker.Http.FromBodyAttribute"/>.</summary>
public interface IFromBodyConversionFeature
{
    /// <summary>Reads the body as an object.</summary>
    /// <param name="context">The invocation.</param>
    /// <param name="targetType">The type wanted.</param>
    /// <returns>The object, or null for an empty body.</returns>
    ValueTask<object?> ConvertAsync(FunctionContext context, Type targetType);
}
