using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Workflows;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Edge.Api.Evidence;

/// <summary>A file that is to go straight to storage.</summary>
/// <param name="FileName">Its name, shown to whoever may see the file.</param>
/// <param name="ClaimId">The claim; the backend leaves it out for a claim that is filed later, a link has its own.</param>
/// <param name="Withhold">Why the other side must not see it: a cause of <c>evidence.withholdable</c>, such as <c>Medical</c>; left out when it may.</param>
internal sealed record DirectUploadBody(string FileName, string? ClaimId = null, string? Withhold = null);

/// <summary>Where to put the file: one PUT with these headers and the file as its body, then a POST to <c>ConfirmHref</c>.</summary>
/// <param name="Id">The upload.</param>
/// <param name="Url">The address; it takes one file and shows nothing.</param>
/// <param name="Headers">To be sent with the PUT.</param>
/// <param name="ExpiresAt">Until when the address works.</param>
/// <param name="MaximumBytes">How long the file may be.</param>
/// <param name="ConfirmHref">Says that the file is there; only then it becomes evidence.</param>
internal sealed record DirectUploadView(string Id, Uri Url, IReadOnlyDictionary<string, string> Headers, DateTimeOffset ExpiresAt, long MaximumBytes, string ConfirmHref);

/// <summary>The answers of the routes for direct uploads.</summary>
internal static class DirectUploadAnswers
{
    private static readonly Dictionary<string, string> Headers = new(StringComparer.Ordinal) { ["x-ms-blob-type"] = "BlockBlob" };

    public static Answer Granted(UploadGranted granted, string root) => granted.Grant is { } grant
        ? Answer.Created($"{root}/{grant.Id}", new DirectUploadView(grant.Id, granted.Address!, Headers, grant.ExpiresAt, granted.MaximumBytes, $"{root}/{grant.Id}/confirm"))
        : Problems.From(granted.Refusal!);

    public static async Task<Answer> Confirmed(EvidenceReceipt receipt, string root, DurableTaskClient client)
    {
        await Launch.WakeMoved(client, receipt.Moved);
        return EvidencePosted.Shown(receipt, root);
    }

    public static Refusal NotYours { get; } = new("NOT_YOURS", 403, "This link does not allow to add evidence.", "Put what matters into the reasons of your answer.");
}
