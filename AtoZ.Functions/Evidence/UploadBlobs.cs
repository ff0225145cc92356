using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Sas;

namespace AtoZ.Functions.Evidence;

/// <summary>Where files wait that were put straight into storage, until their bytes are checked. Nobody reads from here but the check.</summary>
internal sealed class UploadBlobs(BlobServiceClient service, BlobContainers containers)
{
    private const string Container = "evidence-uploads";

    /// <summary>An address to which one file can be put, once: it can neither be read nor written over.</summary>
    /// <param name="name">Of the blob.</param>
    /// <param name="life">How long it can be put there.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<Uri> AddressFor(string name, TimeSpan life, CancellationToken cancellationToken)
    {
        // The storage judges by its own clock, which no virtual clock moves.
        DateTimeOffset now = TimeProvider.System.GetUtcNow(), until = now + life;
        BlobContainerClient container = await containers.Of(Container);
        BlobClient blob = container.GetBlobClient(name);
        BlobSasBuilder sas = new(BlobSasPermissions.Create, until) { BlobContainerName = Container, BlobName = name, Resource = "b" };
        if (blob.CanGenerateSasUri)
        {
            return blob.GenerateSasUri(sas);
        }

        // With managed identity there is no account key: the storage lends one for a while.
        UserDelegationKey key = await service.GetUserDelegationKeyAsync(now, until, cancellationToken);
        return new BlobUriBuilder(blob.Uri) { Sas = sas.ToSasQueryParameters(key, service.AccountName) }.ToUri();
    }

    /// <summary>How long what was put there is; null when nothing was.</summary>
    public async Task<long?> Length(string name, CancellationToken cancellationToken)
    {
        try
        {
            return (await Blob(name).GetPropertiesAsync(cancellationToken: cancellationToken)).Value.ContentLength;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Opens what was put there.</summary>
    public Task<Stream> Open(string name, CancellationToken cancellationToken) => Blob(name).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false), cancellationToken);

    /// <summary>Erases what was put there.</summary>
    public Task Erase(string name, CancellationToken cancellationToken) => Blob(name).DeleteIfExistsAsync(cancellationToken: cancellationToken);

    /// <summary>Erases what nobody confirmed.</summary>
    /// <param name="before">When the oldest that is kept was written, by the storage's own clock.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>How many were erased.</returns>
    public Task<int> EraseOlder(DateTimeOffset before, CancellationToken cancellationToken) =>
        containers.In(Container, container => EraseOlder(container, before, cancellationToken));

    private static async Task<int> EraseOlder(BlobContainerClient container, DateTimeOffset before, CancellationToken cancellationToken)
    {
        int erased = 0;
        await foreach (BlobItem blob in container.GetBlobsAsync(cancellationToken: cancellationToken))
        {
            if (blob.Properties.CreatedOn < before)
            {
                await container.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellationToken);
                erased++;
            }
        }

        return erased;
    }

    private BlobClient Blob(string name) => service.GetBlobContainerClient(Container).GetBlobClient(name);
}
