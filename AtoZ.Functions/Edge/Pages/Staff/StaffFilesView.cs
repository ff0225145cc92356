using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Policy;

namespace AtoZ.Functions.Edge.Pages.Staff;

/// <summary>The files of a claim, who saw them, and whether they may be erased.</summary>
/// <param name="Frame">Around it.</param>
/// <param name="Claim">The claim.</param>
/// <param name="Path">Of the claim's page.</param>
/// <param name="Files">In the order in which they came.</param>
/// <param name="Holds">That keep the files.</param>
/// <param name="Causes">For which a file may be withheld.</param>
/// <param name="ErasableFrom">From when the files may be erased at a party's wish; null while they must be kept.</param>
/// <param name="CanKeep">Whether the reader may hold and erase.</param>
/// <param name="CanWithhold">Whether the reader judges claims.</param>
/// <param name="Notice">What was just done.</param>
public sealed record StaffFilesView(
    StaffFrame Frame,
    ClaimRecord Claim,
    string Path,
    IReadOnlyList<StaffFileView> Files,
    IReadOnlyList<LegalHoldRecord> Holds,
    IReadOnlyList<WithholdingCause> Causes,
    DateTimeOffset? ErasableFrom,
    bool CanKeep,
    bool CanWithhold,
    string? Notice);

/// <summary>A file and its viewers, each with the first look.</summary>
/// <param name="Record">The file.</param>
/// <param name="Details">Whose, what, how large, when.</param>
/// <param name="Address">Where it opens; null when it was erased.</param>
/// <param name="Viewers">Who saw it; null when storage does not answer now.</param>
public sealed record StaffFileView(EvidenceRecord Record, string Details, string? Address, IReadOnlyList<(string Who, DateTimeOffset At)>? Viewers);
