using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Messages.Webhooks;

/// <summary>An event as it is sent, in the form that Standard Webhooks recommends.</summary>
/// <param name="Type">What happened; the types are at <c>/api/events/types</c>.</param>
/// <param name="Timestamp">When it happened.</param>
/// <param name="Data">Of what.</param>
internal sealed record WebhookEvent(string Type, DateTimeOffset Timestamp, WebhookEventData Data)
{
    /// <summary>The event of a timeline's entry.</summary>
    public static WebhookEvent Of(TimelineRecord entry)
    {
        return new WebhookEvent(
            EventTypes.Of(entry.Kind),
            entry.At,
            new WebhookEventData(IdOf(entry), entry.ClaimId, entry.Actor, JsonSerializer.Deserialize<Dictionary<string, string>>(entry.Data) ?? [], $"/api/claims/{entry.ClaimId}"));
    }

    /// <summary>The id of an event: the same whenever and to whomever it is sent, so that a receiver knows a repeat.</summary>
    public static string IdOf(TimelineRecord entry) =>
        "evt_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{entry.ClaimId}\n{entry.Key}")).AsSpan(0, 16));
}

/// <summary>What an event is about.</summary>
/// <param name="Id">The event's id; the header <c>webhook-id</c> has it too.</param>
/// <param name="ClaimId">The claim; null for a test.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="Facts">Amounts, dates and codes, in machine form.</param>
/// <param name="Href">Where the claim is.</param>
internal sealed record WebhookEventData(string Id, ClaimId? ClaimId, Party Actor, IReadOnlyDictionary<string, string> Facts, string Href);
