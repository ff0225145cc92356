using AtoZ.Functions.Cases.Publishing;

namespace AtoZ.Functions.Edge.Pages.Staff;

/// <summary>All policy packs.</summary>
public sealed record PoliciesView(StaffFrame Frame, IReadOnlyList<PackSummary> Packs, bool AuditHolds);

/// <summary>A policy pack: where it stands, what it would change, its numbers, its way so far.</summary>
/// <param name="Frame">Around it.</param>
/// <param name="Pack">The pack.</param>
/// <param name="Comparison">With the pack it was made from; null for the packs of the program.</param>
/// <param name="Earliest">From when it could hold at the earliest.</param>
/// <param name="MayApprove">The reader has the role and did not write at it.</param>
/// <param name="Notice">What was just done; null when nothing was.</param>
public sealed record PackView(StaffFrame Frame, PackShown Pack, PackComparison? Comparison, DateTimeOffset Earliest, bool MayApprove, string? Notice);

/// <summary>One number of a draft to be changed.</summary>
public sealed record PackNumberView(StaffFrame Frame, string Version, string Path, string Value, string Source);
