using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Terms;
using AtoZ.Functions.Payments;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Workflows.Recovery;

/// <summary>
/// Looks at the arrangements of a debt when their moment has come: a pause ends, an instalment is collected, a promise or a plan that
/// was not kept is broken, a plan that nobody answered is granted. A repeat finds nothing left to do.
/// </summary>
internal sealed class KeepArrangements(CaseStore cases, IPaymentGateway gateway, ArrangementMail mail)
{
    [Function(nameof(KeepArrangements))]
    public async Task<DebtStanding> Run([ActivityTrigger] DebtId id)
    {
        DebtStanding standing = await cases.ChangeByDebt(id, async (open, debt) =>
        {
            if (debt.ClosedAt is null)
            {
                await Keep(open, debt);
                await DebtArrangements.Follow(open, debt);
            }

            return await DebtFacts.Standing(open, debt);
        });
        await mail.Tell(id);
        return standing;
    }

    private async Task Keep(OpenedCase open, DebtRecord debt)
    {
        List<DebtArrangementRecord> all = await DebtArrangements.Of(open, debt.Id);
        if (Arrangements.Running(all, ArrangementKind.Pause) is { } pause)
        {
            await (pause.DueAt <= open.Now ? DebtArrangements.Resume(open, debt, pause) : Task.CompletedTask);
            return;
        }

        if (Arrangements.Asked(all) is { } asked && asked.DueAt <= open.Now)
        {
            await DebtArrangements.Grant(open, debt, asked);
        }

        if (Arrangements.Running(all, ArrangementKind.Plan) is { } plan)
        {
            await Collect(open, debt, plan);
        }

        if (Arrangements.Running(all, ArrangementKind.Promise) is { } promise && promise.DueAt <= open.Now && Arrangements.Paid(debt, promise).MinorUnits < promise.AmountMinor)
        {
            await DebtArrangements.Break(open, promise);
        }
    }

    private async Task Collect(OpenedCase open, DebtRecord debt, DebtArrangementRecord plan)
    {
        ArrangementTerms terms = open.Policy.Arrangements;
        if (InstalmentPlan.Open(InstalmentPlan.Of(plan, debt.Currency, terms), Arrangements.Paid(debt, plan)) is not { } due || due.DueAt > open.Now)
        {
            return;
        }

        if (due.Number > plan.InstalmentsCalled)
        {
            plan.InstalmentsCalled = due.Number;
            string cause = $"plan-{plan.Number}-{due.Number}";
            await Offsets.Take(open.Db, debt, due.Total - Arrangements.Paid(debt, plan), cause, open.Policy.Recovery, open.Now);
            Money rest = Money.Min(due.Total - Arrangements.Paid(debt, plan), debt.Outstanding).AtLeastZero();
            await gateway.ChargeDebt(open.Db, debt, new MoneyMove(debt.ClaimId, $"charge:{debt.Id}:{cause}", debt.SellerId, rest, open.Now));
        }
        else if (due.DueAt + terms.InstalmentGrace <= open.Now)
        {
            await DebtArrangements.Break(open, plan);
        }
    }
}
