using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Workflows.Recovery;
using AtoZ.Functions.Workflows.Reviews;

namespace AtoZ.Functions.Workflows;

/// <summary>Input of <see cref="ClaimOrchestrator"/>.</summary>
internal sealed record ClaimStart(ClaimId ClaimId);

/// <summary>Input of <see cref="ReviewOrchestrator"/>: the n-th review of a claim.</summary>
internal sealed record ReviewStart(ClaimTerms Claim, int Number, AppealOrigin Origin);

/// <summary>Input of <see cref="AppealOrchestrator"/>: the review of a decision, its row already stored.</summary>
internal sealed record AppealStart(ClaimId ClaimId, int Number);

/// <summary>Input of <see cref="RecoveryOrchestrator"/>.</summary>
internal sealed record RecoveryStart(DebtId DebtId);

/// <summary>Output of <see cref="ClaimOrchestrator"/>.</summary>
internal sealed record ClaimResult(ClaimOutcome Outcome, DebtId? Debt);
