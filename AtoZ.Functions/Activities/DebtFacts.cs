using AtoZ.Functions.Data;
using AtoZ.Functions.Orchestrations;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Activities;

/// <summary>What mails and orchestrations are told of a debt.</summary>
internal static class DebtFacts
{
    public static Dictionary<string, string> Of(DebtRecord debt)
    {
        Dictionary<string, string> facts = new()
        {
            [Names.Amount] = new Payments.Money(debt.AmountMinor, debt.Currency).ToString(),
            [Names.Outstanding] = debt.Outstanding.ToString(),
            [Names.DebtState] = debt.State.ToString(),
        };
        if (debt.NextAttemptAt is { } next)
        {
            facts[Names.NextAttempt] = next.ToString("o");
        }

        return facts;
    }

    public static DebtStanding Standing(DebtRecord debt, bool writeOffRefused = false) => new(debt.State, debt.Outstanding.MinorUnits, writeOffRefused);
}
