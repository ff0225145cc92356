using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Workflows.Recovery;

/// <summary>What mails and orchestrations are told of a debt.</summary>
internal static class DebtFacts
{
    // With how it can be paid: on a page, or by bank with the debt's reference. Whoever cannot pay on a page is told of none.
    public static Dictionary<string, string> Of(DebtRecord debt, PaymentPages pages)
    {
        Dictionary<string, string> facts = Of(debt);
        if (!pages.Offered)
        {
            facts[Names.Default] = Names.ByBank;
            facts[Names.Reference] = PaymentPages.BankReference(debt);
        }

        return facts;
    }

    public static Dictionary<string, string> Of(DebtRecord debt)
    {
        Dictionary<string, string> facts = new()
        {
            [Names.Amount] = new Money(debt.AmountMinor, debt.Currency).ToString(),
            [Names.Outstanding] = debt.Outstanding.ToString(),
            [Names.DebtState] = debt.State.ToString(),
        };
        if (debt.NextAttemptAt is { } next)
        {
            facts[Names.NextAttempt] = next.ToString("o");
        }

        return facts;
    }

    public static async Task<DebtStanding> Standing(OpenedCase open, DebtRecord debt, bool writeOffRefused = false)
    {
        List<DebtArrangementRecord> arranged = await DebtArrangements.Of(open, debt.Id);
        DateTimeOffset? look = debt.ClosedAt is null ? Arrangements.NextLook(debt, arranged, open.Policy.Arrangements) : null;
        return new DebtStanding(debt.State, debt.Outstanding.MinorUnits, writeOffRefused, look, TimeSpan.FromSeconds(debt.RestedSeconds));
    }
}
