using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Guarantee.Policy.Eligibility;

/// <summary>
/// ELIG-10: no loss is paid twice: not after a refund, a charge-back, an insurer's payment or another claim. A refund in part leaves
/// the rest to claim, a decided claim the pieces that it was not about. What was refunded for the item does not make up for harm it
/// did; what an insurer paid for harm is taken off its loss.
/// </summary>
internal sealed class LossMustNotBeRecoveredTwice() : EligibilityRule("ELIG-10", "The loss was not recovered already.", needsOrder: true)
{
    /// <inheritdoc/>
    public override RuleFinding Check(EligibilityFacts facts, PolicyPack pack)
    {
        if (facts.OpenClaimOnLine)
        {
            return Broken("A claim about this item is open.", "There is an open claim about the order line.", "Follow the open claim; add to it what is new.");
        }

        if (facts.DecidedClaimOnLine)
        {
            return Broken("A claim like this was decided already.", "There is a decided claim of this kind about the order line.", "Appeal the decision within its appeal window.");
        }

        if (facts.Kind.IsHarm())
        {
            return facts.InsurerMinor > 0
                ? Broken("An insurer paid for this harm already.", $"An insurer paid {Paid(facts.InsurerMinor, facts)}.", "Claim the loss in lines: what the insurer paid is taken off it.")
                : Met("No other claim about this harm.");
        }

        if (facts.Pieces > facts.PiecesLeft)
        {
            return Broken(
                "A claim about these pieces was decided already.",
                $"{facts.Pieces} pieces are claimed; {facts.PiecesLeft} are left.",
                facts.PiecesLeft == 0 ? "Appeal the decision within its appeal window." : $"Claim at most {facts.PiecesLeft} pieces.");
        }

        if (facts.ChargedBack)
        {
            return Broken("The bank already turned the payment back.", "The payment was charged back.", "Follow the charge-back with your bank.");
        }

        long most = AmountMustBeWithinWhatWasPaid.MostOfLine(facts, pack.Eligibility);
        return facts.RecoveredMinor > 0 && facts.AmountMinor + facts.RecoveredMinor > most ? AlreadyRecovered(facts, most) : Met("Nothing that is claimed was paid back.");
    }

    private static Money Paid(long minor, EligibilityFacts facts) => new(minor, facts.ClaimCurrency ?? facts.Currency ?? "USD");

    private RuleFinding AlreadyRecovered(EligibilityFacts facts, long most)
    {
        string currency = facts.Currency ?? "USD";
        Money left = new(Math.Max(0, most - facts.RecoveredMinor), currency);
        return Broken(
            "What is claimed was paid back already, in full or in part.",
            $"{new Money(facts.RecoveredMinor, currency)} of {new Money(most, currency)} were paid back.",
            left.MinorUnits == 0 ? "Nothing is left to claim for this item." : $"Claim at most {left}.");
    }
}
