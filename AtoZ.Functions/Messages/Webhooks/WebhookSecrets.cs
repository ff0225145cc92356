using System.Security.Cryptography;
using System.Text;
using AtoZ.Functions.Data;
using AtoZ.Functions.Messages.Links;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Messages.Webhooks;

/// <summary>
/// Seals the secrets of webhooks, so that a copy of the store signs nothing in our name: AES-256-GCM by a key that is derived from the setting
/// <c>LinkSigningKey</c>, bound to the endpoint. After a change of that setting the previous key still opens; at the next start all are sealed anew.
/// </summary>
internal sealed class WebhookSecrets(LinkKeys keys) : IPreparesStore
{
    private const string Purpose = "atoz webhook secrets";
    private const string Sealed = "v1.";
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    // The current key first. Deriving costs more than sealing, and every delivery opens a secret.
    private readonly byte[][] _keys = keys.Derive(Purpose);

    /// <summary>The secret as the store keeps it.</summary>
    public string Seal(string endpointId, string secret)
    {
        byte[] plain = Encoding.UTF8.GetBytes(secret);
        byte[] box = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceBytes));
        using AesGcm aes = new(_keys[0], TagBytes);
        aes.Encrypt(box.AsSpan(0, NonceBytes), plain, box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes), Encoding.UTF8.GetBytes(endpointId));
        return Sealed + Convert.ToBase64String(box);
    }

    /// <summary>The secret itself. What was stored before secrets were sealed is given as it is.</summary>
    /// <exception cref="CryptographicException">Neither the key of the setting nor the one before opens it.</exception>
    public string Open(string endpointId, string stored)
    {
        if (!stored.StartsWith(Sealed, StringComparison.Ordinal))
        {
            return stored;
        }

        return _keys.Select(key => TryOpen(key, endpointId, stored)).FirstOrDefault(secret => secret is not null)
            ?? throw new CryptographicException($"The secret of webhook {endpointId} was sealed by another LinkSigningKey: set the old one as LinkSigningKeyPrevious, or rotate the secret.");
    }

    /// <summary>Seals what is not sealed by the current key.</summary>
    public async Task Prepare(AtoZDb db)
    {
        foreach (WebhookEndpointRecord endpoint in await db.WebhookEndpoints.ToListAsync())
        {
            endpoint.Secret = Anew(endpoint.Id, endpoint.Secret);
            endpoint.PreviousSecret = endpoint.PreviousSecret is { } previous ? Anew(endpoint.Id, previous) : null;
        }
    }

    // One that nothing opens stays as it is: its endpoint fails visibly, and the key may be found again.
    private string Anew(string endpointId, string stored)
    {
        if (!stored.StartsWith(Sealed, StringComparison.Ordinal))
        {
            return Seal(endpointId, stored);
        }

        return TryOpen(_keys[0], endpointId, stored) is null && _keys.Skip(1).Select(k => TryOpen(k, endpointId, stored)).FirstOrDefault(s => s is not null) is { } secret
            ? Seal(endpointId, secret)
            : stored;
    }

    private static string? TryOpen(byte[] key, string endpointId, string stored)
    {
        byte[] box = Convert.FromBase64String(stored[Sealed.Length..]);
        byte[] plain = new byte[box.Length - NonceBytes - TagBytes];
        using AesGcm aes = new(key, TagBytes);
        try
        {
            aes.Decrypt(box.AsSpan(0, NonceBytes), box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes), plain, Encoding.UTF8.GetBytes(endpointId));
            return Encoding.UTF8.GetString(plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
