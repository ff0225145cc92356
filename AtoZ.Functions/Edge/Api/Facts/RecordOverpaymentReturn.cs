using AtoZ.Functions.Cases.Commands;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Payments;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Edge.Api.Facts;

/// <summary>Takes in that what an insurer or an agency paid beyond a debt was sent back to them (PROCESS §9).</summary>
internal sealed class RecordOverpaymentReturn(Posted posted, TimeProvider clock)
{
    [Function(nameof(RecordOverpaymentReturn))]
    [Takes(typeof(OverpaymentReturn))]
    [Gives(200, typeof(OverpaymentLeft))]
    [Refuses("AMOUNT_NOT_POSITIVE", "AMOUNT_TOO_MUCH", "DEBT_UNKNOWN", "REFERENCE_REQUIRED")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/facts/debts/{debtId}/returns")] HttpRequest request,
        string debtId,
        CancellationToken cancellationToken) =>
        await posted.Once<OverpaymentReturn>(request, "backend", (db, body) => Record(db, new DebtId(debtId), body), cancellationToken);

    private async Task<Answer> Record(AtoZDb db, DebtId id, OverpaymentReturn body)
    {
        if (IncomingPayments.CheckTransfer(body.AmountMinor, body.Reference) is { } wrong)
        {
            return Problems.From(wrong);
        }

        if (await db.Debts.SingleOrDefaultAsync(d => d.Id == id) is not { } debt)
        {
            return Problems.From(new Refusal("DEBT_UNKNOWN", 404, "There is no such debt.", "Check the debt's id."));
        }

        Money kept = new(debt.OverpaidMinor, debt.Currency);
        return await DebtReceipts.Return(db, debt, new Money(body.AmountMinor, debt.Currency), body.Reference.Trim(), clock.GetUtcNow())
            ? Answer.Ok(new OverpaymentLeft(id, debt.OverpaidMinor, debt.Currency))
            : Problems.From(new Refusal("AMOUNT_TOO_MUCH", 422, $"Only {kept} are kept beyond the debt.", "Send what really went back.", "/amountMinor"));
    }
}

/// <summary>What was sent back, minor units of the debt's currency, and the bank's reference, which counts once.</summary>
internal sealed record OverpaymentReturn(long AmountMinor, string Reference);

/// <summary>What is still kept beyond the debt, minor units.</summary>
internal sealed record OverpaymentLeft(DebtId DebtId, long OverpaidMinor, string Currency);
