using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Settings;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Messages.Links;

/// <summary>
/// Links as tokens of id, expiry and HMAC-SHA256. The store keeps the id with what it allows, never the token, so a copy of
/// the store opens no case.
/// </summary>
internal sealed class SignedLinks(AtoZStore store, LinkKeys keys, AppSettings settings, TimeProvider clock) : ILinks
{
    private const string Purpose = "link";
    private const int IdBytes = 16;
    private const int SignedBytes = IdBytes + sizeof(long);

    /// <inheritdoc/>
    /// <remarks>Writes in a transaction of its own: never call it inside <see cref="AtoZStore.Write{T}(WriteScope, Func{AtoZDb, Task{T}})"/>.</remarks>
    public async Task<Uri> Create(LinkGrant grant)
    {
        LinkRecord link = Record(grant);
        await store.Write(WriteScope.Of("link", link.Id), async db =>
        {
            if (!await db.Links.AnyAsync(l => l.Id == link.Id))
            {
                db.Links.Add(link);
            }
        });
        return new Uri(settings.PublicBaseUrl, $"case/{Token(link)}");
    }

    /// <inheritdoc/>
    public async Task<Uri> CreateWithin(AtoZDb db, LinkGrant grant)
    {
        LinkRecord link = Record(grant);
        if (await db.Links.FindAsync(link.Id) is null)
        {
            db.Links.Add(link);
        }

        return new Uri(settings.PublicBaseUrl, $"case/{Token(link)}");
    }

    /// <inheritdoc/>
    public Uri AddressOf(LinkGrant grant) =>
        AddressOf(Record(grant));

    /// <summary>The address of a link that was handed out before. Writes nothing.</summary>
    public Uri AddressOf(LinkRecord link) =>
        new Uri(settings.PublicBaseUrl, $"case/{Token(link)}");

    /// <inheritdoc/>
    public async Task<(LinkRecord? Link, Refusal? Refusal)> Open(string token)
    {
        if (Read(token) is not { } read || (keys.Knows(read.Signature) && !IsSigned(keys, read)))
        {
            return (null, LinkRefusals.Wrong);
        }

        LinkRecord? link = await store.Read(db => db.Links.SingleOrDefaultAsync(l => l.Id == read.Id));
        if (link is null || link.ExpiresAt != read.ExpiresAt)
        {
            return (null, LinkRefusals.Wrong);
        }

        // There is such a link, and nobody can tell any more whether this one is it.
        if (!keys.Knows(read.Signature))
        {
            return (null, LinkRefusals.KeyWithdrawn);
        }

        if (link.RevokedAt is not null)
        {
            return (null, LinkRefusals.Revoked);
        }

        return clock.GetUtcNow() >= read.ExpiresAt ? (null, LinkRefusals.Expired(read.ExpiresAt)) : (link, null);
    }

    /// <summary>Closes a link for good, for instance when a vote was given to somebody else.</summary>
    /// <returns>Whether there was such a link that was still open.</returns>
    public Task<bool> Revoke(string linkId) => store.Write(WriteScope.Of("link", linkId), async db =>
    {
        LinkRecord? link = await db.Links.SingleOrDefaultAsync(l => l.Id == linkId && l.RevokedAt == null);
        if (link is null)
        {
            return false;
        }

        link.RevokedAt = clock.GetUtcNow();
        return true;
    });

    /// <summary>Whether a token was signed here, whatever became of its link. Asks the store nothing.</summary>
    internal static bool IsOurs(LinkKeys keys, string token) => Read(token) is { } read && IsSigned(keys, read);

    private static LinkRecord Record(LinkGrant grant) => new()
    {
        Id = IdOf(grant),
        ClaimId = grant.ClaimId,
        DebtId = grant.DebtId,
        Party = grant.Party,
        Purpose = grant.Purpose,
        Seat = grant.Seat,
        StageKey = grant.StageKey,

        // Tokens carry whole seconds; the row must say the same.
        ExpiresAt = DateTimeOffset.FromUnixTimeSeconds(grant.ExpiresAt.ToUnixTimeSeconds()),
    };

    private static string IdOf(LinkGrant grant)
    {
        string content = string.Create(
            CultureInfo.InvariantCulture, $"{grant.ClaimId}|{grant.DebtId}|{grant.Party}|{grant.Purpose}|{grant.Seat}|{grant.ExpiresAt.ToUnixTimeSeconds()}|{grant.StageKey}");
        return "lnk_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)).AsSpan(0, IdBytes));
    }

    private string Token(LinkRecord link)
    {
        byte[] content = new byte[SignedBytes];
        Convert.FromHexString(link.Id.AsSpan(4), content, out _, out _);
        BinaryPrimitives.WriteInt64BigEndian(content.AsSpan(IdBytes), link.ExpiresAt.ToUnixTimeSeconds());
        return Base64Url.EncodeToString([.. content, .. keys.Sign(Purpose, content)]);
    }

    private static bool IsSigned(LinkKeys keys, TokenRead read) => keys.IsSigned(Purpose, read.Content, read.Signature);

    private static TokenRead? Read(string? token)
    {
        if (token is null || token.Length > 200 || !Base64Url.IsValid(token, out int length) || length != SignedBytes + LinkKeys.SignatureBytes)
        {
            return null;
        }

        byte[] bytes = Base64Url.DecodeFromChars(token);
        long expires = BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(IdBytes));
        return expires is > 0 and < uint.MaxValue
            ? new("lnk_" + Convert.ToHexStringLower(bytes.AsSpan(0, IdBytes)), DateTimeOffset.FromUnixTimeSeconds(expires), bytes[..SignedBytes], bytes[SignedBytes..])
            : null;
    }

    private sealed record TokenRead(string Id, DateTimeOffset ExpiresAt, byte[] Content, byte[] Signature);
}
