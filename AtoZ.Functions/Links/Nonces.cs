using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using AtoZ.Functions.Claims;
using AtoZ.Functions.Data;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Links;

/// <summary>
/// One-time codes of a case's page. A code is signed and bound to its link, so that handing it out writes nothing: a GET
/// changes nothing (PROCESS §5). Only the POST that spends it writes.
/// </summary>
public sealed class Nonces(LinkKeys keys, TimeProvider clock)
{
    /// <summary>How long a page may be open before its code is too old.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(2);

    private const string Purpose = "nonce";
    private const int RandomBytes = 16;
    private const int ContentBytes = RandomBytes + sizeof(long);

    /// <summary>A new code for a link.</summary>
    public string Issue(LinkRecord link)
    {
        ArgumentNullException.ThrowIfNull(link);
        byte[] content = new byte[ContentBytes];
        RandomNumberGenerator.Fill(content.AsSpan(0, RandomBytes));
        BinaryPrimitives.WriteInt64BigEndian(content.AsSpan(RandomBytes), clock.GetUtcNow().ToUnixTimeMilliseconds());
        return Base64Url.EncodeToString([.. content, .. keys.Sign(Purpose, Bound(content, link.Id))]);
    }

    /// <summary>Spends a code in the caller's transaction.</summary>
    /// <returns>Null when it was good; otherwise why not.</returns>
    public async Task<Refusal?> Spend(AtoZDb db, LinkRecord link, string? nonce)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(link);
        if (Read(nonce, link.Id) is not { } content)
        {
            return LinkRefusals.NonceWrong;
        }

        DateTimeOffset issued = DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(content.AsSpan(RandomBytes)));
        DateTimeOffset now = clock.GetUtcNow();
        if (now >= issued + Lifetime)
        {
            return LinkRefusals.NonceExpired;
        }

        string value = Convert.ToHexStringLower(content.AsSpan(0, RandomBytes));
        if (await db.Nonces.AnyAsync(n => n.Value == value))
        {
            return LinkRefusals.NonceUsed;
        }

        db.Nonces.Add(new NonceRecord { Value = value, LinkId = link.Id, IssuedAt = issued, UsedAt = now });
        return null;
    }

    private static byte[] Bound(ReadOnlySpan<byte> content, string linkId) => [.. content, .. Encoding.UTF8.GetBytes(linkId)];

    private byte[]? Read(string? nonce, string linkId)
    {
        if (nonce is null || nonce.Length > 200 || !Base64Url.IsValid(nonce, out int length) || length != ContentBytes + HMACSHA256.HashSizeInBytes)
        {
            return null;
        }

        byte[] bytes = Base64Url.DecodeFromChars(nonce);
        byte[] content = bytes[..ContentBytes];
        return keys.IsSigned(Purpose, Bound(content, linkId), bytes.AsSpan(ContentBytes)) ? content : null;
    }
}
