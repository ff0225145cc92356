using System.Text;

namespace AtoZ.Functions.Guarantee.Policy.Eligibility;

/// <summary>
/// ELIG-08: the seller and the reviewers must be able to understand what went wrong. Letters and digits count; an ideograph
/// counts two, as it says as much as a short word: no language needs longer sentences than another.
/// </summary>
internal sealed class ReasonsMustBeGivenClearly() : EligibilityRule("ELIG-08", "The reasons are given clearly.", needsOrder: false)
{
    /// <inheritdoc/>
    public override RuleFinding Check(EligibilityFacts facts, PolicyPack pack)
    {
        int length = Length(facts.Description ?? "");
        return length >= pack.Eligibility.MinimumDescriptionLength
            ? Met($"The description has {length} letters and digits.")
            : Broken(
                "The description does not say enough to understand what happened.",
                $"It has {length} letters and digits; {pack.Eligibility.MinimumDescriptionLength} are needed.",
                "Say in a sentence what went wrong.");
    }

    /// <summary>Whether a sign says as much as a short word.</summary>
    internal static bool IsIdeograph(Rune rune) => rune.Value is (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xAC00 and <= 0xD7AF) or (>= 0x20000 and <= 0x3FFFF);

    /// <summary>Letters and digits of a text; an ideograph counts two.</summary>
    public static int Length(string text) => text.EnumerateRunes().Where(Rune.IsLetterOrDigit).Sum(rune => IsIdeograph(rune) ? 2 : 1);
}
