using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Policy.Inquiries;

namespace AtoZ.Functions.Workflows.Draft;

/// <summary>Input of <see cref="ClaimDraftOrchestrator"/>.</summary>
internal sealed record ClaimDraftStart(ClaimId DraftId);

/// <summary>How a draft stands, and all that comes due in it.</summary>
internal sealed record ClaimDraftStanding(ClaimDraftState State, IReadOnlyList<DraftDue> Due);

/// <summary>A moment of a draft that has come.</summary>
internal sealed record ClaimDraftMoment(ClaimId DraftId, DraftDue Due);
