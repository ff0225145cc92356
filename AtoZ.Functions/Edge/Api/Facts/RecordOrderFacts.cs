using System.Globalization;
using AtoZ.Functions.Cases;
using AtoZ.Functions.Cases.Commands;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Texts;
using AtoZ.Functions.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Edge.Api.Facts;

/// <summary>Takes in what became known about an order line after its import: scans, messages, returns, refunds, chargebacks (PROCESS §15).</summary>
internal sealed class RecordOrderFacts(Posted posted, MoneyFacts money, TrackedClaims tracked, TimeProvider clock)
{
    [Function(nameof(RecordOrderFacts))]
    [Takes(typeof(OrderFactsBody))]
    [Gives(200, typeof(OrderFactsShown))]
    [Refuses("AMOUNT_NEGATIVE", "AMOUNT_NOT_POSITIVE", "COUNTRY_UNKNOWN", "CURRENCY_DIFFERS", "INSTANT_AHEAD", "MORE_THAN_PAID", "ORDER_UNKNOWN")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/facts/orders/{orderId}/{line:int}")] HttpRequest request,
        string orderId,
        string line,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        FactEffects effects = FactEffects.None;
        Answer answer = await posted.Once<OrderFactsBody>(
            request,
            "backend",
            async (db, body) =>
            {
                int number = int.Parse(line, CultureInfo.InvariantCulture);
                (Answer recorded, effects) = await Record(db, PathText.Id(request, orderId), number, body);
                return recorded;
            },
            cancellationToken);
        await Launch.Follow(client, answer.Succeeded ? effects : FactEffects.None);
        return answer;
    }

    private async Task<(Answer Answer, FactEffects Effects)> Record(AtoZDb db, string orderId, int line, OrderFactsBody facts)
    {
        if (Negative(facts) is { } field)
        {
            return Refused(new Refusal("AMOUNT_NEGATIVE", 422, "What was charged or came back cannot be negative.", "Send what it was in all, in minor units.", field));
        }

        if ((FactFields.Weight(facts.WeightGrams, "/weightGrams") ?? FactFields.Weight(facts.ReturnWeightGrams, "/returnWeightGrams")) is { } weightless)
        {
            return Refused(weightless);
        }

        if (Unusable(facts) is { } unusable)
        {
            return Refused(unusable);
        }

        if (await db.OrderLines.SingleOrDefaultAsync(o => o.OrderId == orderId && o.Line == line) is not { } order)
        {
            return Refused(new Refusal("ORDER_UNKNOWN", 404, "There is no such order line.", "Import the order first, and count lines from 1."));
        }

        (Refusal? refusal, FactEffects effects) = MoneyFacts.Currency(facts.Currency, order) is { } differs
            ? (differs, FactEffects.None)
            : await CameBack(db, order, facts);
        if (refusal is not null)
        {
            return Refused(refusal);
        }

        CarrierScan[] scans = [.. Scans(order, facts)];
        order.Status = facts.Status ?? order.Status;
        order.ShippedAt = facts.ShippedAt ?? order.ShippedAt;
        order.DeliveredAt = facts.DeliveredAt ?? order.DeliveredAt;
        order.SellerContactedAt = facts.SellerContactedAt ?? order.SellerContactedAt;
        order.ReturnPostedAt = facts.ReturnPostedAt ?? order.ReturnPostedAt;
        order.ReturnAskedAt = facts.ReturnAskedAt ?? order.ReturnAskedAt;
        order.ChargedMinor = facts.ChargedMinor ?? order.ChargedMinor;
        order.CarrierLostAt = facts.CarrierLostAt ?? order.CarrierLostAt;
        order.BuyerCountry = Countries.Find(facts.BuyerCountry) ?? order.BuyerCountry;
        order.ProductTitle = facts.ProductTitle ?? order.ProductTitle;
        order.TrackingNumber = facts.TrackingNumber ?? order.TrackingNumber;
        order.DeliveredCity = facts.DeliveredCity ?? order.DeliveredCity;
        order.WeightGrams = facts.WeightGrams ?? order.WeightGrams;
        order.SerialNumber = facts.SerialNumber ?? order.SerialNumber;
        order.ReturnWeightGrams = facts.ReturnWeightGrams ?? order.ReturnWeightGrams;
        order.ReturnSerialNumber = facts.ReturnSerialNumber ?? order.ReturnSerialNumber;
        foreach (CarrierScan scan in scans)
        {
            effects = effects.And(await tracked.Scanned(db, order, scan));
        }

        OrderFactsShown shown = new(
            orderId,
            line,
            order.Status,
            order.ShippedAt,
            order.DeliveredAt,
            order.SellerContactedAt,
            order.ReturnPostedAt,
            order.RefundedMinor,
            order.ChargedBack,
            order.CarrierLostAt,
            order.InsurerPaidMinor,
            order.ChargedBackMinor,
            order.ReturnAskedAt,
            order.ChargedMinor);
        return (Answer.Ok(shown), effects);
    }

    private static (Answer Answer, FactEffects Effects) Refused(Refusal refusal) => (Problems.From(refusal), FactEffects.None);

    // What is new of the parcel: the same facts sent again say nothing.
    private static IEnumerable<CarrierScan> Scans(OrderLine order, OrderFactsBody facts)
    {
        if (facts.CarrierLostAt is { } lost && lost != order.CarrierLostAt)
        {
            yield return new CarrierScan(CarrierWord.Lost, lost);
        }

        if (facts.DeliveredAt is { } delivered && delivered != order.DeliveredAt)
        {
            yield return new CarrierScan(CarrierWord.Delivered, delivered, facts.DeliverySigned ?? false);
        }
    }

    private static string? Negative(OrderFactsBody facts) => facts switch
    {
        { RefundedMinor: < 0 } => "/refundedMinor",
        { ChargedBackMinor: < 0 } => "/chargedBackMinor",
        { InsurerPaidMinor: < 0 } => "/insurerPaidMinor",
        { ChargedMinor: < 0 } => "/chargedMinor",
        _ => null,
    };

    private async Task<(Refusal? Refusal, FactEffects Effects)> CameBack(AtoZDb db, OrderLine order, OrderFactsBody facts)
    {
        long refunded = facts.RefundedMinor ?? order.RefundedMinor;
        long? chargedBack = facts.ChargedBackMinor ?? facts.ChargedBack switch
        {
            true when order.ChargedBack && facts.RefundedMinor is null => null,
            true => await MoneyFacts.Left(db, order, refunded),
            false => 0,
            _ => null,
        };
        string field = facts.RefundedMinor is null ? "/chargedBackMinor" : "/refundedMinor";
        return await money.Take(db, order, new CameBackSums(facts.RefundedMinor, chargedBack, facts.InsurerPaidMinor), field);
    }

    private Refusal? Unusable(OrderFactsBody facts)
    {
        DateTimeOffset now = clock.GetUtcNow();
        return FactFields.Happened(facts.ShippedAt, "/shippedAt", now)
            ?? FactFields.Happened(facts.DeliveredAt, "/deliveredAt", now)
            ?? FactFields.Happened(facts.SellerContactedAt, "/sellerContactedAt", now)
            ?? FactFields.Happened(facts.ReturnAskedAt, "/returnAskedAt", now)
            ?? FactFields.Happened(facts.ReturnPostedAt, "/returnPostedAt", now)
            ?? FactFields.Happened(facts.CarrierLostAt, "/carrierLostAt", now)
            ?? (facts.BuyerCountry is { } country && Countries.Find(country) is null
                ? new Refusal("COUNTRY_UNKNOWN", 422, $"'{country}' is no country.", Countries.Remedy, "/buyerCountry")
                : null);
    }
}
