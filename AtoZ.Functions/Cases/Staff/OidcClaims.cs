using System.Text.Json;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Settings;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AtoZ.Functions.Cases.Staff;

/// <summary>What the claims of a token that was found good say of its owner: name and roles.</summary>
internal static class OidcClaims
{
    /// <summary>The member that a token names; null when it names nobody.</summary>
    public static StaffMember? Member(JsonWebToken token, OidcSettings settings)
    {
        bool unproved = settings.NameClaim == "email" && token.TryGetPayloadValue("email_verified", out bool verified) && !verified;
        return !unproved && token.TryGetPayloadValue(settings.NameClaim, out string? name) && !string.IsNullOrWhiteSpace(name)
            ? new StaffMember(name, StaffMember.RolesOf(Words(token, settings.RoleClaim)))
            : null;
    }

    private static IEnumerable<string> Words(JsonWebToken token, string claim)
    {
        using JsonDocument payload = JsonDocument.Parse(Base64UrlEncoder.Decode(token.EncodedPayload));
        return [.. Words(At(payload.RootElement, claim))];
    }

    // A claim may have dots in its own name, such as an address: that one comes first.
    private static JsonElement? At(JsonElement payload, string claim)
    {
        if (payload.TryGetProperty(claim, out JsonElement whole))
        {
            return whole;
        }

        JsonElement at = payload;
        foreach (string step in claim.Split('.'))
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(step, out at))
            {
                return null;
            }
        }

        return at;
    }

    private static IEnumerable<string> Words(JsonElement? claim) => claim switch
    {
        { ValueKind: JsonValueKind.String } word => [word.GetString()!],
        { ValueKind: JsonValueKind.Array } words => [.. words.EnumerateArray().Where(w => w.ValueKind == JsonValueKind.String).Select(w => w.GetString()!)],
        _ => [],
    };
}
