using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace AtoZ.Functions.Records;

/// <summary>The public half of a signing key as a JSON Web Key (RFC 7517).</summary>
/// <param name="Kty">EC.</param>
/// <param name="Crv">P-256.</param>
/// <param name="X">Coordinate, base64url.</param>
/// <param name="Y">Coordinate, base64url.</param>
/// <param name="Kid">RFC 7638 thumbprint: whoever changes the key changes its name.</param>
public sealed record PublicKey(string Kty, string Crv, string X, string Y, string Kid)
{
    /// <summary>Size of a key.</summary>
    public const int Bits = 256;

    /// <summary>Of what it is for.</summary>
    [JsonPropertyName("use")]
    public string Use => "sig";

    /// <summary>Of how it signs.</summary>
    [JsonPropertyName("alg")]
    public string Alg => "ES256";

    /// <summary>Since when nothing that it signs is to be believed; null while it is good.</summary>
    [JsonPropertyName("revoked")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public KeyRevocation? Revoked { get; init; }

    /// <summary>The public half of a key.</summary>
    public static PublicKey Of(ECDsa key)
    {
        ECPoint point = key.ExportParameters(includePrivateParameters: false).Q;
        string x = Base64Url.EncodeToString(point.X), y = Base64Url.EncodeToString(point.Y);
        return new PublicKey("EC", "P-256", x, y, Thumbprint(x, y));
    }

    /// <summary>Whether the key's name is its own: a key that was put under another's name is none.</summary>
    public bool IsNamedRightly() => string.Equals(this.Kid, Thumbprint(this.X, this.Y), StringComparison.Ordinal);

    /// <summary>Whether this key signed a text.</summary>
    public bool HasSigned(string text, string signature)
    {
        try
        {
            using ECDsa key = ECDsa.Create(new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint { X = Base64Url.DecodeFromChars(this.X), Y = Base64Url.DecodeFromChars(this.Y) },
            });
            return key.VerifyData(Encoding.UTF8.GetBytes(text), Base64Url.DecodeFromChars(signature), HashAlgorithmName.SHA256);
        }
        catch (Exception wrong) when (wrong is FormatException or CryptographicException)
        {
            // What is no key or no signature signed nothing.
            return false;
        }
    }

    /// <summary>Whether the key was revoked when something says that it was signed.</summary>
    public bool IsRevokedAt(DateTimeOffset at) => this.Revoked is { } revoked && at >= revoked.At;

    private static string Thumbprint(string x, string y) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($$"""{"crv":"P-256","kty":"EC","x":"{{x}}","y":"{{y}}"}""")));
}

/// <summary>That a key is revoked, as OpenID Federation spells it.</summary>
/// <param name="RevokedAt">Seconds since 1970.</param>
public sealed record KeyRevocation([property: JsonPropertyName("revoked_at")] long RevokedAt)
{
    /// <summary>Since when.</summary>
    [JsonIgnore]
    public DateTimeOffset At => DateTimeOffset.FromUnixTimeSeconds(this.RevokedAt);
}

/// <summary>A set of public keys, as it is served.</summary>
public sealed record PublicKeySet(IReadOnlyList<PublicKey> Keys);
