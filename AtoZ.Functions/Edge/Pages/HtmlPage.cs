using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace AtoZ.Functions.Edge.Pages;

/// <summary>A page with headers that keep it to itself: no script, no foreign content, no frame, no cache, no trace of the link in a Referer.</summary>
internal sealed class HtmlPage(string html, int status = StatusCodes.Status200OK) : IActionResult
{
    /// <summary>Only our own style sheet, images and forms; nothing inline, nothing from elsewhere.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; frame-src 'self'";

    /// <summary>The page's text.</summary>
    public string Html => html;

    /// <summary>The HTTP status.</summary>
    public int Status => status;

    private int? RefreshSeconds { get; init; }

    private string? GoesTo { get; init; }

    private bool IsOpen { get; init; }

    /// <summary>The same page for anybody: searches may find it.</summary>
    public HtmlPage ForAnybody() => new(html, status) { IsOpen = true };

    /// <summary>
    /// The same page, from which the browser goes on at once. After a form is sent, a redirect to another site would be stopped by the form's own rule
    /// (form-action); this is not.
    /// </summary>
    public HtmlPage GoingTo(string address) => new(html, status) { GoesTo = address };

    /// <summary>The same page, which the browser asks for again after some seconds.</summary>
    public HtmlPage RefreshedAfter(int seconds) => new(html, status) { RefreshSeconds = seconds };

    /// <inheritdoc/>
    public Task ExecuteResultAsync(ActionContext context)
    {
        HttpResponse response = context.HttpContext.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        Protect(response.Headers);
        if (this.IsOpen)
        {
            response.Headers.Remove("X-Robots-Tag");
        }

        if (this.RefreshSeconds is { } seconds)
        {
            response.Headers["Refresh"] = seconds.ToString(CultureInfo.InvariantCulture);
        }

        if (this.GoesTo is { } address)
        {
            response.Headers["Refresh"] = $"0; url={address}";
        }

        byte[] body = Encoding.UTF8.GetBytes(html);
        response.ContentLength = body.Length;
        return HttpMethods.IsHead(context.HttpContext.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(body, 0, body.Length);
    }

    /// <summary>Sets the headers that every page of a case has.</summary>
    public static void Protect(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["X-Robots-Tag"] = "noindex, nofollow";
    }
}
