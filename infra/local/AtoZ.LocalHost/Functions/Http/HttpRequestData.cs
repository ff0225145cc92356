using System.Collections.Specialized;
using System.Security.Claims;
using System.Web;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>A request, without ASP.NET types.</summary>
public abstract class HttpRequestData
{
    private NameValueCollection? _query;

    /// <summary>For subclasses.</summary>
    /// <param name="functionContext">The invocation.</param>
    public HttpRequestData(FunctionContext functionContext)
    {
        ArgumentNullException.ThrowIfNull(functionContext);
        FunctionContext = functionContext;
    }

    /// <summary>The body.</summary>
    public abstract Stream Body { get; }

    /// <summary>The headers.</summary>
    public abstract HttpHeadersCollection Headers { get; }

    /// <summary>The cookies.</summary>
    public abstract IReadOnlyCollection<IHttpCookie> Cookies { get; }

    /// <summary>The whole address.</summary>
    public abstract Uri Url { get; }

    /// <summary>Who is asking.</summary>
    public abstract IEnumerable<ClaimsIdentity> Identities { get; }

    /// <summary>The HTTP method.</summary>
    public abstract string Method { get; }

    /// <summary>The invocation.</summary>
    public FunctionContext FunctionContext { get; }

    /// <summary>The query string, parsed.</summary>
    public virtual NameValueCollection Query => _query ??= HttpUtility.ParseQueryString(Url.Query);

    /// <summary>An answer to fill in, status 200.</summary>
    /// <returns>The answer.</returns>
    public abstract HttpResponseData CreateResponse();
}
