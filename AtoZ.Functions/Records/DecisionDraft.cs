using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;

namespace AtoZ.Functions.Records;

/// <summary>A decision that is to be put on record.</summary>
/// <param name="ClaimId">Null for the refusal of a claim that was never filed.</param>
/// <param name="Subject">What it is about when there is no claim, such as <c>order A-1 line 1</c>; else the claim.</param>
/// <param name="Key">Unique per claim: a repeated activity records nothing twice.</param>
/// <param name="Kind">What is decided.</param>
/// <param name="Outcome">What was decided, as the process goes on with it; null takes what the reasons say.</param>
/// <param name="Audience">Who may read it, besides staff.</param>
/// <param name="Facts">The record of this kind's facts.</param>
/// <param name="PolicyVersion">The pinned policy.</param>
/// <param name="Scope">What the numbers of the policy depend on.</param>
/// <param name="By">Who decided.</param>
/// <param name="Actor">Who exactly; staff alone read it.</param>
internal sealed record DecisionDraft(
    ClaimId? ClaimId, string Subject, string Key, DecisionKind Kind, string? Outcome, Audience Audience, object Facts, string PolicyVersion, PolicyScope Scope, Party By, string Actor);
