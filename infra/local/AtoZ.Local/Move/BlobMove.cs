using AtoZ.Local.Storage;
using Azure;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace AtoZ.Local.Move;

/// <summary>The files of one machine in a storage account. What is there already stays; so a move that was broken off goes on when it is begun again.</summary>
internal static class BlobMove
{
    /// <summary>Copies every blob.</summary>
    /// <param name="data">From where; the app must not run on it.</param>
    /// <param name="account">A connection string, or the address of the account's blobs, for whoever is signed in with <c>az login</c>.</param>
    /// <param name="cancellationToken">Gives up; what was copied stays.</param>
    /// <returns>How many blobs the account has of this machine.</returns>
    /// <exception cref="MoveException">The account refuses, or has another blob of the same name.</exception>
    public static async Task<int> Take(DataFolder data, string account, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(data.Blobs))
        {
            return 0;
        }

        AzuriteFiles files = AzuriteFiles.Find(Directory.GetCurrentDirectory(), static _ => { });
        await using Azurite local = await Azurite.TryStartAsync(await files.InstalledAsync(cancellationToken), data.Blobs, 0, cancellationToken)
            ?? throw new MoveException($"Azurite does not start on {data.Blobs}: does './run' start?");
        try
        {
            return await Copy(new BlobServiceClient(Azurite.ConnectionString(local.Port)), Account(account), cancellationToken);
        }
        catch (RequestFailedException refused)
        {
            throw new MoveException($"The storage account refuses: {refused.ErrorCode ?? refused.Message}. No case was exported.", refused);
        }
        catch (Exception gone) when (gone is AuthenticationFailedException or AggregateException)
        {
            throw new MoveException($"The storage account cannot be reached: {gone.GetBaseException().Message.Split('\n')[0]} No case was exported.", gone);
        }
    }

    private static BlobServiceClient Account(string account)
    {
        try
        {
            return account.StartsWith("https://", StringComparison.Ordinal)
                ? new BlobServiceClient(new Uri(account), new DefaultAzureCredential())
                : new BlobServiceClient(account);
        }
        catch (FormatException)
        {
            throw new MoveException("'--storage' is neither a connection string nor an address such as https://account.blob.core.windows.net.");
        }
    }

    private static async Task<int> Copy(BlobServiceClient from, BlobServiceClient to, CancellationToken cancellationToken)
    {
        int count = 0;
        await foreach (BlobContainerItem container in from.GetBlobContainersAsync(cancellationToken: cancellationToken))
        {
            BlobContainerClient source = from.GetBlobContainerClient(container.Name), target = to.GetBlobContainerClient(container.Name);
            await target.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            await foreach (BlobItem blob in source.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, null, cancellationToken))
            {
                await Copy(source.GetBlobClient(blob.Name), target.GetBlobClient(blob.Name), blob, cancellationToken);
                count++;
            }
        }

        return count;
    }

    private static async Task Copy(BlobClient from, BlobClient to, BlobItem blob, CancellationToken cancellationToken)
    {
        BlobUploadOptions once = new()
        {
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            HttpHeaders = new BlobHttpHeaders { ContentType = blob.Properties.ContentType, ContentHash = blob.Properties.ContentHash },
            Metadata = blob.Metadata,
        };
        try
        {
            await using Stream content = await from.OpenReadAsync(new BlobOpenReadOptions(allowModifications: false), cancellationToken);
            await to.UploadAsync(content, once, cancellationToken);
        }
        catch (RequestFailedException exists) when (exists.ErrorCode == BlobErrorCode.BlobAlreadyExists)
        {
            BlobProperties there = await to.GetPropertiesAsync(cancellationToken: cancellationToken);
            if (there.ContentLength != blob.Properties.ContentLength || !(there.ContentHash ?? []).AsSpan().SequenceEqual(blob.Properties.ContentHash ?? []))
            {
                throw new MoveException($"The storage account has another '{to.BlobContainerName}/{to.Name}': take one in which AtoZ never ran. No case was exported.", exists);
            }
        }
    }
}
