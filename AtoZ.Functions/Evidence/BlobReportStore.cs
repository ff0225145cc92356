using AtoZ.Functions.Records;
using Azure;
using Azure.Storage.Blobs.Models;

namespace AtoZ.Functions.Evidence;

/// <summary>Reports as blobs in the container <c>reports</c>.</summary>
internal sealed class BlobReportStore(BlobContainers containers) : IReportStore
{
    private const string Container = "reports";
    private const int NotFound = 404;

    /// <inheritdoc/>
    public Task Write(string name, string contentType, string text, CancellationToken cancellationToken) =>
        Write(name, contentType, BinaryData.FromString(text).ToStream(), cancellationToken);

    /// <inheritdoc/>
    public async Task Write(string name, string contentType, Stream content, CancellationToken cancellationToken)
    {
        BlobUploadOptions options = new() { HttpHeaders = new BlobHttpHeaders { ContentType = contentType } };
        await containers.In(Container, there => there.GetBlobClient(name).UploadAsync(content, options, cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<Stream?> Open(string name, CancellationToken cancellationToken)
    {
        try
        {
            BlobOpenReadOptions asItIs = new(allowModifications: false);
            return await containers.In(Container, there => there.GetBlobClient(name).OpenReadAsync(asItIs, cancellationToken));
        }
        catch (RequestFailedException missing) when (missing.Status == NotFound)
        {
            return null;
        }
    }
}
