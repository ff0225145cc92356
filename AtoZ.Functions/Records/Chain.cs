using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Records;

/// <summary>
/// The hash chain of a timeline (PROCESS §12). An entry's hash covers its number, the hash of its content and the hash of the entry
/// before. Content is hashed apart, with a salt, so that an entry that a reader may not see can stand as its hash and the chain still holds.
/// </summary>
internal static class Chain
{
    private const int SaltBytes = 16;

    /// <summary>What the first entry has as the hash before it.</summary>
    public static string Root { get; } = new('0', 64);

    /// <summary>The content of an entry in canonical JSON; null when its facts were erased.</summary>
    public static string? Content(TimelineRecord entry)
    {
        return entry.Salt.Length == 0 ? null : CanonicalJson.Text(new JsonObject
        {
            ["actor"] = entry.Actor.ToString(),
            ["at"] = RecordJson.Instant(entry.At),
            ["audience"] = entry.Audience.ToString(),
            ["claim"] = entry.ClaimId.Value,
            ["data"] = JsonNode.Parse(entry.Data),
            ["key"] = entry.Key,
            ["kind"] = entry.Kind.ToString(),
            ["number"] = entry.Number,
            ["salt"] = entry.Salt,
        });
    }

    /// <summary>The link of a chain.</summary>
    public static string Link(int number, string contentHash, string previous) => CanonicalJson.Sha256(CanonicalJson.Text(new JsonObject
    {
        ["content"] = contentHash,
        ["number"] = number,
        ["previous"] = previous,
    }));

    /// <summary>Puts an entry at the end of its claim's chain, in the caller's transaction.</summary>
    internal static async Task Append(AtoZDb db, TimelineRecord entry)
    {
        (int number, string previous) = await Head(db, entry.ClaimId);
        Seal(entry, number + 1, previous);
    }

    private static async Task<(int Number, string Hash)> Head(AtoZDb db, ClaimId claim)
    {
        TimelineRecord? last = db.Timeline.Local.Where(t => t.ClaimId == claim && t.Number > 0).MaxBy(t => t.Number);
        var stored = await db.Timeline.Where(t => t.ClaimId == claim && t.Number > 0).OrderByDescending(t => t.Number).Select(t => new { t.Number, t.Hash }).FirstOrDefaultAsync();
        return last is not null && last.Number > (stored?.Number ?? 0) ? (last.Number, last.Hash) : stored is null ? (0, Root) : (stored.Number, stored.Hash);
    }

    private static void Seal(TimelineRecord entry, int number, string previous)
    {
        entry.Number = number;
        entry.Salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SaltBytes));
        entry.ContentHash = CanonicalJson.Sha256(Content(entry)!);
        entry.Hash = Link(number, entry.ContentHash, previous);
    }
}
