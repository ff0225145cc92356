using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace AtoZ.Functions.Evidence;

/// <summary>The containers of the storage, each made once and not asked for again at each write.</summary>
internal sealed class BlobContainers(BlobServiceClient service)
{
    private readonly ConcurrentDictionary<string, Task<BlobContainerClient>> _made = new(StringComparer.Ordinal);

    /// <summary>Works in a container that is there.</summary>
    /// <exception cref="RequestFailedException">Also when the storage forgot the container: the next attempt makes it again.</exception>
    public async Task<T> In<T>(string name, Func<BlobContainerClient, Task<T>> work)
    {
        try
        {
            return await work(await Of(name));
        }
        catch (RequestFailedException gone) when (gone.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            _made.TryRemove(name, out _);
            throw;
        }
    }

    /// <summary>A container, made where it is missing.</summary>
    public async Task<BlobContainerClient> Of(string name)
    {
        try
        {
            return await _made.GetOrAdd(name, Make);
        }
        catch
        {
            // Storage may be up again at the next request. Several failures in a row come as one exception of another type.
            _made.TryRemove(name, out _);
            throw;
        }
    }

    private async Task<BlobContainerClient> Make(string name)
    {
        BlobContainerClient container = service.GetBlobContainerClient(name);
        await container.CreateIfNotExistsAsync();
        return container;
    }
}
