using AtoZ.LocalHost.Hosting.Invocation;
using Microsoft.Azure.Functions.Worker.Http;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>An invocation's request and answer, for middleware.</summary>
public static class FunctionContextHttpRequestExtensions
{
    /// <summary>The request.</summary>
    /// <param name="context">The invocation.</param>
    /// <returns>The request, or null when the trigger is not HTTP.</returns>
    public static ValueTask<HttpRequestData?> GetHttpRequestDataAsync(this FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<IHttpRequestDataFeature>() is { } feature
            ? feature.GetHttpRequestDataAsync(context)
            : ValueTask.FromResult<HttpRequestData?>(null);
    }

    /// <summary>The answer that the function gave, as its result or as its HTTP output.</summary>
    /// <param name="context">The invocation.</param>
    /// <returns>The answer, or null when it gave none of this kind.</returns>
    public static HttpResponseData? GetHttpResponseData(this FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        object? result = context.GetInvocationResult().Value;
        return result as HttpResponseData
            ?? context.Features.Get<InvocationBindings>()?.Outputs.Values.OfType<HttpResponseData>().FirstOrDefault();
    }
}
