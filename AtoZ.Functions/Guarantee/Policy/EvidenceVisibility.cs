using System.Text.Json.Serialization;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>Why a file is not shown to the other side.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WithholdingCause>))]
public enum WithholdingCause
{
    /// <summary>It tells of somebody's health.</summary>
    Medical,

    /// <summary>It shows an account, a card or another way to pay.</summary>
    Account,

    /// <summary>It shows a passport or another proof of identity, or where somebody lives.</summary>
    Identity,
}

/// <summary>
/// EVID-09: a file that tells what is none of the other side's business is shown to whoever decides and to its owner alone. That there is such a file, whose,
/// and why it is withheld is always told: nobody is judged by what they cannot know of.
/// </summary>
internal static class EvidenceVisibility
{
    /// <summary>Whether somebody may see a file: its name, its content and what can be read off it.</summary>
    public static bool MaySee(IEvidence file, Party viewer) =>
        file.WithheldBecause is null || viewer == file.Party || viewer is not (Party.Buyer or Party.Seller);

    /// <summary>Reads a wish to withhold a file.</summary>
    /// <returns>The cause, or why it is none; neither when nothing is wished.</returns>
    public static (WithholdingCause? Cause, Refusal? Refusal) Read(string? wish, EvidenceTerms terms)
    {
        if (string.IsNullOrWhiteSpace(wish))
        {
            return (null, null);
        }

        return Enum.TryParse(wish.Trim(), ignoreCase: false, out WithholdingCause cause) && terms.Withholdable.Contains(cause)
            ? (cause, null)
            : (null, new Refusal("WITHHOLDING_UNKNOWN", 422, $"'{wish.Trim()}' is no reason to withhold a file here.", $"Use {string.Join(", ", terms.Withholdable)}, or let the other side see it."));
    }
}
