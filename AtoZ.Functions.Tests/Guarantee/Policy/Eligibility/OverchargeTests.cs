using AtoZ.Functions.Guarantee.Policy;
using Xunit;
using static AtoZ.Functions.Tests.Guarantee.Policy.Eligibility.SomeFacts;

namespace AtoZ.Functions.Tests.Guarantee.Policy.Eligibility;

/// <summary>What was charged above the price.</summary>
[Trait("Rule", "ELIG-11")]
public class OverchargeTests
{
    [Theory]
    [InlineData(7200, 1199, true)]
    [InlineData(7200, 1200, true)]
    [InlineData(7200, 1201, false)]
    [InlineData(6001, 1, true)]
    [InlineData(6000, 1, false)]
    [InlineData(5999, 1, false)]
    public void No_more_is_claimed_than_was_charged_above_the_price(long charged, long amount, bool met) =>
        Assert.Equal(met, Finding("ELIG-11", ChargedTooMuch with { ChargedMinor = charged, AmountMinor = amount }).Met);

    [Theory]
    [InlineData(2999, true)]
    [InlineData(3000, true)]
    [InlineData(3001, false)]
    public void Where_nobody_told_what_was_charged_the_statement_shows_it_up_to_the_price(long amount, bool met) =>
        Assert.Equal(met, Finding("ELIG-11", ChargedTooMuch with { ChargedMinor = null, AmountMinor = amount }).Met);

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(1200, false)]
    public void What_was_given_back_of_it_is_not_claimed_again(long recovered, bool met) => Assert.Equal(met, Finding("ELIG-10", ChargedTooMuch with { RecoveredMinor = recovered }).Met);

    [Fact]
    public void It_says_how_much_can_be_claimed()
    {
        Assert.Equal("Claim at most 12.00 USD.", Finding("ELIG-11", ChargedTooMuch with { AmountMinor = 1300 }).Remedy);
        Assert.Equal("Claim at most 2.00 USD.", Finding("ELIG-10", ChargedTooMuch with { RecoveredMinor = 1000 }).Remedy);
    }

    [Fact]
    public void Nothing_is_to_be_sent_back() => Assert.True(Finding("ELIG-07", ChargedTooMuch with { DeliveredAt = Now.AddDays(-60), SellerContactedAt = Now.AddDays(-3) }).Met);

    [Theory]
    [InlineData("", false)]
    [InlineData("video/mp4", false)]
    [InlineData("application/pdf", true)]
    [InlineData("image/png", true)]
    public void An_invoice_or_a_statement_is_shown(string files, bool met) =>
        Assert.Equal(met, Finding("ELIG-09", ChargedTooMuch with { EvidenceTypes = files.Split(' ', StringSplitOptions.RemoveEmptyEntries) }).Met);

    [Theory]
    [InlineData(5999, 5999)]
    [InlineData(6000, 0)]
    [InlineData(6100, 100)]
    public void A_refund_below_the_price_makes_the_overcharge_good_and_one_of_the_whole_price_the_item(long cameBack, long forTheCharge) =>
        Assert.Equal(forTheCharge, Overcharges.CameBack(6000, cameBack));

    [Theory]
    [InlineData(null, 0)]
    [InlineData(5999L, 0)]
    [InlineData(6000L, 0)]
    [InlineData(6001L, 1)]
    public void What_is_above_the_price_is_never_less_than_nothing(long? charged, long above) => Assert.Equal(above, Overcharges.Above(6000, charged));
}
