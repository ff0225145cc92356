using System.Text;
using System.Text.Json;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Eligibility;

namespace AtoZ.Functions.Cases.Intake;

/// <summary>The facts of a filing and what its numbers depend on.</summary>
internal sealed record ScopedFacts(PolicyScope Scope, EligibilityFacts Facts);

/// <summary>Keeps what eligibility looked at, so that a draft of a policy can be tried on real filings, refused ones too.</summary>
internal static class FiledFacts
{
    /// <summary>Keeps the facts of a filing in the caller's transaction; nothing when it was refused before they were gathered.</summary>
    public static void Keep(AtoZDb db, ClaimId? claim, string policyVersion, ScopedFacts? scoped, EligibilityVerdict? verdict)
    {
        if (scoped is not { } kept || verdict is null)
        {
            return;
        }

        db.IntakeChecks.Add(new IntakeCheckRecord
        {
            ClaimId = claim,
            At = kept.Facts.Now,
            PolicyVersion = policyVersion,
            Country = kept.Scope.Country,
            Currency = kept.Scope.Currency,
            Facts = JsonSerializer.Serialize(kept.Facts with { Description = Mask(kept.Facts.Description) }, JsonSerializerOptions.Web),
            Broken = string.Join(',', verdict.Broken.Select(f => f.Code)),
        });
    }

    /// <summary>Reads facts back.</summary>
    public static ScopedFacts Read(IntakeCheckRecord kept)
    {
        EligibilityFacts facts = JsonSerializer.Deserialize<EligibilityFacts>(kept.Facts, JsonSerializerOptions.Web)!;
        return new ScopedFacts(new PolicyScope(facts.Kind, kept.Country, facts.Category, kept.Currency), facts);
    }

    // The length of a description counts (ELIG-08), its words do not: letter for letter, ideograph for ideograph.
    private static string? Mask(string? words)
    {
        if (words is null)
        {
            return null;
        }

        StringBuilder masked = new(words.Length);
        foreach (Rune rune in words.EnumerateRunes())
        {
            masked.Append(Rune.IsLetterOrDigit(rune) ? ReasonsMustBeGivenClearly.IsIdeograph(rune) ? '一' : 'x' : ' ');
        }

        return masked.ToString();
    }
}
