using AtoZ.Functions.Data;
using AtoZ.Functions.Evidence.Pictures;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Terms;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Facts.Fraud;

/// <summary>What the buyer's pictures tell.</summary>
/// <param name="SameFile">Other claims with the same bytes.</param>
/// <param name="Similar">Other claims with a picture that looks alike and is not the same.</param>
/// <param name="ByPrograms">Pictures that name a program which makes or changes pictures.</param>
internal sealed record SeenPictures(int SameFile, int Similar, int ByPrograms);

/// <summary>Other claims that show the same, the same bytes or a picture that looks alike, and what pictures say of their making.</summary>
internal static class PictureFacts
{
    /// <summary>Counts them. Each claim counts once, as exact when both is true.</summary>
    public static async Task<SeenPictures> Read(AtoZDb db, ClaimRecord claim, PolicyPack policy)
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
            IReadOnlyList<EvidenceRecord> like = await FingerprintIndex.Like(db, fingerprint, policy.Evidence.PictureDistance);
            similar.UnionWith(like.Where(e => e.Party == Party.Buyer && e.AddedAt <= claim.FiledAt).Select(e => e.ClaimId).OfType<ClaimId>().Where(c => c != claim.Id));
        }

        similar.ExceptWith(same);
        return new SeenPictures(same.Count, similar.Count, own.Count(e => e.AddedAt <= claim.FiledAt && NamesAProgram(e, policy.Fraud)));
    }

    private static bool NamesAProgram(EvidenceRecord picture, FraudTerms terms) =>
        picture.MadeWith is { } made && terms.EditingPrograms.Any(program => made.Contains(program, StringComparison.OrdinalIgnoreCase));
}
