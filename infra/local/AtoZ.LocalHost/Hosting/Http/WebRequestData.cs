using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace AtoZ.LocalHost.Hosting.Http;

/// <summary>A request of ASP.NET Core in the worker's type.</summary>
internal sealed class WebRequestData(HttpRequest request, FunctionContext context) : HttpRequestData(context)
{
    private readonly Lazy<HttpHeadersCollection> _headers = new(() => WebHeaders.Read(request.Headers));
    private readonly Lazy<IReadOnlyCollection<IHttpCookie>> _cookies = new(() => [.. request.Cookies.Select(cookie => new HttpCookie(cookie.Key, cookie.Value))]);

    /// <inheritdoc/>
    public override Stream Body => request.Body;

    /// <inheritdoc/>
    public override HttpHeadersCollection Headers => _headers.Value;

    /// <inheritdoc/>
    public override IReadOnlyCollection<IHttpCookie> Cookies => _cookies.Value;

    /// <inheritdoc/>
    public override Uri Url { get; } = new(request.GetEncodedUrl());

    /// <inheritdoc/>
    public override IEnumerable<ClaimsIdentity> Identities => request.HttpContext.User.Identities;

    /// <inheritdoc/>
    public override string Method => request.Method;

    /// <inheritdoc/>
    public override HttpResponseData CreateResponse() => new WebResponseData(request.HttpContext.Response, FunctionContext);
}

/// <summary>Gives an invocation's request, the same object each time.</summary>
internal sealed class WebRequestDataFeature(HttpContext http) : IHttpRequestDataFeature
{
    private HttpRequestData? _request;

    /// <inheritdoc/>
    public ValueTask<HttpRequestData?> GetHttpRequestDataAsync(FunctionContext context) => new(_request ??= new WebRequestData(http.Request, context));
}
