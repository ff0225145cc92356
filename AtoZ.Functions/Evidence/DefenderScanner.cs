using AtoZ.Functions.Guarantee.Claims;
using Azure;
using Azure.Storage.Blobs.Models;

namespace AtoZ.Functions.Evidence;

/// <summary>
/// Microsoft Defender for Storage: it scans what is put into the account some seconds later and leaves its verdict as an index tag of the blob. Source:
/// learn.microsoft.com, Defender for Cloud, "Understand and respond to malware scanning results".
/// </summary>
internal sealed class DefenderScanner(BlobContainers containers) : IMalwareScanner
{
    /// <summary>The tag that it writes.</summary>
    internal const string Tag = "Malware Scanning scan result";

    public bool IsThere => true;

    /// <inheritdoc/>
    public async Task<ScanState> Verdict(string originalBlob, CancellationToken cancellationToken)
    {
        try
        {
            GetBlobTagResult tags = await (await containers.Of(EvidenceBlobs.Originals)).GetBlobClient(originalBlob).GetTagsAsync(cancellationToken: cancellationToken);

            // It also says that it could not scan, or does not any more this month: then nobody looked.
            return tags.Tags.TryGetValue(Tag, out string? verdict) ? Read(verdict) : ScanState.NotScanned;
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return ScanState.NotScanned;
        }
    }

    private static ScanState Read(string verdict) => verdict switch
    {
        "No threats found" => ScanState.Clean,
        "Malicious" => ScanState.Malicious,
        _ => ScanState.NotScanned,
    };
}
