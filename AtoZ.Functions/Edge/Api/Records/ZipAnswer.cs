using Microsoft.AspNetCore.Http;

namespace AtoZ.Functions.Edge.Api.Records;

/// <summary>Sends a dossier to be saved.</summary>
internal sealed class ZipAnswer(FileStream zip, string name) : IResult
{
    /// <summary>The type of a dossier.</summary>
    public const string ContentType = "application/zip";

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await using FileStream content = zip;
        HttpResponse response = httpContext.Response;
        response.ContentType = ContentType;
        response.ContentLength = content.Length;
        response.Headers.CacheControl = "private, no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}.zip\"";
        await content.CopyToAsync(response.Body, httpContext.RequestAborted);
    }
}
