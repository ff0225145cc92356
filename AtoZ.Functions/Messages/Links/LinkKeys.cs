using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace AtoZ.Functions.Messages.Links;

/// <summary>
/// The keys that sign links and nonces. Each has an id, which stands in what it signed. After a change the previous key still opens what it signed,
/// until it is withdrawn: then its id says why a link opens nothing.
/// </summary>
internal sealed class LinkKeys
{
    /// <summary>Setting: base64 of at least 32 random bytes.</summary>
    public const string CurrentSetting = "LinkSigningKey";

    /// <summary>Setting: the key before, or nothing.</summary>
    public const string PreviousSetting = "LinkSigningKeyPrevious";

    private const int MinimumBytes = 32;

    /// <summary>How many bytes a signature has: the key's id, then the code of HMAC-SHA256.</summary>
    internal const int SignatureBytes = IdBytes + HMACSHA256.HashSizeInBytes;

    private const int IdBytes = 4;

    // The current key first.
    private readonly LinkKey[] _keys;

    /// <summary>Keys as bytes.</summary>
    /// <exception cref="InvalidOperationException">A key is shorter than 32 bytes.</exception>
    public LinkKeys(byte[] current, byte[]? previous)
    {
        _keys = [new LinkKey(LongEnough(current, CurrentSetting)), .. previous is null ? [] : (LinkKey[])[new LinkKey(LongEnough(previous, PreviousSetting))]];
    }

    /// <summary>The ids of the keys that open something: the one that signs first.</summary>
    public IReadOnlyList<string> Ids => [.. _keys.Select(key => Convert.ToHexStringLower(key.Id))];

    /// <summary>Reads both keys from the settings.</summary>
    /// <exception cref="InvalidOperationException">The key is missing, no base64, or too short.</exception>
    public static LinkKeys From(IConfiguration configuration)
    {
        byte[] current = Decode(configuration[CurrentSetting], CurrentSetting)
            ?? throw new InvalidOperationException($"The setting {CurrentSetting} is missing: base64 of at least {MinimumBytes} random bytes.");
        return new LinkKeys(current, Decode(configuration[PreviousSetting], PreviousSetting));
    }

    /// <summary>Signs with the current key. The purpose keeps a link's signature from passing as a nonce's.</summary>
    internal byte[] Sign(string purpose, ReadOnlySpan<byte> content) => [.. _keys[0].Id, .. Mac(_keys[0].Bytes, purpose, content)];

    /// <summary>Whether a key that is in force made the signature; takes the same time for every wrong one.</summary>
    internal bool IsSigned(string purpose, ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature) =>
        signature.Length == SignatureBytes
        && KeyOf(signature) is { } key
        && CryptographicOperations.FixedTimeEquals(Mac(key.Bytes, purpose, content), signature[IdBytes..]);

    /// <summary>Whether the key that a signature names is in force.</summary>
    internal bool Knows(ReadOnlySpan<byte> signature) => KeyOf(signature) is not null;

    /// <summary>Keys for another purpose, 32 bytes each: that of the current key, then that of the previous one where there is one.</summary>
    internal byte[][] Derive(string purpose) =>
        [.. _keys.Select(key => HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Bytes, MinimumBytes, info: Encoding.UTF8.GetBytes(purpose)))];

    private LinkKey? KeyOf(ReadOnlySpan<byte> signature)
    {
        foreach (LinkKey key in _keys)
        {
            if (signature.StartsWith(key.Id))
            {
                return key;
            }
        }

        return null;
    }

    private static byte[] Mac(byte[] key, string purpose, ReadOnlySpan<byte> content)
    {
        byte[] labelled = [.. Encoding.UTF8.GetBytes(purpose + "\0"), .. content];
        return HMACSHA256.HashData(key, labelled);
    }

    private static byte[] LongEnough(byte[] key, string setting) => key.Length >= MinimumBytes
        ? key
        : throw new InvalidOperationException($"The setting {setting} holds {key.Length} bytes; at least {MinimumBytes} are needed.");

    private static byte[]? Decode(string? text, string setting)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        byte[] buffer = new byte[text.Length];
        return Convert.TryFromBase64String(text, buffer, out int length)
            ? buffer[..length]
            : throw new InvalidOperationException($"The setting {setting} is not base64.");
    }

    // The id follows from the key, so that no setting has to name it; nobody comes from it to the key.
    private sealed record LinkKey(byte[] Bytes)
    {
        public byte[] Id { get; } = Mac(Bytes, "key id", [])[..IdBytes];
    }
}
