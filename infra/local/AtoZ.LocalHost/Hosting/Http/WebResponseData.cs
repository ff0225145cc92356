using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace AtoZ.LocalHost.Hosting.Http;

/// <summary>An answer of the worker's type that writes straight into ASP.NET Core's, so that long answers stream.</summary>
internal sealed class WebResponseData : HttpResponseData
{
    private readonly HttpResponse _response;

    /// <summary>Begins an answer with status 200.</summary>
    /// <param name="response">ASP.NET Core's answer.</param>
    /// <param name="context">The run.</param>
    public WebResponseData(HttpResponse response, FunctionContext context)
        : base(context)
    {
        _response = response;
        Cookies = new WebCookies(response);
        response.OnStarting(() =>
        {
            WebHeaders.Write(Headers, response.Headers);
            return Task.CompletedTask;
        });
    }

    /// <inheritdoc/>
    public override HttpStatusCode StatusCode
    {
        get => (HttpStatusCode)_response.StatusCode;
        set => _response.StatusCode = (int)value;
    }

    /// <inheritdoc/>
    public override HttpHeadersCollection Headers { get; set; } = [];

    /// <inheritdoc/>
    public override Stream Body
    {
        get => _response.Body;
        set => _response.Body = value;
    }

    /// <inheritdoc/>
    public override HttpCookies Cookies { get; }

    private sealed class WebCookies(HttpResponse response) : HttpCookies
    {
        public override void Append(string name, string value) => response.Cookies.Append(name, value);

        public override void Append(IHttpCookie cookie) => response.Cookies.Append(cookie.Name, cookie.Value, new CookieOptions
        {
            Domain = cookie.Domain,
            Expires = cookie.Expires,
            HttpOnly = cookie.HttpOnly ?? false,
            MaxAge = cookie.MaxAge is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            Path = cookie.Path ?? "/",
            SameSite = Same(cookie.SameSite),
            Secure = cookie.Secure ?? false,
        });

        public override IHttpCookie CreateNew() => new HttpCookie(string.Empty, string.Empty);

        private static SameSiteMode Same(SameSite sameSite) => sameSite switch
        {
            SameSite.Lax => SameSiteMode.Lax,
            SameSite.Strict => SameSiteMode.Strict,
            SameSite.ExplicitNone => SameSiteMode.None,
            _ => SameSiteMode.Unspecified,
        };
    }
}
