using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace AtoZ.Functions.Records;

/// <summary>
/// Which keys of records are revoked, since when: somebody else may have them. What one signed before stays good, as old as it can be shown to be; what it
/// says it signed afterwards is not to be believed.
/// </summary>
internal sealed class RevokedRecordKeys
{
    /// <summary>Setting: <c>KEY=INSTANT</c>, several separated by commas.</summary>
    public const string Setting = "RecordKeysRevoked";

    private readonly Dictionary<string, DateTimeOffset> _since;

    private RevokedRecordKeys(Dictionary<string, DateTimeOffset> since) => _since = since;

    /// <summary>Reads the setting.</summary>
    /// <exception cref="InvalidOperationException">It cannot be read.</exception>
    public static RevokedRecordKeys From(IConfiguration configuration)
    {
        string[] parts = (configuration[Setting] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new RevokedRecordKeys(parts.Select(One).ToDictionary(p => p.Kid, p => p.Since, StringComparer.Ordinal));
    }

    /// <summary>A key, with its revocation where there is one.</summary>
    public PublicKey Marked(PublicKey key) =>
        _since.TryGetValue(key.Kid, out DateTimeOffset at) ? key with { Revoked = new KeyRevocation(at.ToUnixTimeSeconds()) } : key;

    /// <summary>That a key which is revoked may not sign.</summary>
    /// <exception cref="InvalidOperationException">It is revoked.</exception>
    public void MaySign(PublicKey key)
    {
        if (_since.ContainsKey(key.Kid))
        {
            throw new InvalidOperationException($"The setting {RecordKeys.Setting} is the key {key.Kid}, which {Setting} revokes: set another one (docs/identity.md).");
        }
    }

    private static (string Kid, DateTimeOffset Since) One(string text)
    {
        string[] halves = text.Split('=', 2, StringSplitOptions.TrimEntries);
        return halves is [{ Length: > 0 } kid, var instant]
            && DateTimeOffset.TryParse(instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset since)
            ? (kid, since)
            : throw new InvalidOperationException($"The setting {Setting} has '{text}'; each part is the id of a key and since when it is revoked, such as KEY=2026-11-29T12:00:00Z.");
    }
}
