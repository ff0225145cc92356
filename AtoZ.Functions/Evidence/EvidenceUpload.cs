using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Evidence;

/// <summary>A file on its way in.</summary>
/// <param name="ClaimId">The claim; null stages the file for a claim that is filed later.</param>
/// <param name="Party">Whose evidence it is.</param>
/// <param name="FileName">As the sender calls it; shown, never trusted.</param>
/// <param name="Content">The bytes, read once.</param>
/// <param name="Withhold">Why the other side must not see it, as the sender says (EVID-09); null or empty when it may.</param>
internal sealed record EvidenceUpload(ClaimId? ClaimId, Party Party, string FileName, Stream Content, string? Withhold = null);

/// <summary>What became of an upload.</summary>
/// <param name="Record">The evidence.</param>
/// <param name="Repeated">The same party had added the same bytes before.</param>
/// <param name="Refusal">Why it was not taken.</param>
internal sealed record EvidenceReceipt(EvidenceRecord? Record, bool Repeated, Refusal? Refusal)
{
    /// <summary>Stages whose end moved because the other side was given time; whoever calls wakes them after the commit.</summary>
    public IReadOnlyList<StageRecord> Moved { get; init; } = [];
}

/// <summary>A file on its way out.</summary>
/// <param name="Content">The bytes; to be disposed of.</param>
/// <param name="ContentType">As read from the bytes.</param>
/// <param name="FileName">Safe to offer.</param>
/// <param name="Sha256">Of the original.</param>
internal sealed record EvidenceDownload(Stream Content, string ContentType, string FileName, string Sha256);
