using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy.Eligibility;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>
/// CHANGE-01: a buyer who named the wrong reason may name the right one, once, before the seller's first answer; the seller then has the
/// whole time again. What was said first stays beside it.
/// </summary>
internal static class ReasonChanges
{
    /// <summary>Checks a change.</summary>
    /// <returns>Null when it may be made.</returns>
    public static Refusal? Check(ReasonChangePayload change, IClaim claim, EligibilityTerms terms)
    {
        if (change.Kind != claim.Kind && (change.Kind.IsAClaimOfItsOwn() || claim.Kind.IsAClaimOfItsOwn()))
        {
            return new Refusal("REASON_IS_ANOTHER_CLAIM", 422, $"{(change.Kind.IsAClaimOfItsOwn() ? change.Kind : claim.Kind)} is claimed in a claim of its own.", "Withdraw this claim, and file the other.", "/kind");
        }

        // Other words for the same reason are no change of it, and would give the seller the whole time again.
        if (change.Kind == claim.Kind)
        {
            return new Refusal(
                "REASON_UNCHANGED",
                422,
                $"The reason of the claim is {claim.Kind} already.",
                "Name another reason; what you want to add to this one goes into the case as evidence.",
                "/kind");
        }

        return ReasonsMustBeGivenClearly.Length(change.Description) < terms.MinimumDescriptionLength
            ? new Refusal("DESCRIPTION_REQUIRED", 422, "The description does not say enough.", "Say in a sentence what went wrong.", "/description")
            : null;
    }

    /// <summary>What the buyer must have shown for the new reason.</summary>
    /// <returns>Null when it is there.</returns>
    public static Refusal? CheckEvidence(ReasonChangePayload change, IEnumerable<string> contentTypes, EvidenceTerms terms)
    {
        return EvidenceSufficiency.Of(change.Kind, Party.Buyer, contentTypes, terms).Satisfied
            ? null
            : new Refusal("REASON_NEEDS_EVIDENCE", 422, $"A claim of {change.Kind} needs evidence that is not there.", "Add it to the case first; the case lists what is asked for.", "/kind");
    }
}
