using AtoZ.Functions.Guarantee.Policy.Eligibility;
using Xunit;
using static AtoZ.Functions.Tests.Guarantee.Policy.Eligibility.SomeFacts;

namespace AtoZ.Functions.Tests.Guarantee.Policy.Eligibility;

/// <summary>The instant from which a claim would be eligible: not a tick earlier, and only if every rule is met then.</summary>
public class EligibleFromTests
{
    public static TheoryData<int, int?, bool> Times
    {
        get
        {
            TheoryData<int, int?, bool> times = [];
            foreach (int estimate in new[] { -88, -4, -3, -2, 0, 5 })
            {
                foreach (int? contact in new int?[] { null, -3, -2, -1, 0 })
                {
                    times.Add(estimate, contact, true);
                    times.Add(estimate, contact, false);
                }
            }

            return times;
        }
    }

    [Theory]
    [MemberData(nameof(Times))]
    public void Waiting_until_then_is_enough_and_needed(int estimateInDays, int? contactInDays, bool nothingCame)
    {
        EligibilityFacts facts = (nothingCame ? NothingCame : Fine) with { EstimatedDeliveryAt = Now.AddDays(estimateInDays), SellerContactedAt = contactInDays is { } d ? Now.AddDays(d) : null };
        EligibilityVerdict verdict = EligibilityRules.Check(facts, ThePack.Pack);
        if (verdict.EligibleFrom is not { } from)
        {
            Assert.True(verdict.Eligible || (contactInDays is null && !nothingCame));
            return;
        }

        Assert.False(verdict.Eligible);
        Assert.False(EligibilityRules.Check(facts with { Now = from.AddTicks(-1) }, ThePack.Pack).Eligible);
        Assert.True(EligibilityRules.Check(facts with { Now = from }, ThePack.Pack).Eligible);
    }

    [Fact]
    public void What_heals_only_after_the_window_closes_never_heals()
    {
        EligibilityFacts late = Fine with { EstimatedDeliveryAt = Now.AddDays(-89), SellerContactedAt = Now.AddHours(-1) };
        EligibilityVerdict verdict = EligibilityRules.Check(late, ThePack.Pack);

        Assert.Equal(["ELIG-06"], verdict.Broken.Select(f => f.Code));
        Assert.NotNull(verdict.Broken.Single().EligibleFrom);
        Assert.Null(verdict.EligibleFrom);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public void What_the_carrier_calls_lost_need_not_be_waited_for(int minutesAfterTheScan, bool eligible)
    {
        EligibilityFacts lost = NothingCame with { EstimatedDeliveryAt = Now.AddDays(10), CarrierLostAt = Now.AddMinutes(-minutesAfterTheScan) };
        EligibilityVerdict verdict = EligibilityRules.Check(lost, ThePack.Pack);

        Assert.Equal((eligible, eligible ? null : Now.AddMinutes(1)), (verdict.Eligible, verdict.EligibleFrom));
        Assert.False(EligibilityRules.Check(lost with { DeliveredAt = Now.AddDays(-1) }, ThePack.Pack).Eligible);
    }

    [Fact]
    public void A_lost_parcel_without_an_estimate_has_its_window_from_the_carriers_word() =>
        Assert.True(EligibilityRules.Check(NothingCame with { EstimatedDeliveryAt = null, CarrierLostAt = Now.AddDays(-1) }, ThePack.Pack).Eligible);
}
