using AtoZ.Functions.Evidence;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace AtoZ.Functions.Edge.Pages;

/// <summary>A file of a party in the browser. It came from a stranger: nothing in it may run, and only pictures and films are shown in place.</summary>
internal sealed class FileToSee(EvidenceDownload download) : IActionResult
{
    /// <inheritdoc/>
    public async Task ExecuteResultAsync(ActionContext context)
    {
        HttpResponse response = context.HttpContext.Response;
        HtmlPage.Protect(response.Headers);
        response.Headers.ContentSecurityPolicy = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox";
        bool shown = download.ContentType.StartsWith("image/", StringComparison.Ordinal) || download.ContentType.StartsWith("video/", StringComparison.Ordinal);
        ContentDispositionHeaderValue disposition = new(shown ? "inline" : "attachment");
        disposition.SetHttpFileName(download.FileName);
        response.Headers.ContentDisposition = disposition.ToString();
        response.ContentType = download.ContentType;
        await using Stream content = download.Content;
        await content.CopyToAsync(response.Body, context.HttpContext.RequestAborted);
    }
}
