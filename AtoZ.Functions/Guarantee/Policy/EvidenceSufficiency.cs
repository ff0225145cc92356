using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>One requirement and whether a file meets it.</summary>
public sealed record RequirementState(EvidenceRequirement Requirement, bool Met);

/// <summary>How far the evidence of a party goes: the live meter of PROCESS §3. Rule EVID-02.</summary>
/// <param name="Satisfied">All that is required, and one of what is 'one or more', is there.</param>
/// <param name="Requirements">Each requirement with its state.</param>
public sealed record EvidenceSufficiency(bool Satisfied, IReadOnlyList<RequirementState> Requirements)
{
    /// <summary>What is still needed; empty when satisfied. Of what is 'one or more' all, while none of it is there: one of them will do.</summary>
    public IEnumerable<EvidenceRequirement> Missing => Requirements
        .Where(r => !r.Met && (r.Requirement.Level == RequirementLevel.Required || (r.Requirement.Level == RequirementLevel.OneOrMore && !HasOne)))
        .Select(r => r.Requirement);

    private bool HasOne => Requirements.Any(r => r.Met && r.Requirement.Level == RequirementLevel.OneOrMore);

    /// <summary>Measures the files of a party. Each file counts for one requirement, so that one photo is not both the damage and the bill.</summary>
    public static EvidenceSufficiency Of(ClaimKind kind, Party party, IEnumerable<string> contentTypes, EvidenceTerms terms)
    {
        List<EvidenceForm> unused = [.. contentTypes.Select(EvidenceRequirements.FormOf)];
        IReadOnlyList<EvidenceRequirement> all = EvidenceRequirements.For(kind, party, terms);
        HashSet<string> met = new(StringComparer.Ordinal);

        // The most needed first, and of those the hardest to meet, so that no file is spent where another would do.
        foreach (EvidenceRequirement requirement in all.OrderBy(r => r.Level).ThenBy(r => r.Forms.Count))
        {
            int found = unused.FindIndex(form => OnlyFor(requirement, form, all));
            found = found >= 0 ? found : unused.FindIndex(form => requirement.Forms.Contains(form));
            if (found >= 0)
            {
                unused.RemoveAt(found);
                met.Add(requirement.Code);
            }
        }

        return new EvidenceSufficiency(Satisfies(all, met), [.. all.Select(r => new RequirementState(r, met.Contains(r.Code)))]);
    }

    private static bool OnlyFor(EvidenceRequirement requirement, EvidenceForm form, IReadOnlyList<EvidenceRequirement> all) =>
        requirement.Forms.Contains(form) && all.Count(r => r.Forms.Contains(form)) == 1;

    private static bool Satisfies(IReadOnlyList<EvidenceRequirement> all, HashSet<string> met) =>
        all.Where(r => r.Level == RequirementLevel.Required).All(r => met.Contains(r.Code))
        && (all.All(r => r.Level != RequirementLevel.OneOrMore) || all.Any(r => r.Level == RequirementLevel.OneOrMore && met.Contains(r.Code)));
}
