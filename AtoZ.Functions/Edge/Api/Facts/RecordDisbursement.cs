using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Edge.Api.Facts;

/// <summary>Takes in a coming disbursement of a seller and wakes the seller's debts, since it may be set against them (PROCESS §9).</summary>
internal sealed class RecordDisbursement(Posted posted, DisbursementIntake intake)
{
    [Function(nameof(RecordDisbursement))]
    [Takes(typeof(DisbursementBody))]
    [Gives(201, typeof(DisbursementShown))]
    [Refuses("AMOUNT_NOT_POSITIVE", "CURRENCY_UNKNOWN", "DISBURSEMENT_KNOWN", "ID_REQUIRED")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/facts/disbursements")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<CommandReceipt> offsets = [];
        Answer answer = await posted.Once<DisbursementBody>(
            request,
            "backend",
            async (db, body) =>
            {
                (Answer given, offsets) = await intake.Record(db, body);
                return given;
            },
            cancellationToken);
        foreach (CommandReceipt offset in answer.Succeeded ? offsets : [])
        {
            await Launch.Wake(client, offset);
        }

        return answer;
    }
}

/// <summary>A disbursement that is coming up; money in minor units.</summary>
internal sealed record DisbursementBody(string Id, string SellerId, long AmountMinor, string Currency, DateTimeOffset DueAt);

/// <summary>A disbursement, and what offsets and debits took from it.</summary>
internal sealed record DisbursementShown(string Id, string SellerId, long AmountMinor, long TakenMinor, string Currency, DateTimeOffset DueAt, DateTimeOffset? ReleasedAt);
