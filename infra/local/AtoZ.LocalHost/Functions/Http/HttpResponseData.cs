using System.Net;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>An answer, without ASP.NET types.</summary>
public abstract class HttpResponseData
{
    /// <summary>For subclasses.</summary>
    /// <param name="functionContext">The invocation.</param>
    public HttpResponseData(FunctionContext functionContext)
    {
        ArgumentNullException.ThrowIfNull(functionContext);
        FunctionContext = functionContext;
    }

    /// <summary>The status.</summary>
    public abstract HttpStatusCode StatusCode { get; set; }

    /// <summary>The headers.</summary>
    public abstract HttpHeadersCollection Headers { get; set; }

    /// <summary>The body.</summary>
    public abstract Stream Body { get; set; }

    /// <summary>The cookies.</summary>
    public abstract HttpCookies Cookies { get; }

    /// <summary>The invocation.</summary>
    public FunctionContext FunctionContext { get; }

    /// <summary>An answer to a request.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The answer, status 200.</returns>
    public static HttpResponseData CreateResponse(HttpRequestData request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.CreateResponse();
    }
}
