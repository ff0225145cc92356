using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Texts;
using AtoZ.Functions.Workflows.Payout;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Recovery;

/// <summary>
/// One attempt on a debt: offset against what is held of the seller, oldest debt first, then the stored payment method. What neither
/// covers is left to the invoice.
/// </summary>
internal sealed class AttemptRecovery(CaseStore cases, IPaymentGateway gateway, Telling telling)
{
    [Function(nameof(AttemptRecovery))]
    public async Task<AttemptResult> Run([ActivityTrigger] RecoveryAttempt attempt)
    {
        AttemptResult result = await Attempt(attempt);
        return result with { Told = result.Standing.Ended || await telling.Try(nameof(RemindDebt), DebtReminder.Of(attempt)) };
    }

    private Task<AttemptResult> Attempt(RecoveryAttempt attempt) => cases.ChangeByDebt(attempt.DebtId, async (open, debt) =>
    {
        bool done = await open.Db.RecoveryAttempts.AnyAsync(a => a.DebtId == debt.Id && a.Number == attempt.Number);
        bool charges = await Ledger.Find(open.Db, Charge(open, debt, attempt.Number).Key) is not null;
        if (done || (debt.ClosedAt is not null && !charges) || await InsuredCost.Bear(open, gateway, debt))
        {
            return new AttemptResult(await DebtFacts.Standing(open, debt), []);
        }

        IReadOnlyDictionary<DebtId, Money> offset = await Offsets.Apply(open.Db, debt.SellerId, debt.Currency, $"{debt.Id}-{attempt.Number}", open.Policy.Recovery, open.Now);
        Money charged = await gateway.ChargeDebt(open.Db, debt, Charge(open, debt, attempt.Number));
        await DebtArrangements.Follow(open, debt);
        await Keep(open, debt, attempt.Number, offset.GetValueOrDefault(debt.Id, Money.Zero(debt.Currency)), charged);
        return new AttemptResult(await DebtFacts.Standing(open, debt), [.. offset.Keys.Where(other => other != debt.Id)]);
    });

    private static MoneyMove Charge(OpenedCase open, DebtRecord debt, int number) =>
        new(debt.ClaimId, $"charge:{debt.Id}:{number}", debt.SellerId, debt.Outstanding, open.Now);

    private static async Task Keep(OpenedCase open, DebtRecord debt, int number, Money offset, Money charged)
    {
        string method = charged.MinorUnits > 0 ? RecoveryMethods.PaymentMethod : offset.MinorUnits > 0 ? RecoveryMethods.Offset : RecoveryMethods.Invoice;
        Money recovered = offset + charged;
        open.Db.RecoveryAttempts.Add(new RecoveryAttemptRecord
        {
            DebtId = debt.Id,
            Number = number,
            Method = method,
            At = open.Now,
            RecoveredMinor = recovered.MinorUnits,
            Result = debt.State.ToString(),
        });
        await open.Note(
            $"attempt/{debt.Id}/{number}",
            Party.System,
            TimelineKind.RecoveryAttempted,
            Audience.Seller,
            (Names.Method, method),
            (Names.Amount, recovered.ToString()),
            (Names.Outstanding, debt.Outstanding.ToString()),
            (Names.NextAttempt, debt.NextAttemptAt?.ToString("o")));
    }
}
