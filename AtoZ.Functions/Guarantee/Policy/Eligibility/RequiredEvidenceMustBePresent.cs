using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Guarantee.Policy.Eligibility;

/// <summary>ELIG-09: what the buyer can show must be shown; which, says <see cref="EvidenceRequirements"/>. An item that never arrived needs none.</summary>
internal sealed class RequiredEvidenceMustBePresent() : EligibilityRule("ELIG-09", "The required evidence is present.", needsOrder: false)
{
    /// <inheritdoc/>
    public override RuleFinding Check(EligibilityFacts facts, PolicyPack pack)
    {
        EvidenceSufficiency sufficiency = EvidenceSufficiency.Of(facts.Kind, Party.Buyer, facts.EvidenceTypes, pack.Evidence);
        string fact = $"{facts.EvidenceTypes.Count} files for {facts.Kind}.";
        return sufficiency.Satisfied
            ? Met(fact)
            : Broken("Evidence is missing.", fact, $"Add {string.Join("; ", Wanted([.. sufficiency.Missing]))}.");
    }

    private static IEnumerable<string> Wanted(IReadOnlyList<EvidenceRequirement> missing)
    {
        string[] oneOf = [.. missing.Where(m => m.Level == RequirementLevel.OneOrMore).Select(Wanted)];
        return
        [
            .. missing.Where(m => m.Level == RequirementLevel.Required).Select(Wanted),
            .. oneOf.Length > 1 ? [$"one of {string.Join(", or ", oneOf)}"] : oneOf,
        ];
    }

    private static string Wanted(EvidenceRequirement requirement) =>
        $"{requirement.Code} as {string.Join(" or ", requirement.Forms.Select(form => form.ToString().ToLowerInvariant()))}";
}
