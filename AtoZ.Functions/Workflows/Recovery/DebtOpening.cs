using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Messages;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Texts;
using AtoZ.Functions.Workflows.Payout;

namespace AtoZ.Functions.Workflows.Recovery;

/// <summary>
/// Turns what the marketplace paid into a debt of the seller, unless the marketplace bears it: its own fulfilment, or a seller who was
/// insured and proved it in time, or one who was never reached (PROCESS "What is covered", §5, §8).
/// </summary>
internal static class DebtOpening
{
    public static DebtId IdOf(ClaimId claim) => DebtId.For(claim, "claim");

    /// <summary>The debt of a claim that was opened already; null when none was.</summary>
    public static async Task<DebtId?> Known(OpenedCase open) => await open.Db.Debts.FindAsync(IdOf(open.Claim.Id)) is { } debt ? debt.Id : null;

    /// <summary>Opens the debt of what was paid.</summary>
    /// <returns>Null when the marketplace bears it.</returns>
    public static async Task<DebtId?> Open(OpenedCase open, Money paid)
    {
        if (open.Claim.FulfilledByMarketplace || !await Reach.OfSeller(open.Db, open.Claim) || await Insurance.Covers(open, paid))
        {
            return null;
        }

        DebtId id = IdOf(open.Claim.Id);
        DebtRecord debt = New(open, id, paid.MinorUnits);
        open.Db.Debts.Add(debt);
        await DebtBook.Open(open.Db, debt);
        await open.Note(
            $"recovery-started/{id}",
            Party.System,
            TimelineKind.RecoveryStarted,
            Audience.Seller,
            (Names.Amount, debt.Outstanding.ToString()),
            (Names.NextAttempt, debt.NextAttemptAt?.ToString("o")));
        return id;
    }

    private static DebtRecord New(OpenedCase open, DebtId id, long amount) => new()
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
