using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.Losses;

/// <summary>
/// LOSS-01 to LOSS-03: harm is claimed in lines, each with its own proof; property counts at its value when it broke; caps bound the item by
/// its price, work and the whole claim by the pack.
/// </summary>
internal static class LossRules
{
    private const int MostLines = 50;

    private static readonly EvidenceForm[] Shown = [EvidenceForm.Picture, EvidenceForm.Video, EvidenceForm.Document];
    private static readonly EvidenceForm[] Billed = [EvidenceForm.Document, EvidenceForm.Picture, EvidenceForm.Record];

    /// <summary>LOSS-01: what proves a line: damaged things are shown, work and treatment are billed.</summary>
    public static IReadOnlyList<EvidenceForm> ProofOf(LossKind kind) => kind is LossKind.Item or LossKind.Property ? Shown : Billed;

    /// <summary>All that is wrong with the lines of a claim; empty when nothing is.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="types">Content types of the claim's files, by their ids.</param>
    /// <param name="now">The moment.</param>
    public static IEnumerable<Refusal> Check(NewClaim claim, IReadOnlyDictionary<string, string> types, DateTimeOffset now)
    {
        if (claim.Losses.Count == 0)
        {
            return [];
        }

        if (!claim.Kind.IsHarm())
        {
            return [Wrong("LOSSES_NOT_HERE", "Only harm is claimed in lines.", "Leave the lines out, or claim harm.", "/losses")];
        }

        List<Refusal> wrong = claim.Losses.Count > MostLines ? [Wrong("LOSSES_TOO_MANY", $"At most {MostLines} lines can be claimed at once.", "Put like things into one line.", "/losses")] : [];
        if (claim.AmountMinor is not null)
        {
            wrong.Add(Wrong("AMOUNT_IS_COMPUTED", "The amount is computed from the lines.", "Leave the amount out.", "/amountMinor"));
        }

        return [.. wrong, .. claim.Losses.SelectMany((loss, i) => Check(loss, claim.Kind, types, now, $"/losses/{i}"))];
    }

    /// <summary>What the lines come to.</summary>
    /// <param name="losses">The lines, already checked.</param>
    /// <param name="brokeAt">When the harm happened.</param>
    /// <param name="itemPaidMinor">What was paid for the item.</param>
    /// <param name="insurerMinor">What an insurer paid.</param>
    /// <param name="currency">Of all.</param>
    /// <param name="terms">The policy.</param>
    public static LossBreakdown Compute(IReadOnlyList<NewLoss> losses, DateTimeOffset brokeAt, long itemPaidMinor, long insurerMinor, string currency, LossTerms terms)
    {
        List<LossLine> lines = [.. losses.Select(loss => Line(loss, brokeAt, itemPaidMinor, currency, terms))];
        long sum = Math.Max(0, lines.Sum(l => l.ClaimedMinor) - insurerMinor);
        long total = Math.Min(sum, terms.TotalUpTo.GetValueOrDefault(currency, sum));
        return new LossBreakdown(lines, insurerMinor, sum - total, total);
    }

    private static LossLine Line(NewLoss loss, DateTimeOffset brokeAt, long itemPaidMinor, string currency, LossTerms terms)
    {
        long worn = loss.Kind == LossKind.Property ? Wear(loss, brokeAt, terms) : 0;
        long value = loss.AmountMinor - worn;
        long cap = loss.Kind switch
        {
            LossKind.Item => itemPaidMinor,
            LossKind.Labour => terms.LabourUpTo.GetValueOrDefault(currency, value),
            _ => value,
        };
        long claimed = Math.Min(value, cap);
        return new LossLine(loss, worn, value - claimed, claimed);
    }

    // LOSS-02: value falls evenly over the useful life, down to what worn-out things are still worth; rounded for the buyer.
    private static long Wear(NewLoss loss, DateTimeOffset brokeAt, LossTerms terms)
    {
        TimeSpan age = brokeAt > loss.BoughtAt ? brokeAt - loss.BoughtAt.Value : TimeSpan.Zero;
        Int128 even = (Int128)loss.AmountMinor * age.Ticks / terms.UsefulLife(loss.Category).Ticks;
        long most = loss.AmountMinor * (100 - terms.LeastPercent) / 100;
        return even < most ? (long)even : most;
    }

    private static IEnumerable<Refusal> Check(NewLoss loss, ClaimKind kind, IReadOnlyDictionary<string, string> types, DateTimeOffset now, string at)
    {
        if (VisibleText.IsMissing(loss.Description))
        {
            yield return Wrong("DESCRIPTION_REQUIRED", "The description is missing.", "Say what was lost.", $"{at}/description");
        }

        if (loss.AmountMinor <= 0)
        {
            yield return Wrong("AMOUNT_NOT_POSITIVE", "The amount must be more than zero.", "Give what was lost, in minor units.", $"{at}/amountMinor");
        }

        if (loss.Kind == LossKind.Medical && kind != ClaimKind.PersonalInjury)
        {
            yield return Wrong("LOSS_NOT_OF_THIS_KIND", "Treatment is claimed with an injury.", "Claim a personal injury.", $"{at}/kind");
        }

        if (loss.Kind == LossKind.Property && (loss.BoughtAt is null || loss.BoughtAt > now))
        {
            yield return Wrong("BOUGHT_AT_REQUIRED", "It is not known how old the damaged thing was.", "Give when it was bought.", $"{at}/boughtAt");
        }

        if (!loss.Proofs.Any(id => types.TryGetValue(id, out string? type) && ProofOf(loss.Kind).Contains(EvidenceRequirements.FormOf(type))))
        {
            string forms = string.Join(" or ", ProofOf(loss.Kind).Select(f => f.ToString().ToLowerInvariant()));
            yield return Wrong("PROOF_REQUIRED", $"Nothing proves this line ({loss.Kind}).", $"Put up a {forms}, name it in 'evidence' and here.", $"{at}/proofs");
        }
    }

    private static Refusal Wrong(string code, string detail, string remedy, string field) => new(code, 422, detail, remedy, field);
}
