using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace AtoZ.Functions.Sweeps;

/// <summary>Reports as blobs in the container <c>reports</c>.</summary>
public sealed class BlobReportStore(BlobServiceClient blobs) : IReportStore
{
    private const string Container = "reports";

    /// <inheritdoc/>
    public async Task Write(string name, string contentType, string text, CancellationToken cancellationToken)
    {
        BlobContainerClient container = blobs.GetBlobContainerClient(Container);
        await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        BlobUploadOptions options = new() { HttpHeaders = new BlobHttpHeaders { ContentType = contentType } };
        await container.GetBlobClient(name).UploadAsync(BinaryData.FromString(text), options, cancellationToken);
    }
}
