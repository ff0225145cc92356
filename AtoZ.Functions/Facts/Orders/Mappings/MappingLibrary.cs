using System.Net;
using System.Text.Json;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace AtoZ.Functions.Facts.Orders.Mappings;

/// <summary>The mappings of the program, and the marketplace's own as blobs in the container <c>order-mappings</c>.</summary>
internal sealed class MappingLibrary(BlobServiceClient blobs, BlobContainers containers)
{
    private const string Container = "order-mappings";
    private const string Ending = ".json";

    /// <summary>All mappings by name; those of the program first.</summary>
    public async Task<IReadOnlyList<OrderMapping>> All(CancellationToken cancellationToken)
    {
        List<OrderMapping> own = [];
        try
        {
            await foreach (BlobItem blob in Blobs.GetBlobsAsync(cancellationToken: cancellationToken))
            {
                if (await Own(blob.Name, cancellationToken) is { } mapping)
                {
                    own.Add(mapping);
                }
            }
        }
        catch (RequestFailedException none) when (none.Status == (int)HttpStatusCode.NotFound)
        {
            // The container comes with the first mapping.
        }

        return [.. BuiltInMappings.All, .. own.OrderBy(m => m.Name, StringComparer.Ordinal)];
    }

    /// <summary>A mapping by its name; null when there is none.</summary>
    public async Task<OrderMapping?> Find(string name, CancellationToken cancellationToken) =>
        BuiltInMappings.Find(name) ?? (MappingCheck.IsName(name) ? await Own(name + Ending, cancellationToken) : null);

    /// <summary>Keeps a mapping; one of the same name is replaced.</summary>
    public async Task Put(OrderMapping mapping, CancellationToken cancellationToken)
    {
        BlobUploadOptions options = new() { HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" } };
        byte[] text = JsonSerializer.SerializeToUtf8Bytes(mapping, ApiJson.Options);
        await containers.In(Container, there => there.GetBlobClient(mapping.Name + Ending).UploadAsync(new BinaryData(text), options, cancellationToken));
    }

    /// <summary>Removes a mapping of the marketplace.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> Remove(string name, CancellationToken cancellationToken)
    {
        try
        {
            return MappingCheck.IsName(name) && await Blobs.DeleteBlobIfExistsAsync(name + Ending, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException none) when (none.Status == (int)HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    private BlobContainerClient Blobs => blobs.GetBlobContainerClient(Container);

    private async Task<OrderMapping?> Own(string blob, CancellationToken cancellationToken)
    {
        try
        {
            BlobDownloadResult read = await Blobs.GetBlobClient(blob).DownloadContentAsync(cancellationToken);
            return read.Content.ToObjectFromJson<OrderMapping>(ApiJson.Options);
        }
        catch (RequestFailedException none) when (none.Status == (int)HttpStatusCode.NotFound)
        {
            return null;
        }
    }
}
