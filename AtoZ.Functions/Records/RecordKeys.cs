using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace AtoZ.Functions.Records;

/// <summary>
/// The key that signs records: ECDSA on P-256 with SHA-256, as every browser can check it. In Azure the setting is a reference to a
/// secret in Key Vault; locally it is made at first start. To rotate it, give the setting a new key: the public half of every key that
/// was ever used is kept in the store and goes on being served.
/// </summary>
internal sealed class RecordKeys : IDisposable
{
    /// <summary>Setting: the private key, PKCS#8, base64.</summary>
    public const string Setting = "RecordSigningKey";

    private readonly ECDsa _key;
    private readonly Lock _signing = new();

    /// <summary>Signs with a key.</summary>
    public RecordKeys(ECDsa key)
    {
        _key = key;
        this.Public = PublicKey.Of(key);
    }

    /// <summary>The public half.</summary>
    public PublicKey Public { get; }

    /// <summary>Reads the key from the settings.</summary>
    /// <exception cref="InvalidOperationException">The key is missing, or not a private key on P-256.</exception>
    public static RecordKeys From(IConfiguration configuration)
    {
        string text = configuration[Setting] is { Length: > 0 } set ? set : throw new InvalidOperationException($"The setting {Setting} is missing: a private key on P-256, PKCS#8, base64.");
        ECDsa key = ECDsa.Create();
        try
        {
            key.ImportPkcs8PrivateKey(Convert.FromBase64String(text), out _);
        }
        catch (Exception wrong) when (wrong is FormatException or CryptographicException)
        {
            key.Dispose();
            throw new InvalidOperationException($"The setting {Setting} is not a private key in PKCS#8, base64.", wrong);
        }

        return key.KeySize == PublicKey.Bits ? new RecordKeys(key) : throw new InvalidOperationException($"The setting {Setting} is not a key on P-256.");
    }

    /// <summary>A new private key, as the setting takes it.</summary>
    public static string New()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Convert.ToBase64String(key.ExportPkcs8PrivateKey());
    }

    /// <summary>Signs the UTF-8 bytes of a text.</summary>
    /// <returns>r and s, base64url.</returns>
    public string Sign(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        lock (_signing)
        {
            return Base64Url.EncodeToString(_key.SignData(bytes, HashAlgorithmName.SHA256));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}
