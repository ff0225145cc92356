using AtoZ.Functions.Cases.Commands;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Edge.Api.Facts;

/// <summary>Takes in money for a debt that did not come by the link: from the insurer, the agency, the bank (PROCESS §9).</summary>
internal sealed class RecordDebtPayment(Posted posted, CommandDesk commands)
{
    [Function(nameof(RecordDebtPayment))]
    [Takes(typeof(ReceivedPaymentPayload))]
    [Gives(202, typeof(CommandAccepted))]
    [Refuses("AMOUNT_NOT_POSITIVE", "CLAIM_CLOSED", "CLAIM_UNKNOWN", "DEBT_UNKNOWN", "NOT_POSSIBLE_NOW", "PAYMENT_KNOWN", "REFERENCE_REQUIRED")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/facts/debts/{debtId}/payments")] HttpRequest request,
        string debtId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        CommandReceipt? receipt = null;
        Answer answer = await posted.Once<ReceivedPaymentPayload>(
            request,
            "backend",
            async (db, body) =>
            {
                DebtId id = new(debtId);
                DebtRecord? debt = await db.Debts.SingleOrDefaultAsync(d => d.Id == id);
                receipt = debt is null ? Unknown : await commands.Accept(db, new NewCommand(debt.ClaimId, CommandKind.RecordDebtPayment, Party.Marketplace, "backend", body, id));
                return CommandAnswer.Of(receipt, $"/api/claims/{debt?.ClaimId}");
            },
            cancellationToken);
        await CommandAnswer.Wake(client, receipt, answer);
        return answer;
    }

    private static CommandReceipt Unknown { get; } = new(null, null, null, null, new Refusal("DEBT_UNKNOWN", 404, "There is no such debt.", "Check the debt's id."));
}
