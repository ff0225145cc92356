using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;

namespace AtoZ.Functions.Evidence;

/// <summary>A file as somebody may know of it: one that is withheld from them has neither name nor content, and is still there (EVID-09).</summary>
internal static class VisibleFile
{
    /// <summary>The file as somebody may know of it.</summary>
    public static EvidenceRecord Of(EvidenceRecord file, Party viewer) => EvidenceVisibility.MaySee(file, viewer)
        ? file
        : new EvidenceRecord
        {
            Id = file.Id,
            ClaimId = file.ClaimId,
            Party = file.Party,
            FileName = "",
            ContentType = "",
            Bytes = 0,
            Sha256 = "",
            OriginalBlob = "",
            SharedBlob = "",
            AddedAt = file.AddedAt,
            Late = file.Late,
            WithheldBecause = file.WithheldBecause,
            ErasedAt = file.ErasedAt,
        };
}
