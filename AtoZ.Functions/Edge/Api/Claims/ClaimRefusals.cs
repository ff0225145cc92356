using AtoZ.Functions.Guarantee;

namespace AtoZ.Functions.Edge.Api.Claims;

/// <summary>Refusals that several routes share.</summary>
internal static class ClaimRefusals
{
    /// <summary>No such claim.</summary>
    public static Refusal Unknown { get; } = new("CLAIM_UNKNOWN", 404, "There is no such claim.", "Check the claim's id.");

    /// <summary>No such file in this claim.</summary>
    public static Refusal EvidenceUnknown { get; } = new("EVIDENCE_UNKNOWN", 404, "This claim has no such file, or it was erased.", "Read the case; it lists its files.");
}
