using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AtoZ.Functions.Data;

namespace AtoZ.Functions.Messages.Webhooks;

/// <summary>Signs by the Standard Webhooks rules: HMAC-SHA256 over <c>id.timestamp.body</c>, one signature for each key that counts.</summary>
internal static class WebhookSignature
{
    /// <summary>What stands before a secret when it is shown.</summary>
    public const string Prefix = "whsec_";

    private const int SecretBytes = 32;

    /// <summary>A new secret, base64.</summary>
    public static string NewSecret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>The value of <c>webhook-signature</c>.</summary>
    /// <param name="endpoint">Whose keys sign.</param>
    /// <param name="secrets">Opens them.</param>
    /// <param name="id">The event's id.</param>
    /// <param name="at">When it is sent, by the clock on the wall, which is the receiver's too.</param>
    /// <param name="body">What is sent.</param>
    /// <param name="now">The app's time, by which the key before counts or not.</param>
    public static string Of(WebhookEndpointRecord endpoint, WebhookSecrets secrets, string id, DateTimeOffset at, string body, DateTimeOffset now)
    {
        string current = Sign(secrets.Open(endpoint.Id, endpoint.Secret), id, at, body);
        return endpoint.PreviousSecret is { } previous && now < endpoint.PreviousSecretUntil ? $"{current} {Sign(secrets.Open(endpoint.Id, previous), id, at, body)}" : current;
    }

    /// <summary>The value of <c>webhook-timestamp</c>: seconds since 1970.</summary>
    public static string Timestamp(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static string Sign(string secret, string id, DateTimeOffset at, string body) =>
        "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret), Encoding.UTF8.GetBytes($"{id}.{Timestamp(at)}.{body}")));
}
