using System.Text.Json;
using AtoZ.Functions.Cases;
using AtoZ.Functions.Edge.Api.Json;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Commands;

namespace AtoZ.Functions.Edge.Api;

/// <summary>The body of a command.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Nonce">The one-time code of the case; only with a link.</param>
/// <param name="Payload">The command's own fields; may be left out where there are none.</param>
/// <param name="DebtId">The debt it is about, where there are several.</param>
/// <param name="AtDeadline">A draft of the seller's answer: it is sent when the time ends, unless it is taken back or another is given.</param>
internal sealed record CommandBody(CommandKind Kind, string? Nonce = null, JsonElement? Payload = null, DebtId? DebtId = null, bool AtDeadline = false)
{
    private static readonly JsonElement Nothing = JsonSerializer.Deserialize<JsonElement>("{}");
    private static readonly JsonElement NoReason = JsonSerializer.Deserialize<JsonElement>("""{"reason":""}""");

    /// <summary>The command's record, or why the payload is none.</summary>
    public (object? Value, Refusal? Refusal) Read()
    {
        Type type = PartyActions.PayloadOf(this.Kind);
        JsonElement otherwise = type == typeof(ReasonPayload) ? NoReason : Nothing;
        return RequestBody.Convert(this.Payload ?? otherwise, type, "/payload");
    }
}

/// <summary>The answer to a command that was stored.</summary>
/// <param name="CommandId">To take it back.</param>
/// <param name="RevocableUntil">Until when it can be taken back; null when it takes effect at once.</param>
/// <param name="Case">Where to see what comes of it.</param>
internal sealed record CommandAccepted(string CommandId, DateTimeOffset? RevocableUntil, string Case);
