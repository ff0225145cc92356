using AtoZ.Functions.Cases;
using AtoZ.Functions.Edge.Api.Facts;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace AtoZ.Functions.Tests.Workflows.Support;

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
        (Refusal? refusal, FactEffects effects) = await Store.Write(async db => await Services.GetRequiredService<MoneyFacts>().Take(db, (await db.OrderLines.FindAsync("order-1", 1))!, sums, "/refundedMinor"));
        await Launch.Follow(Client, effects);
        await Idle();
        return refusal;
    }

    /// <summary>Other claims spent the day's budget, so that the brake holds the next payout.</summary>
    public Task BudgetIsSpent(string by = Purposes.FundPayout) => Store.Write(db => Ledger.Post(
        db,
        "other:fund",
        null,
        by,
        Market.Start.AddHours(72),
        new(ChartOfAccounts.GuaranteeExpense, "", new Money(5_000_000, "USD")),
        new(ChartOfAccounts.Cash, "", new Money(-5_000_000, "USD"))));

    /// <summary>The buyer pays back what a claim had paid.</summary>
    public Task<Refusal?> BuyerPaysBack(long amountMinor) => Fact(FactType.Repayment, amountMinor);

    /// <summary>The carrier reports something of the parcel.</summary>
    public Task<Refusal?> Scanned(ScanKind scan, bool? signature = null, DateTimeOffset? at = null) =>
        Fact(new FactBody(FactType.Scan, $"fact-{++_facts}", at ?? Now, "order-1", 1, Scan: scan, Signature: signature));

    /// <summary>The buyer posts a return.</summary>
    public Task<Refusal?> SendsBack() => Fact(new FactBody(FactType.Return, $"fact-{++_facts}", Now, "order-1", 1));

    /// <summary>A fact arrives as the API takes it: stored, and what it sets going follows.</summary>
    public async Task<Refusal?> Fact(FactBody fact)
    {
        FactOutcome outcome = await Store.Write(db => Services.GetRequiredService<FactDesk>().Apply(db, fact));
        await Launch.Follow(Client, outcome.Effects);
        await Idle();
        return outcome.Refusal;
    }

    private Task<Refusal?> Fact(FactType type, long? amountMinor) =>
        Fact(new FactBody(type, $"fact-{++_facts}", Now, "order-1", 1, AmountMinor: amountMinor, Currency: "USD"));
}
