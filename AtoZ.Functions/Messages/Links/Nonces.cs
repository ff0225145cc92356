using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Messages.Links;

/// <summary>
/// One-time codes of a case's page, by link or for staff. A code is signed and bound to its holder, so that handing it out writes nothing: a GET
/// changes nothing (PROCESS §5). Only the POST that spends it writes.
/// </summary>
internal sealed class Nonces(LinkKeys keys, TimeProvider clock)
{
    /// <summary>How long a page may be open before its code is too old.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(2);

    private const string Purpose = "nonce";
    private const int RandomBytes = 16;
    private const int ContentBytes = RandomBytes + sizeof(long);

    /// <summary>A new code for a link.</summary>
    public string Issue(LinkRecord link) =>
        Issue(link.Id);

    /// <summary>A new code for whoever holds it: a link, or a member of staff at a case.</summary>
    public string Issue(string holder)
    {
        byte[] content = new byte[ContentBytes];
        RandomNumberGenerator.Fill(content.AsSpan(0, RandomBytes));
        BinaryPrimitives.WriteInt64BigEndian(content.AsSpan(RandomBytes), clock.GetUtcNow().ToUnixTimeMilliseconds());
        return Base64Url.EncodeToString([.. content, .. keys.Sign(Purpose, Bound(content, holder))]);
    }

    /// <summary>Whether a code is good, without spending it.</summary>
    /// <returns>Null when it is; otherwise why not.</returns>
    public Task<Refusal?> Check(AtoZDb db, LinkRecord link, string? nonce) =>
        Check(db, link.Id, nonce);

    /// <summary>Whether a code is good, without spending it.</summary>
    /// <returns>Null when it is; otherwise why not.</returns>
    public async Task<Refusal?> Check(AtoZDb db, string holder, string? nonce)
    {
        if (Read(nonce, holder) is not { } code)
        {
            return LinkRefusals.NonceWrong;
        }

        DateTimeOffset now = clock.GetUtcNow();
        if (now >= code.IssuedAt + Lifetime || WrongClock.HasSet(code.IssuedAt, now))
        {
            return LinkRefusals.NonceExpired;
        }

        return await db.Nonces.AnyAsync(n => n.Value == code.Value) ? LinkRefusals.NonceUsed : null;
    }

    /// <summary>Spends a code in the caller's transaction.</summary>
    /// <returns>Null when it was good; otherwise why not.</returns>
    public Task<Refusal?> Spend(AtoZDb db, LinkRecord link, string? nonce) =>
        Spend(db, link.Id, nonce);

    /// <summary>Spends a code in the caller's transaction.</summary>
    /// <returns>Null when it was good; otherwise why not.</returns>
    public async Task<Refusal?> Spend(AtoZDb db, string holder, string? nonce)
    {
        if (await Check(db, holder, nonce) is { } refusal)
        {
            return refusal;
        }

        Code code = Read(nonce, holder)!;
        db.Nonces.Add(new NonceRecord { Value = code.Value, LinkId = holder, IssuedAt = code.IssuedAt, UsedAt = clock.GetUtcNow() });
        return null;
    }

    /// <summary>When a code was handed out and when it was spent; null when it was not, or is none of its holder's.</summary>
    public async Task<(DateTimeOffset IssuedAt, DateTimeOffset UsedAt)?> Spent(AtoZDb db, string holder, string? nonce)
    {
        return Read(nonce, holder) is { } code && await db.Nonces.SingleOrDefaultAsync(n => n.Value == code.Value) is { UsedAt: { } used }
            ? (code.IssuedAt, used)
            : null;
    }

    private static byte[] Bound(ReadOnlySpan<byte> content, string linkId) => [.. content, .. Encoding.UTF8.GetBytes(linkId)];

    private Code? Read(string? nonce, string linkId)
    {
        if (nonce is null || nonce.Length > 200 || !Base64Url.IsValid(nonce, out int length) || length != ContentBytes + LinkKeys.SignatureBytes)
        {
            return null;
        }

        byte[] bytes = Base64Url.DecodeFromChars(nonce);
        byte[] content = bytes[..ContentBytes];
        if (!keys.IsSigned(Purpose, Bound(content, linkId), bytes.AsSpan(ContentBytes)))
        {
            return null;
        }

        long issued = BinaryPrimitives.ReadInt64BigEndian(content.AsSpan(RandomBytes));
        return new Code(Convert.ToHexStringLower(content.AsSpan(0, RandomBytes)), DateTimeOffset.FromUnixTimeMilliseconds(issued));
    }

    private sealed record Code(string Value, DateTimeOffset IssuedAt);
}
