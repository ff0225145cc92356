using AtoZ.Functions.Claims;
using AtoZ.Functions.Http.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Http.Staff;

/// <summary>The recovery desk records money that the insurer, the agency or the bank sent (PROCESS §9).</summary>
public sealed class RecordReceivedPayment(StaffPosted posted)
{
    [Function(nameof(RecordReceivedPayment))]
    [Takes(typeof(ReceivedPaymentPayload))]
    [Gives(202, typeof(CommandAccepted))]
    [Refuses("AMOUNT_NOT_POSITIVE", "CLAIM_CLOSED", "CLAIM_UNKNOWN", "DEBT_UNKNOWN", "NOT_FOR_STAFF", "NOT_POSSIBLE_NOW", "NOT_YOURS", "PAYMENT_KNOWN", "REFERENCE_REQUIRED", "STAGE_CLOSED", "TASK_TAKEN")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/staff/debts/{debtId}/payments")] HttpRequest request,
        string debtId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        await posted.Decide<ReceivedPaymentPayload>(request, client, (db, body) => StaffDecision.OfDebt(db, new DebtId(debtId), CommandKind.RecordDebtPayment, body), cancellationToken);
}
