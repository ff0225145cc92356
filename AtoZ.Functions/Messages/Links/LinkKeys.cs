using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace AtoZ.Functions.Messages.Links;

/// <summary>The keys that sign links and nonces. After a change the previous key still opens what it signed.</summary>
public sealed class LinkKeys
{
    /// <summary>Setting: base64 of at least 32 random bytes.</summary>
    public const string CurrentSetting = "LinkSigningKey";

    /// <summary>Setting: the key before, or nothing.</summary>
    public const string PreviousSetting = "LinkSigningKeyPrevious";

    private const int MinimumBytes = 32;

    private readonly byte[] _current;
    private readonly byte[]? _previous;

    /// <summary>Keys as bytes.</summary>
    /// <exception cref="InvalidOperationException">A key is shorter than 32 bytes.</exception>
    public LinkKeys(byte[] current, byte[]? previous)
    {
        ArgumentNullException.ThrowIfNull(current);
        _current = LongEnough(current, CurrentSetting);
        _previous = previous is null ? null : LongEnough(previous, PreviousSetting);
    }

    /// <summary>Reads both keys from the settings.</summary>
    /// <exception cref="InvalidOperationException">The key is missing, no base64, or too short.</exception>
    public static LinkKeys From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        byte[] current = Decode(configuration[CurrentSetting], CurrentSetting)
            ?? throw new InvalidOperationException($"The setting {CurrentSetting} is missing: base64 of at least {MinimumBytes} random bytes.");
        return new LinkKeys(current, Decode(configuration[PreviousSetting], PreviousSetting));
    }

    /// <summary>Signs with the current key. The purpose keeps a link's signature from passing as a nonce's.</summary>
    internal byte[] Sign(string purpose, ReadOnlySpan<byte> content) => Mac(_current, purpose, content);

    /// <summary>Whether either key made the signature; takes the same time for every wrong one.</summary>
    internal bool IsSigned(string purpose, ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature)
    {
        bool current = CryptographicOperations.FixedTimeEquals(Mac(_current, purpose, content), signature);
        bool previous = _previous is not null && CryptographicOperations.FixedTimeEquals(Mac(_previous, purpose, content), signature);
        return current || previous;
    }

    /// <summary>Keys for another purpose, 32 bytes each: that of the current key, then that of the previous one where there is one.</summary>
    internal byte[][] Derive(string purpose) =>
        [.. new[] { _current, _previous }.OfType<byte[]>().Select(key => HKDF.DeriveKey(HashAlgorithmName.SHA256, key, MinimumBytes, info: Encoding.UTF8.GetBytes(purpose)))];

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
}
