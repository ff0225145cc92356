using AtoZ.Functions.Claims;
using AtoZ.Functions.Http.Facts;
using Microsoft.Extensions.DependencyInjection;

namespace AtoZ.Functions.Tests.Orchestrations.Support;

/// <summary>What becomes known of money in stories.</summary>
internal sealed partial class Story
{
    private int _facts;

    /// <summary>Money went back to the buyer outside of the claim.</summary>
    public Task<Refusal?> Refunded(long amountMinor) => Fact(FactType.Refund, amountMinor);

    /// <summary>The buyer's bank took the payment back: a part, or all that was not refunded.</summary>
    public Task<Refusal?> ChargedBack(long? amountMinor = null) => Fact(FactType.Chargeback, amountMinor);

    /// <summary>The sums of the order line are corrected.</summary>
    public async Task<Refusal?> Corrected(CameBackSums sums)
    {
        Refusal? refusal = await Store.Write(async db => await Services.GetRequiredService<MoneyFacts>().Take(db, (await db.OrderLines.FindAsync("order-1", 1))!, sums, "/refundedMinor"));
        await Idle();
        return refusal;
    }

    private async Task<Refusal?> Fact(FactType type, long? amountMinor)
    {
        FactBody fact = new(type, $"fact-{++_facts}", Now, "order-1", 1, AmountMinor: amountMinor, Currency: "USD");
        FactOutcome outcome = await Store.Write(db => Services.GetRequiredService<FactDesk>().Apply(db, fact));
        await Idle();
        return outcome.Refusal;
    }
}
