using AtoZ.Functions.Edge.Api.Claims;
using AtoZ.Functions.Edge.Api.Filing;
using AtoZ.Functions.Edge.Api.Inquiries;
using AtoZ.Functions.Guarantee;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace AtoZ.Functions.Edge.Api;

/// <summary>Whether the marketplace's backend may bring new claims, inquiries and drafts: not while the app is drained (docs/operations.md).</summary>
/// <param name="ArePaused">Whether they are sent away for now.</param>
internal sealed record NewClaims(bool ArePaused)
{
    private const string Setting = "NewClaims";
    private const string Taken = "Taken";
    private const string Paused = "Paused";
    private const int SecondsUntilAgain = 300;

    private static readonly string[] Bringing = [nameof(FileClaim), nameof(OpenInquiry), nameof(OpenClaimDraft)];

    /// <summary>Reads the setting.</summary>
    /// <exception cref="InvalidOperationException">It is neither.</exception>
    public static NewClaims From(IConfiguration configuration) => configuration[Setting] switch
    {
        null or "" or Taken => new NewClaims(ArePaused: false),
        Paused => new NewClaims(ArePaused: true),
        var other => throw new InvalidOperationException($"The setting '{Setting}' is '{other}': write '{Taken}' or '{Paused}'."),
    };

    /// <summary>Sends away what would bring one.</summary>
    /// <returns>The refusal; null for anything else.</returns>
    public Answer? Check(string function) => !ArePaused || !Bringing.Contains(function)
        ? null
        : Problems.From(new Refusal(
            "NEW_CLAIMS_PAUSED", StatusCodes.Status503ServiceUnavailable, "No new claims are taken in just now.", "Send the same request again after Retry-After, with the same Idempotency-Key.")) with
        {
            RetryAfterSeconds = SecondsUntilAgain,
        };
}
