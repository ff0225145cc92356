using System.Net.Http.Headers;
using AtoZ.Functions.Evidence;
using Microsoft.AspNetCore.Http;

namespace AtoZ.Functions.Edge.Api.Evidence;

/// <summary>Sends a file so that a browser can do nothing with it but show or save it.</summary>
internal sealed class FileAnswer(EvidenceDownload file) : IResult
{
    private const int Beginning = 64 * 1024;

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await using Stream content = file.Content;
        HttpResponse response = httpContext.Response;
        bool shown = file.ContentType.StartsWith("image/", StringComparison.Ordinal) || file.ContentType.StartsWith("video/", StringComparison.Ordinal);
        response.ContentType = file.ContentType == ContentTypes.Text ? await TextType(content, httpContext.RequestAborted) : file.ContentType;
        response.ContentLength = content.Length;
        response.Headers.CacheControl = "private, no-store";
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue(shown ? "inline" : "attachment") { FileNameStar = file.FileName }.ToString();
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.Headers["X-Content-SHA256"] = file.Sha256;
        await content.CopyToAsync(response.Body, httpContext.RequestAborted);
    }
    // A charset that is not certain is not named: a false one shows false letters.
    private static async Task<string> TextType(Stream content, CancellationToken cancellationToken)
    {
        byte[] beginning = new byte[Beginning];
        int read = await content.ReadAtLeastAsync(beginning, beginning.Length, throwOnEndOfStream: false, cancellationToken);
        content.Position = 0;
        return Charsets.Of(beginning.AsSpan(0, read)) is { } charset ? $"{ContentTypes.Text}; charset={charset}" : ContentTypes.Text;
    }
}
