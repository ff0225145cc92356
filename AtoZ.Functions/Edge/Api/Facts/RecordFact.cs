using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Edge.Api.Facts;

/// <summary>
/// Takes in one fact: a scan, a message, a return, a refund, a chargeback, a repayment, a disbursement or a certificate. Many go by an upload.
/// </summary>
internal sealed class RecordFact(Posted posted, FactDesk desk)
{
    [Function(nameof(RecordFact))]
    [Takes(typeof(FactBody))]
    [Gives(200, typeof(FactShown))]
    [Refuses(
        "AMOUNT_NEGATIVE", "AMOUNT_NOT_POSITIVE", "CERTIFICATE_DIFFERS", "CURRENCY_DIFFERS", "CURRENCY_UNKNOWN", "DISBURSEMENT_KNOWN", "FACT_DIFFERS",
        "ID_REQUIRED", "INSTANT_AHEAD", "INSURER_REQUIRED", "MORE_THAN_PAID", "ORDER_UNKNOWN", "PERIOD_EMPTY", "RATE_WRONG", "SELLER_UNKNOWN")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/facts")] HttpRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        FactEffects effects = FactEffects.None;
        Answer answer = await posted.Once<FactBody>(
            request,
            "backend",
            async (db, body) =>
            {
                FactOutcome outcome = await desk.Apply(db, body);
                effects = outcome.Effects;
                return outcome.Refusal is { } refusal ? Problems.From(refusal) : Answer.Ok(new FactShown(body.Type, body.Id, outcome.Applied));
            },
            cancellationToken);
        await Launch.Follow(client, answer.Succeeded ? effects : FactEffects.None);
        return answer;
    }
}
