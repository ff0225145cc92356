using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Cases.Publishing;

/// <summary>The audit record of packs: each entry is sealed with the hash of the one before, so that none can be changed or left out unseen.</summary>
internal static class PackAudit
{
    /// <summary>SHA-256 of a pack's JSON, hex: what an approver says to have read.</summary>
    public static string HashOf(PolicyPackRecord pack) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(pack.Json)));

    /// <summary>Whether the whole record is as it was written.</summary>
    public static async Task<bool> Holds(AtoZDb db)
    {
        string before = "";
        foreach (PolicyEventRecord entry in await db.PolicyEvents.OrderBy(e => e.Sequence).ToListAsync())
        {
            if (entry.Hash != Seal(before, entry.Version, entry.At, entry.Actor, entry.What, entry.Reason, entry.PackHash))
            {
                return false;
            }

            before = entry.Hash;
        }

        return true;
    }

    internal static async Task Add(AtoZDb db, PolicyPackRecord pack, StaffMember member, string what, string reason, DateTimeOffset now)
    {
        string before = await db.PolicyEvents.OrderByDescending(e => e.Sequence).Select(e => e.Hash).FirstOrDefaultAsync() ?? "";
        string packHash = HashOf(pack);
        db.PolicyEvents.Add(new PolicyEventRecord
        {
            Version = pack.Version,
            At = now,
            Actor = member.Name,
            What = what,
            Reason = reason,
            PackHash = packHash,
            Hash = Seal(before, pack.Version, now, member.Name, what, reason, packHash),
        });
    }

    // Each part with its length: no two different entries read the same.
    private static string Seal(string before, string version, DateTimeOffset at, params string[] rest)
    {
        string[] parts = [before, version, at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture), .. rest];
        string text = string.Concat(parts.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Length}:{part}")));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
