using System.Text.Json;
using AtoZ.Functions.Records.Dossiers;
using AtoZ.Functions.Records.Roots;

namespace AtoZ.Functions.Records.Verify;

/// <summary>
/// What a revoked key has signed. Who has a stolen key can write any time into what they sign: so what is dated before the revocation is good as of then
/// only where something else shows how old it is, and the report says whether.
/// </summary>
internal static class RevokedCheck
{
    /// <summary>Whether something says that it was signed after its key was revoked; null when not.</summary>
    /// <param name="key">The key.</param>
    /// <param name="at">When it says it was signed.</param>
    /// <param name="name">What it is.</param>
    public static Finding? First(PublicKey key, DateTimeOffset at, string name) => key.IsRevokedAt(at)
        ? new Finding("KEY_REVOKED", $"{name} says that it was signed at {RecordJson.Instant(at)} by the key {key.Kid}, which is revoked since {RecordJson.Instant(key.Revoked!.At)}.")
        : null;

    /// <summary>What is to be known of decisions whose key was revoked later: each key once.</summary>
    public static IEnumerable<string> Told(Dossier dossier, IReadOnlyDictionary<string, PublicKey> trusted)
    {
        foreach (IGrouping<string, SignedDecision> some in dossier.Decisions.GroupBy(d => d.KeyId, StringComparer.Ordinal))
        {
            if (trusted.GetValueOrDefault(some.Key) is { Revoked: { } revoked })
            {
                yield return $"decisions signed by the key {some.Key}, which was revoked later, at {RecordJson.Instant(revoked.At)}: {Age(dossier, trusted, revoked)} ({some.Count()})";
            }
        }
    }

    // A root of a day before, or one that another key has signed, was not made by whoever took this one.
    private static string Age(Dossier dossier, IReadOnlyDictionary<string, PublicKey> trusted, KeyRevocation revoked)
    {
        if (dossier.Root is not { } proof)
        {
            return "nothing but the key itself says how old they are";
        }

        DailyRoot root = JsonSerializer.Deserialize<DailyRoot>(proof.Root.Body, RecordJson.Options)!;
        bool another = trusted.GetValueOrDefault(proof.Root.KeyId) is { Revoked: null };
        return another || root.At < revoked.At
            ? $"they are as old as the daily root of {root.Day}, if that is the one which was published"
            : "nothing but the key itself says how old they are";
    }
}
