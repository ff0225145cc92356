using AtoZ.Functions.Claims;
using AtoZ.Functions.Data;
using AtoZ.Functions.Evidence.Pictures;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Fraud;

/// <summary>Other claims that show the same: the same bytes, or a picture that looks alike.</summary>
internal static class PictureFacts
{
    /// <summary>Counts them. Each claim counts once, as exact when both is true.</summary>
    public static async Task<(int SameFile, int Similar)> Read(AtoZDb db, ClaimRecord claim, int distance)
    {
        List<EvidenceRecord> own = await db.Evidence.Where(e => e.ClaimId == claim.Id && e.Party == Party.Buyer).ToListAsync();
        List<string> hashes = [.. own.Select(e => e.Sha256)];
        HashSet<ClaimId> same = [.. await db.Evidence
            .Where(e => hashes.Contains(e.Sha256) && e.ClaimId != null && e.ClaimId != claim.Id && e.Party == Party.Buyer && e.AddedAt <= claim.FiledAt)
            .Select(e => e.ClaimId!.Value)
            .Distinct()
            .ToListAsync()];
        HashSet<ClaimId> similar = [];
        foreach (long fingerprint in own.Select(e => e.Fingerprint).OfType<long>().Distinct())
        {
            IReadOnlyList<EvidenceRecord> like = await FingerprintIndex.Like(db, fingerprint, distance);
            similar.UnionWith(like.Where(e => e.Party == Party.Buyer && e.AddedAt <= claim.FiledAt).Select(e => e.ClaimId).OfType<ClaimId>().Where(c => c != claim.Id));
        }

        similar.ExceptWith(same);
        return (same.Count, similar.Count);
    }
}
