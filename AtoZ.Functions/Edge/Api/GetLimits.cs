using AtoZ.Functions.Edge.Api.Json;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Facts;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Terms;
using AtoZ.Functions.Messages.Webhooks;
using AtoZ.Functions.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api;

/// <summary>The limits of the API, so that nobody has to find them by hitting them.</summary>
internal sealed class GetLimits(IPolicyLibrary policies, LimitSettings limits, TimeProvider clock)
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
            evidence.AcceptedTypes,
            new RequestLimitsShown(limits.OfKey, limits.OfLink, limits.OfAddress, limits.CostlyOfKey, limits.CostlyOfPerson, limits.LostLinksPerHour)));
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
/// <param name="Requests">How many requests.</param>
internal sealed record LimitsShown(
    int BodyBytes,
    int IdempotencyKeyCharacters,
    int PageItems,
    int UploadLineCharacters,
    int WebhookEndpoints,
    int ReplayEvents,
    int EvidenceFiles,
    long EvidenceBytes,
    IReadOnlyList<string> EvidenceTypes,
    RequestLimitsShown Requests);

/// <summary>How many requests are taken; 0 is no limit. Beyond it the answer is 429 with Retry-After.</summary>
/// <param name="KeyPerMinute">Of one function key.</param>
/// <param name="LinkPerMinute">By one link.</param>
/// <param name="AddressPerMinute">Of one address, and of one member of staff.</param>
/// <param name="KeyCostlyPerMinute">Of one key, of what is costly: dossiers, exports, dry runs, comparisons.</param>
/// <param name="PersonCostlyPerMinute">Of one link, address or member of staff, of what is costly.</param>
/// <param name="LostLinksPerHour">For one order, and for one mail address: requests for a lost link.</param>
internal sealed record RequestLimitsShown(int KeyPerMinute, int LinkPerMinute, int AddressPerMinute, int KeyCostlyPerMinute, int PersonCostlyPerMinute, int LostLinksPerHour);
