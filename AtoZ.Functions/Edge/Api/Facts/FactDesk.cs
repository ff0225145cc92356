using System.Text.Json;
using AtoZ.Functions.Cases;
using AtoZ.Functions.Cases.Commands;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Json;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Edge.Api.Facts;

/// <summary>Takes facts in, one by one or in batches, within the caller's transaction. A fact that is known changes nothing twice.</summary>
internal sealed class FactDesk(
    DisbursementIntake disbursements,
    CertificateIntake certificates,
    MoneyFacts money,
    RemedyScans remedies,
    ReturnScans returns,
    TrackedClaims tracked,
    TimeProvider clock)
{
    /// <summary>Takes one fact in.</summary>
    public async Task<FactOutcome> Apply(AtoZDb db, FactBody fact)
    {
        if (FactFields.Check(fact, clock.GetUtcNow()) is { } wrong)
        {
            return FactOutcome.Refused(wrong);
        }

        string type = fact.Type.ToString();
        string data = JsonSerializer.Serialize(fact, ApiJson.Options);
        if (await db.Facts.FindAsync(type, fact.Id) is { } known)
        {
            return known.Data == data
                ? new FactOutcome(Applied: false, FactEffects.None, null)
                : FactOutcome.Refused(new Refusal("FACT_DIFFERS", 409, "Another fact of this type has this id.", "Send each fact under an id of its own.", "/id"));
        }

        FactOutcome outcome = await Effect(db, fact);
        if (outcome.Refusal is null)
        {
            db.Facts.Add(new FactRecord { Type = type, Id = fact.Id, OrderId = fact.OrderId, Line = fact.Line, At = fact.At, Data = data, ReceivedAt = clock.GetUtcNow() });
        }

        return outcome;
    }

    /// <summary>Reads at once what a batch will ask for one by one.</summary>
    public static async Task Load(AtoZDb db, IReadOnlyList<FactBody> facts)
    {
        List<string> ids = [.. facts.Select(f => f.Id).Distinct(StringComparer.Ordinal)];
        List<string> orders = [.. facts.Where(f => f.OrderId is not null).Select(f => f.OrderId!).Distinct(StringComparer.Ordinal)];
        await db.Facts.Where(f => ids.Contains(f.Id)).LoadAsync();
        await db.OrderLines.Where(o => orders.Contains(o.OrderId)).LoadAsync();
    }

    private async Task<FactOutcome> Effect(AtoZDb db, FactBody fact)
    {
        if (fact.Type == FactType.Disbursement)
        {
            (Answer answer, IReadOnlyList<CommandReceipt> offsets) = await disbursements.Record(db, new DisbursementBody(fact.Id, fact.SellerId!, fact.AmountMinor!.Value, fact.Currency!, fact.Until!.Value));
            return new FactOutcome(Applied: true, new FactEffects(offsets, []), answer.Refusal);
        }

        if (fact.Type == FactType.Certificate)
        {
            CertificateBody body = new(fact.Id, fact.Insurer!, fact.ValidFrom!.Value, fact.Until!.Value, fact.AmountMinor!.Value, fact.DeductibleMinor!.Value, fact.Currency!);
            return new FactOutcome(Applied: true, FactEffects.None, (await certificates.Record(db, fact.SellerId!, body)).Refusal);
        }

        if (fact.Type == FactType.Rate)
        {
            db.ExchangeRates.Add(new ExchangeRateRecord { Id = fact.Id, Currency = fact.Currency!, ToCurrency = fact.ToCurrency!, Rate = fact.Rate!, At = fact.At, Source = fact.Source!.Trim() });
            return new FactOutcome(Applied: true, FactEffects.None, null);
        }

        if (await db.OrderLines.FindAsync(fact.OrderId!, fact.Line!.Value) is not { } order)
        {
            return FactOutcome.Refused(new Refusal("ORDER_UNKNOWN", 404, "There is no such order line.", "Import the order first, and count lines from 1.", "/orderId"));
        }

        if (fact.Type == FactType.Scan && (await remedies.Take(db, fact) ?? await returns.Take(db, fact)) is { } delivered)
        {
            return new FactOutcome(Applied: true, new FactEffects(delivered, []), null);
        }

        if (fact.Type is FactType.Refund or FactType.Chargeback or FactType.Repayment)
        {
            return await OfMoney(db, order, fact);
        }

        Change(order, fact);
        return new FactOutcome(Applied: true, await InClaims(db, order, fact), null);
    }

    private async Task<FactOutcome> OfMoney(AtoZDb db, OrderLine order, FactBody fact)
    {
        (Refusal? refusal, FactEffects effects) = MoneyFacts.Currency(fact.Currency, order) is { } differs
            ? (differs, FactEffects.None)
            : fact.Type == FactType.Repayment ? await money.Repay(db, order, new Money(fact.AmountMinor!.Value, order.Currency), fact.Id)
            : await CameBack(db, order, fact);
        return new FactOutcome(Applied: refusal is null, effects, refusal);
    }

    // What is known of a parcel changes the claims about it.
    private async Task<FactEffects> InClaims(AtoZDb db, OrderLine order, FactBody fact)
    {
        if (fact.Type == FactType.Return)
        {
            await tracked.SentBack(db, order, fact.At);
            return FactEffects.None;
        }

        return fact.Scan is { } scan && await WordOf(db, order, scan) is { } word
            ? await tracked.Scanned(db, order, new CarrierScan(word, fact.At, fact.Signature ?? false))
            : FactEffects.None;
    }

    private static async Task<CarrierWord?> WordOf(AtoZDb db, OrderLine order, ScanKind scan) => scan switch
    {
        ScanKind.Delivered => CarrierWord.Delivered,
        ScanKind.Refused => CarrierWord.Refused,
        ScanKind.Lost => CarrierWord.Lost,
        ScanKind.Undeliverable => CarrierWord.Undeliverable,
        ScanKind.ReturnedToSender => await WasRefused(db, order) ? CarrierWord.RefusedAndReturned : CarrierWord.ReturnedToSender,
        ScanKind.LabelCreated => CarrierWord.LabelOnly,
        _ => null,
    };

    private static async Task<bool> WasRefused(AtoZDb db, OrderLine order)
    {
        string type = FactType.Scan.ToString();
        await db.SaveChangesAsync();
        List<FactRecord> scans = await db.Facts
            .Where(f => f.Type == type && f.OrderId == order.OrderId && f.Line == order.Line).ToListAsync();
        return scans.Exists(f => JsonSerializer.Deserialize<FactBody>(f.Data, ApiJson.Options)!.Scan == ScanKind.Refused);
    }

    // A charge-back without an amount takes all that was not refunded.
    private async Task<(Refusal? Refusal, FactEffects Effects)> CameBack(AtoZDb db, OrderLine order, FactBody fact)
    {
        long known = fact.Type == FactType.Refund ? order.RefundedMinor : order.ChargedBackMinor;
        long left = await MoneyFacts.Left(db, order, checked(order.RefundedMinor + order.ChargedBackMinor));
        long amount = fact.AmountMinor ?? left;
        if (amount > left || amount == 0)
        {
            return (MoneyFacts.MoreThanPaid(new Money(left, order.Currency), "/amountMinor"), FactEffects.None);
        }

        long sum = checked(known + amount);
        return await money.Take(db, order, fact.Type == FactType.Refund ? new CameBackSums(RefundedMinor: sum) : new CameBackSums(ChargedBackMinor: sum), "/amountMinor");
    }

    private static void Change(OrderLine order, FactBody fact)
    {
        switch (fact.Type)
        {
            case FactType.Scan:
                Scanned(order, fact);
                break;
            case FactType.Message when fact.From == "buyer":
                order.SellerContactedAt = Earlier(order.SellerContactedAt, fact.At);
                break;
            case FactType.Return:
                order.ReturnPostedAt = Earlier(order.ReturnPostedAt, fact.At);
                (order.ReturnWeightGrams, order.ReturnSerialNumber) = (fact.WeightGrams ?? order.ReturnWeightGrams, fact.SerialNumber ?? order.ReturnSerialNumber);
                break;
        }
    }

    private static void Scanned(OrderLine order, FactBody fact)
    {
        order.TrackingNumber = fact.TrackingNumber ?? order.TrackingNumber;
        switch (fact.Scan)
        {
            case ScanKind.Posted or ScanKind.InTransit or ScanKind.OutForDelivery or ScanKind.AvailableForPickup or ScanKind.DeliveryAttempted:
                order.ShippedAt = Earlier(order.ShippedAt, fact.At);
                break;
            case ScanKind.Delivered:
                (order.DeliveredAt, order.DeliveredCity) = (Earlier(order.DeliveredAt, fact.At), fact.City ?? order.DeliveredCity);
                break;
            case ScanKind.Lost or ScanKind.ReturnedToSender or ScanKind.Undeliverable:
                order.CarrierLostAt = Earlier(order.CarrierLostAt, fact.At);
                break;
        }
    }

    private static DateTimeOffset Earlier(DateTimeOffset? known, DateTimeOffset at) => known < at ? known.Value : at;
}

/// <summary>What became of a fact; what it sets going follows the commit.</summary>
internal sealed record FactOutcome(bool Applied, FactEffects Effects, Refusal? Refusal)
{
    internal static FactOutcome Refused(Refusal refusal) => new(false, FactEffects.None, refusal);
}
