using AtoZ.Functions.Data;
using AtoZ.Functions.Orchestrations;
using AtoZ.Functions.Policy;
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

    public static async Task<DebtStanding> Standing(OpenCase open, DebtRecord debt, bool writeOffRefused = false)
    {
        List<DebtArrangementRecord> arranged = await DebtArrangements.Of(open, debt.Id);
        DateTimeOffset? look = debt.ClosedAt is null ? Arrangements.NextLook(debt, arranged, open.Policy.Arrangements) : null;
        return new DebtStanding(debt.State, debt.Outstanding.MinorUnits, writeOffRefused, look, TimeSpan.FromSeconds(debt.RestedSeconds));
    }
}
