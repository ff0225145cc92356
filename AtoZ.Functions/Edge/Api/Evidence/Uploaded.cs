using System.Net.Http.Headers;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace AtoZ.Functions.Edge.Api.Evidence;

/// <summary>The file of a request: the body itself, or the first file of a form.</summary>
/// <param name="FileName">As the sender calls it.</param>
/// <param name="Content">Not read yet.</param>
internal sealed record Uploaded(string FileName, Stream Content)
{
    /// <summary>Names the file of a body that is the file itself; percent-encoded UTF-8.</summary>
    public const string FileNameHeader = "X-File-Name";

    /// <summary>Asks to withhold the file from the other side: Medical, Account or Identity (EVID-09).</summary>
    public const string WithholdHeader = "X-Withhold";

    /// <summary>What a route says of that header.</summary>
    public const string Withhold = "Medical, Account or Identity: the other side is told that there is such a file, and sees nothing of it.";

    private const int LongestBoundary = 200;

    /// <summary>Finds the file.</summary>
    public static async Task<(Uploaded? File, Refusal? Refusal)> From(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type) || type.MediaType != "multipart/form-data")
        {
            return (new Uploaded(Uri.UnescapeDataString(request.Headers[FileNameHeader].ToString()), request.Body), null);
        }

        string? boundary = type.Parameters.FirstOrDefault(p => string.Equals(p.Name, "boundary", StringComparison.OrdinalIgnoreCase))?.Value?.Trim('"');
        if (string.IsNullOrEmpty(boundary) || boundary.Length > LongestBoundary)
        {
            return (null, NoFile);
        }

        return await FirstFile(new MultipartReader(boundary, request.Body), cancellationToken);
    }

    private static Refusal NoFile { get; } = new(
        "EVIDENCE_MISSING", 400, "The request holds no file.", $"Send a form with one file, or the file itself as the body with its name in {FileNameHeader}.");

    private static async Task<(Uploaded? File, Refusal? Refusal)> FirstFile(MultipartReader form, CancellationToken cancellationToken)
    {
        try
        {
            while (await form.ReadNextSectionAsync(cancellationToken) is { } section)
            {
                if (ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out ContentDispositionHeaderValue? part) && (part.FileNameStar ?? part.FileName) is { } name)
                {
                    return RequestText.Check(name, "filename") is { } refusal ? (null, refusal) : (new Uploaded(name.Trim('"'), section.Body), null);
                }
            }
        }
        catch (Exception broken) when (broken is (IOException or InvalidDataException) && StoreFailure.Of(broken) is null)
        {
            // Told below: a form that ends too early holds no file.
        }

        return (null, NoFile);
    }
}
