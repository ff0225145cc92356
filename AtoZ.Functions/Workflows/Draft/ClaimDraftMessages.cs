using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Policy.Inquiries;

namespace AtoZ.Functions.Workflows.Draft;

/// <summary>Input of <see cref="ClaimDraftOrchestrator"/>.</summary>
public sealed record ClaimDraftStart(ClaimId DraftId);

/// <summary>How a draft stands, and all that comes due in it.</summary>
public sealed record ClaimDraftStanding(ClaimDraftState State, IReadOnlyList<DraftDue> Due);

/// <summary>A moment of a draft that has come.</summary>
public sealed record ClaimDraftMoment(ClaimId DraftId, DraftDue Due);
