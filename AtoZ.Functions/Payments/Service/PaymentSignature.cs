using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AtoZ.Functions.Payments.Service;

/// <summary>Signs and checks messages between us and the payment service by the Standard Webhooks rules, in both directions.</summary>
internal static class PaymentSignature
{
    /// <summary>Header: the message's own id.</summary>
    public const string IdHeader = "webhook-id";

    /// <summary>Header: seconds since 1970.</summary>
    public const string TimestampHeader = "webhook-timestamp";

    /// <summary>Header: <c>v1,</c> and base64, several parted by blanks.</summary>
    public const string SignatureHeader = "webhook-signature";

    // The tolerance that the Standard Webhooks libraries have.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>The signature of a message.</summary>
    public static string Sign(string secret, string id, string timestamp, string body) =>
        "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret), Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}")));

    /// <summary>Whether a message was signed with the secret, a moment ago.</summary>
    public static bool IsSigned(string secret, string id, string timestamp, string signatures, string body, DateTimeOffset now)
    {
        if (id.Length == 0 || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) || Math.Abs(now.ToUnixTimeSeconds() - seconds) > Tolerance.TotalSeconds)
        {
            return false;
        }

        byte[] expected = Encoding.ASCII.GetBytes(Sign(secret, id, timestamp, body));
        return signatures.Split(' ').Any(s => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(s), expected));
    }
}
