using AtoZ.Functions.Claims;
using AtoZ.Functions.Data;
using AtoZ.Functions.Http.OpenApi;
using AtoZ.Functions.Orchestrations;
using AtoZ.Functions.Payments;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Http.Facts;

/// <summary>Takes in a coming disbursement of a seller and wakes the seller's debts, since it may be set against them (PROCESS §9).</summary>
public sealed class RecordDisbursement(Posted posted, CommandDesk commands, TimeProvider clock)
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
                (Answer given, offsets) = await Record(db, body);
                return given;
            },
            cancellationToken);
        foreach (CommandReceipt offset in answer.Succeeded ? offsets : [])
        {
            await Launch.Wake(client, offset);
        }

        return answer;
    }

    private async Task<(Answer Answer, IReadOnlyList<CommandReceipt> Offsets)> Record(AtoZDb db, DisbursementBody body)
    {
        if (Check(body) is { } refusal)
        {
            return (Problems.From(refusal), []);
        }

        DisbursementRecord record = new()
        {
            Id = body.Id,
            SellerId = body.SellerId,
            AmountMinor = body.AmountMinor,
            Currency = body.Currency,
            DueAt = body.DueAt,
        };
        if (!await SellerFunds.Hold(db, record, clock.GetUtcNow()))
        {
            return (Problems.From(new Refusal("DISBURSEMENT_KNOWN", 409, "This disbursement was recorded before.", "Send another id for another disbursement.", "/id")), []);
        }

        List<CommandReceipt> offsets = [];
        foreach (StageRecord stage in await DebtsThatWait(db, body))
        {
            NewCommand offset = new(stage.ClaimId, CommandKind.OffsetDebt, Party.Marketplace, $"disbursement {body.Id}", new DebtPaymentPayload(body.AmountMinor), stage.DebtId);
            CommandReceipt receipt = await commands.Accept(db, offset);
            offsets.AddRange(receipt.Accepted ? [receipt] : []);
        }

        string href = $"/api/facts/disbursements?sellerId={Uri.EscapeDataString(body.SellerId)}";
        return (Answer.Created(href, new DisbursementShown(body.Id, body.SellerId, body.AmountMinor, 0, body.Currency, body.DueAt, null)), offsets);
    }

    private static async Task<List<StageRecord>> DebtsThatWait(AtoZDb db, DisbursementBody body)
    {
        List<DebtRecord> debts = await db.Debts.Where(d => d.SellerId == body.SellerId && d.Currency == body.Currency && d.ClosedAt == null).OrderBy(d => d.OpenedAt).ToListAsync();
        List<DebtId?> ids = [.. debts.Select(d => (DebtId?)d.Id)];
        List<StageRecord> stages = await db.Stages.Where(s => ids.Contains(s.DebtId) && s.ClosedAt == null && s.Kind == StageKind.DebtPayment).ToListAsync();
        return [.. stages.OrderBy(s => ids.IndexOf(s.DebtId))];
    }

    private static Refusal? Check(DisbursementBody body)
    {
        if (string.IsNullOrWhiteSpace(body.Id) || string.IsNullOrWhiteSpace(body.SellerId))
        {
            return new Refusal("ID_REQUIRED", 422, "Disbursement and seller need an id.", "Send both ids.", string.IsNullOrWhiteSpace(body.Id) ? "/id" : "/sellerId");
        }

        if (body.AmountMinor <= 0)
        {
            return new Refusal("AMOUNT_NOT_POSITIVE", 422, "The amount must be more than zero.", "Send what will be disbursed, in minor units.", "/amountMinor");
        }

        return Currencies.IsKnown(body.Currency)
            ? null
            : new Refusal("CURRENCY_UNKNOWN", 422, $"'{body.Currency}' is no currency here.", $"Use one of {string.Join(", ", Currencies.Known)}.", "/currency");
    }
}

/// <summary>A disbursement that is coming up; money in minor units.</summary>
public sealed record DisbursementBody(string Id, string SellerId, long AmountMinor, string Currency, DateTimeOffset DueAt);

/// <summary>A disbursement, and what offsets and debits took from it.</summary>
public sealed record DisbursementShown(string Id, string SellerId, long AmountMinor, long TakenMinor, string Currency, DateTimeOffset DueAt, DateTimeOffset? ReleasedAt);
