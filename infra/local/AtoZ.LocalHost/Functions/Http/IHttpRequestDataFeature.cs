namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>Gives an invocation's request, when it has one.</summary>
public interface IHttpRequestDataFeature
{
    /// <summary>The request of an invocation.</summary>
    /// <param name="context">The invocation.</param>
    /// <returns>The request, or null when the trigger is not HTTP.</returns>
    ValueTask<HttpRequestData?> GetHttpRequestDataAsync(FunctionContext context);
}
