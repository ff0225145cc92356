using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Eligibility;
using Xunit;
using static AtoZ.Functions.Tests.Guarantee.Policy.Eligibility.SomeFacts;

namespace AtoZ.Functions.Tests.Guarantee.Policy.Eligibility;

/// <summary>What came late: "ELIG-13" says whether it did, "ELIG-07" what the whole price takes, "ELIG-11" what keeping it is worth.</summary>
public class LateItemTests
{
    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void It_came_late_when_it_came_after_the_day_that_was_promised(long ticks, bool late)
    {
        DateTimeOffset end = Fine.EstimatedDeliveryAt!.Value.AddDays(1);

        Assert.Equal(late, Finding("ELIG-13", CameLate with { DeliveredAt = end.AddTicks(ticks) }).Met);
    }

    [Fact]
    public void What_has_not_come_did_not_come_late_and_the_buyer_is_told_which_claim_it_is()
    {
        RuleFinding finding = Finding("ELIG-13", CameLate with { DeliveredAt = null });

        Assert.False(finding.Met);
        Assert.Contains("not received", finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_estimate_nothing_is_late() => Assert.False(Finding("ELIG-13", CameLate with { EstimatedDeliveryAt = null }).Met);

    [Theory]
    [InlineData(ClaimKind.WrongItem)]
    [InlineData(ClaimKind.NotReceived)]
    [InlineData(ClaimKind.PropertyDamage)]
    public void No_other_kind_asks_for_a_delay(ClaimKind kind) => Assert.True(Finding("ELIG-13", Fine with { Kind = kind, DeliveredAt = null }).Met);

    [Theory]
    [InlineData(749, true)]
    [InlineData(750, true)]
    [InlineData(751, false)]
    [InlineData(3000, false)]
    public void Keeping_it_is_worth_a_quarter_of_its_price(long amount, bool met) => Assert.Equal(met, Finding("ELIG-11", CameLate with { AmountMinor = amount }).Met);

    [Fact]
    public void Whoever_wants_the_whole_price_sends_it_back_first()
    {
        EligibilityFacts whole = CameLate with { Remedy = Remedy.Refund, AmountMinor = 3000 };

        RuleFinding finding = Finding("ELIG-07", whole);
        Assert.False(finding.Met);
        Assert.Contains("keep the item", finding.Remedy, StringComparison.Ordinal);
        Assert.Empty(EligibilityRules.Check(whole with { ReturnPostedAt = Now.AddDays(-1) }, ThePack.Pack).Broken);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void It_is_sent_back_within_the_time_for_returns(long ticks, bool met)
    {
        DateTimeOffset delivered = Now.AddDays(-40);
        EligibilityFacts facts = CameLate with { Remedy = Remedy.Refund, EstimatedDeliveryAt = Now.AddDays(-50), DeliveredAt = delivered, ReturnPostedAt = delivered.AddDays(30).AddTicks(ticks) };

        Assert.Equal(met, Finding("ELIG-07", facts).Met);
    }

    [Theory]
    [InlineData(749, true)]
    [InlineData(750, true)]
    [InlineData(751, false)]
    public void What_the_seller_gave_for_the_delay_counts_against_its_part(long recovered, bool met) =>
        Assert.Equal(met, Finding("ELIG-10", CameLate with { AmountMinor = 750, RecoveredMinor = recovered }).Met);
}
