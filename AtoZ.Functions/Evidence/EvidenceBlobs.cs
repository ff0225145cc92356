using AtoZ.Functions.Data;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace AtoZ.Functions.Evidence;

/// <summary>The blobs of evidence. What is written once is never written over.</summary>
internal sealed class EvidenceBlobs(BlobContainers containers)
{
    internal const string Originals = "evidence-originals";
    internal const string Shared = "evidence-shared";
    private const string Seen = "evidence-seen";

    /// <summary>What is put up before its claim lies below this, each file for itself: the same bytes of two buyers are two files.</summary>
    internal const string StagedPrefix = "staged/";

    /// <summary>Keeps an original. A repeat with the same name finds the same bytes, since the name is made from them.</summary>
    public Task PutOriginal(string name, Stream content, string contentType, CancellationToken cancellationToken) =>
        PutOnce(Originals, name, content, contentType, cancellationToken);

    /// <summary>Keeps the copy that the other side may see.</summary>
    public Task PutShared(string name, Stream content, string contentType, CancellationToken cancellationToken) =>
        PutOnce(Shared, name, content, contentType, cancellationToken);

    public Task<Stream> OpenOriginal(string name, CancellationToken cancellationToken) => Open(Originals, name, cancellationToken);

    /// <summary>Opens a shared copy.</summary>
    public Task<Stream> OpenShared(string name, CancellationToken cancellationToken) => Open(Shared, name, cancellationToken);

    /// <summary>Keeps who saw a file first and when: an access log beside the files, since reading must change nothing in the case.</summary>
    public Task MarkSeen(string evidenceId, string viewer, CancellationToken cancellationToken) =>
        PutOnce(Seen, $"{evidenceId}/{viewer}", Stream.Null, "application/octet-stream", cancellationToken);

    /// <summary>Who saw a file, with the time of the first look.</summary>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> SeenBy(string evidenceId, CancellationToken cancellationToken)
    {
        Dictionary<string, DateTimeOffset> seen = new(StringComparer.Ordinal);
        BlobContainerClient container = await containers.Of(Seen);
        await foreach (BlobItem blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, evidenceId + "/", cancellationToken))
        {
            seen[blob.Name[(evidenceId.Length + 1)..]] = blob.Properties.CreatedOn ?? DateTimeOffset.MinValue;
        }

        return seen;
    }

    /// <summary>Erases both copies of a file; one that is gone already stays so.</summary>
    public async Task Erase(EvidenceRecord record, CancellationToken cancellationToken)
    {
        await (await containers.Of(Originals)).GetBlobClient(record.OriginalBlob).DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellationToken);
        await (await containers.Of(Shared)).GetBlobClient(record.SharedBlob).DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellationToken);
    }

    /// <summary>Erases staged blobs that are older than a moment and belong to no file any more.</summary>
    /// <param name="before">When the oldest that is kept was written, by the storage's own clock.</param>
    /// <param name="belongs">Whether a blob belongs to a file.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>How many were erased.</returns>
    public async Task<int> EraseOrphans(DateTimeOffset before, Func<string, Task<bool>> belongs, CancellationToken cancellationToken)
    {
        int erased = 0;
        foreach (string name in new[] { Originals, Shared })
        {
            BlobContainerClient container = await containers.Of(name);
            await foreach (BlobItem blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, StagedPrefix, cancellationToken))
            {
                if (blob.Properties.CreatedOn < before && !await belongs(blob.Name))
                {
                    await container.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellationToken);
                    erased++;
                }
            }
        }

        return erased;
    }

    private async Task PutOnce(string container, string name, Stream content, string contentType, CancellationToken cancellationToken)
    {
        BlobUploadOptions once = new()
        {
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            HttpHeaders = new BlobHttpHeaders { ContentType = contentType },
        };
        try
        {
            await containers.In(container, there => there.GetBlobClient(name).UploadAsync(content, once, cancellationToken));
        }
        catch (RequestFailedException exists) when (exists.ErrorCode == BlobErrorCode.BlobAlreadyExists)
        {
            // An earlier attempt of the same upload got this far.
        }
    }

    // The first part is fetched here, where a failure is still a problem that can be told: an answer that has begun can only break off.
    private async Task<Stream> Open(string container, string name, CancellationToken cancellationToken)
    {
        Stream content = await containers.In(container, there => there.GetBlobClient(name).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false), cancellationToken));
        try
        {
            _ = await content.ReadAsync(new byte[1], cancellationToken);
            content.Position = 0;
            return content;
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }
}
