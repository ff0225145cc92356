using AtoZ.Functions.Claims;
using AtoZ.Functions.Data;
using AtoZ.Functions.Orchestrations;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Policy;
using AtoZ.Functions.Texts;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Activities;

/// <summary>
/// Turns what the marketplace paid into a debt of the seller, unless the marketplace bears it: its own fulfilment, or a seller who was
/// insured and proved it in time, or one who was never reached (PROCESS "What is covered", §5, §8).
/// </summary>
public sealed class OpenDebt(CaseStore cases)
{
    /// <summary>Runs the activity.</summary>
    [Function(nameof(OpenDebt))]
    public Task<DebtOpened> Run([ActivityTrigger] DebtOrder order) => cases.Change(order.ClaimId, async open =>
    {
        DebtId id = DebtId.For(order.ClaimId, "claim");
        if (await open.Db.Debts.FindAsync(id) is not null)
        {
            return new DebtOpened(id);
        }

        if (open.Claim.FulfilledByMarketplace || !await Reach.OfSeller(open.Db, open.Claim) || await Insurance.Covers(open, open.Money(order.AmountMinor)))
        {
            return new DebtOpened(null);
        }

        DebtRecord debt = New(open, id, order.AmountMinor);
        open.Db.Debts.Add(debt);
        await DebtBook.Open(open.Db, debt);
        await open.Note(
            $"recovery-started/{id}",
            Party.System,
            TimelineKind.RecoveryStarted,
            Audience.Seller,
            (Names.Amount, debt.Outstanding.ToString()),
            (Names.NextAttempt, debt.NextAttemptAt?.ToString("o")));
        return new DebtOpened(id);
    });

    private static DebtRecord New(OpenCase open, DebtId id, long amount) => new()
    {
        Id = id,
        ClaimId = open.Claim.Id,
        SellerId = open.Claim.SellerId,
        AmountMinor = amount,
        Currency = open.Claim.Currency,
        OpenedAt = open.Now,
        State = DebtState.Open,
        NextAttemptAt = RecoverySchedule.Next(open.Now, open.Now, open.Policy.Recovery)?.At,
    };
}
