using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AtoZ.Functions.Messages.Links;

namespace AtoZ.Functions.Cases.Staff;

/// <summary>
/// Text for a cookie that only the app reads, on whatever instance: AES-256-GCM by a key that is derived from the setting <c>LinkSigningKey</c>. After
/// a change of that setting the previous key still opens.
/// </summary>
/// <param name="keys">The keys of links.</param>
/// <param name="purpose">What it is for; sealed for one purpose, it opens for no other.</param>
internal sealed class SealedCookie(LinkKeys keys, string purpose)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    // More than a browser keeps is none of ours.
    private const int Longest = 4_096;
    private readonly byte[][] _keys = keys.Derive(purpose);

    public string Seal<T>(T value)
    {
        byte[] plain = JsonSerializer.SerializeToUtf8Bytes(value);
        byte[] box = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceBytes));
        using AesGcm aes = new(_keys[0], TagBytes);
        aes.Encrypt(box.AsSpan(0, NonceBytes), plain, box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes), Encoding.UTF8.GetBytes(purpose));
        return Base64Url.EncodeToString(box);
    }

    /// <summary>Opens a value; null when it was not sealed here, or was changed.</summary>
    public T? Open<T>(string? text)
        where T : class
    {
        if (text is null || text.Length > Longest || !Base64Url.IsValid(text, out int length) || length <= NonceBytes + TagBytes)
        {
            return null;
        }

        byte[] box = Base64Url.DecodeFromChars(text);
        byte[]? plain = _keys.Select(key => Open(key, box)).FirstOrDefault(opened => opened is not null);
        return plain is null ? null : JsonSerializer.Deserialize<T>(plain);
    }

    private byte[]? Open(byte[] key, byte[] box)
    {
        byte[] plain = new byte[box.Length - NonceBytes - TagBytes];
        using AesGcm aes = new(key, TagBytes);
        try
        {
            aes.Decrypt(box.AsSpan(0, NonceBytes), box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes), plain, Encoding.UTF8.GetBytes(purpose));
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
