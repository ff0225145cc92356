using System.Text;
using AtoZ.Functions.Edge.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace AtoZ.Functions.Edge.Api.OpenApi;

/// <summary>A page that may run our own script and call our own API, and nothing else. Pages of a case never may.</summary>
internal sealed class ScriptedPage(string html) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context)
    {
        HttpResponse response = context.HttpContext.Response;
        HtmlPage.Protect(response.Headers);
        response.Headers.ContentSecurityPolicy = HtmlPage.ContentSecurityPolicy + "; script-src 'self'; connect-src 'self'";
        response.ContentType = "text/html; charset=utf-8";
        return response.WriteAsync(html, Encoding.UTF8, context.HttpContext.RequestAborted);
    }
}
