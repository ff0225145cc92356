using AtoZ.Functions.Cases;
using AtoZ.Functions.Cases.Commands;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Payments;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Edge.Api.Facts;

/// <summary>Takes coming disbursements of sellers into the books, and sets them against debts that wait.</summary>
internal sealed class DisbursementIntake(CommandDesk commands, DebitRetries retries, IPolicyLibrary policies, TimeProvider clock)
{
    /// <summary>Takes one in, within the caller's transaction; offsets and debits that are tried again are woken after its commit.</summary>
    public async Task<(Answer Answer, IReadOnlyList<CommandReceipt> Offsets)> Record(AtoZDb db, DisbursementBody body)
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

        await StagePromises.Renew(db, policies, body.SellerId);
        List<CommandReceipt> offsets = [];
        foreach (StageRecord stage in await DebtsThatWait(db, body))
        {
            NewCommand offset = new(stage.ClaimId, CommandKind.OffsetDebt, Party.Marketplace, $"disbursement {body.Id}", new DebtPaymentPayload(body.AmountMinor), stage.DebtId);
            CommandReceipt receipt = await commands.Accept(db, offset);
            offsets.AddRange(receipt.Accepted ? [receipt] : []);
        }

        offsets.AddRange(await retries.Ask(db, body.SellerId, $"disbursement {body.Id}"));
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
        if (VisibleText.IsMissing(body.Id) || VisibleText.IsMissing(body.SellerId))
        {
            return new Refusal("ID_REQUIRED", 422, "Disbursement and seller need an id.", "Send both ids.", VisibleText.IsMissing(body.Id) ? "/id" : "/sellerId");
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
