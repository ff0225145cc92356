using AtoZ.Functions.Http.Facts;
using AtoZ.Functions.Http.OpenApi;
using AtoZ.Functions.Policy;
using AtoZ.Functions.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Http;

/// <summary>The limits of the API, so that nobody has to find them by hitting them.</summary>
public sealed class GetLimits(IPolicyLibrary policies, TimeProvider clock)
{
    [Function(nameof(GetLimits))]
    [Gives(200, typeof(LimitsShown))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/limits")] HttpRequest request)
    {
        EvidenceTerms evidence = policies.InForce(clock.GetUtcNow()).Evidence;
        return Answer.Ok(new LimitsShown(
            RequestBody.MaximumBytes,
            Idempotency.LongestKey,
            Page.Largest,
            NdLines.Longest,
            WebhookDesk.MostEndpoints,
            WebhookDesk.MostReplayed,
            evidence.MaximumFiles,
            evidence.MaximumBytes,
            evidence.AcceptedTypes));
    }
}

/// <summary>What the API takes at most.</summary>
/// <param name="BodyBytes">The largest JSON body, bytes.</param>
/// <param name="IdempotencyKeyCharacters">The longest Idempotency-Key.</param>
/// <param name="PageItems">The most items of a page.</param>
/// <param name="UploadLineCharacters">The longest line of an upload; it may have any number of lines.</param>
/// <param name="WebhookEndpoints">The most endpoints for events.</param>
/// <param name="ReplayEvents">The most events of one replay.</param>
/// <param name="EvidenceFiles">The most files of a party in a claim.</param>
/// <param name="EvidenceBytes">The largest file, bytes.</param>
/// <param name="EvidenceTypes">The types of files that are accepted, by their bytes.</param>
public sealed record LimitsShown(
    int BodyBytes,
    int IdempotencyKeyCharacters,
    int PageItems,
    int UploadLineCharacters,
    int WebhookEndpoints,
    int ReplayEvents,
    int EvidenceFiles,
    long EvidenceBytes,
    IReadOnlyList<string> EvidenceTypes);
