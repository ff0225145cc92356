using Xunit;
using static AtoZ.Functions.Tests.Guarantee.Policy.Eligibility.SomeFacts;

namespace AtoZ.Functions.Tests.Guarantee.Policy.Eligibility;

public class DoubleRecoveryTests
{
    [Theory]
    [InlineData(2999, true)]
    [InlineData(3000, true)]
    [InlineData(3001, false)]
    public void What_was_paid_back_and_what_is_claimed_stay_within_the_line(long recovered, bool met) =>
        Assert.Equal(met, Finding("ELIG-10", Fine with { RecoveredMinor = recovered }).Met);

    [Fact]
    public void The_rest_that_can_be_claimed_is_named()
    {
        Assert.Contains("at most 10.00 USD", Finding("ELIG-10", Fine with { RecoveredMinor = 5000 }).Remedy, StringComparison.Ordinal);
        Assert.Contains("Nothing is left", Finding("ELIG-10", Fine with { RecoveredMinor = 6000 }).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_charge_back_bars_order_claims_but_not_harm()
    {
        Assert.False(Finding("ELIG-10", Fine with { ChargedBack = true }).Met);
        Assert.True(Finding("ELIG-10", Harm with { ChargedBack = true, RecoveredMinor = 6000 }).Met);
    }

    [Fact]
    public void Another_claim_open_or_decided_bars_both()
    {
        Assert.All(new[] { Fine, Harm }, facts =>
        {
            Assert.Contains("open", Finding("ELIG-10", facts with { OpenClaimOnLine = true }).Reason, StringComparison.Ordinal);
            Assert.Contains("Appeal", Finding("ELIG-10", facts with { DecidedClaimOnLine = true }).Remedy, StringComparison.Ordinal);
        });
    }
}
