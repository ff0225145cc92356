using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Eligibility;
using Xunit;
using static AtoZ.Functions.Tests.Guarantee.Policy.Eligibility.SomeFacts;

namespace AtoZ.Functions.Tests.Guarantee.Policy.Eligibility;

/// <summary>Borders in minutes: one before, exactly at, one after.</summary>
public class WindowTests
{
    private const int Day = 24 * 60;

    [Theory]
    [InlineData((3 * Day) - 1, false, 1)]
    [InlineData(3 * Day, true, null)]
    [InlineData((3 * Day) + 1, true, null)]
    [InlineData((90 * Day) - 1, true, null)]
    [InlineData(90 * Day, true, null)]
    [InlineData((90 * Day) + 1, false, null)]
    public void Order_claims_are_filed_3_to_90_days_after_the_latest_estimate(int minutesAfterEstimate, bool met, int? eligibleInMinutes)
    {
        RuleFinding finding = Finding("ELIG-05", Fine with { EstimatedDeliveryAt = Now.AddMinutes(-minutesAfterEstimate) });

        Assert.Equal((met, eligibleInMinutes is { } m ? Now.AddMinutes(m) : null), (finding.Met, finding.EligibleFrom));
    }

    [Fact]
    public void An_order_without_an_estimate_has_no_window() => Assert.False(Finding("ELIG-05", Fine with { EstimatedDeliveryAt = null }).Met);

    [Theory]
    [InlineData(0, true)]
    [InlineData((365 * Day) - 1, true)]
    [InlineData(365 * Day, true)]
    [InlineData((365 * Day) + 1, false)]
    public void Harm_claims_are_filed_up_to_365_days_after_the_delivery(int minutesAfterDelivery, bool met) =>
        Assert.Equal(met, Finding("ELIG-05", Harm with { DeliveredAt = Now.AddMinutes(-minutesAfterDelivery), EstimatedDeliveryAt = null }).Met);

    [Fact]
    public void Harm_by_an_item_whose_delivery_nobody_recorded_counts_from_the_estimate_or_the_purchase()
    {
        EligibilityFacts unknown = Harm with { DeliveredAt = null, EstimatedDeliveryAt = null, PurchasedAt = Now.AddDays(-366) };

        Assert.False(Finding("ELIG-05", unknown).Met);
        Assert.True(Finding("ELIG-05", unknown with { EstimatedDeliveryAt = Now.AddDays(-365) }).Met);
        Assert.False(Finding("ELIG-05", unknown with { PurchasedAt = null }).Met);
    }

    [Theory]
    [InlineData((48 * 60) - 1, false, 1)]
    [InlineData(48 * 60, true, null)]
    [InlineData((48 * 60) + 1, true, null)]
    public void The_seller_has_48_hours_to_answer_first(int minutesAfterContact, bool met, int? eligibleInMinutes)
    {
        RuleFinding finding = Finding("ELIG-06", Fine with { SellerContactedAt = Now.AddMinutes(-minutesAfterContact) });

        Assert.Equal((met, eligibleInMinutes is { } m ? Now.AddMinutes(m) : null), (finding.Met, finding.EligibleFrom));
    }

    [Fact]
    public void A_seller_who_was_not_contacted_must_be()
    {
        RuleFinding finding = Finding("ELIG-06", Fine with { SellerContactedAt = null });

        Assert.Equal((false, null), (finding.Met, finding.EligibleFrom));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public void No_contact_is_needed_once_tracking_proves_that_nothing_came(int minutesAfterEstimate, bool met)
    {
        DateTimeOffset estimate = Now.AddMinutes(-minutesAfterEstimate);

        RuleFinding finding = Finding("ELIG-06", NothingCame with { EstimatedDeliveryAt = estimate });

        Assert.Equal((met, met ? null : estimate), (finding.Met, finding.EligibleFrom));
    }

    [Fact]
    public void An_order_without_tracking_or_one_that_the_carrier_has_proves_nothing()
    {
        Assert.False(Finding("ELIG-06", NothingCame with { HasTracking = false }).Met);
        Assert.False(Finding("ELIG-06", NothingCame with { FirstScanAt = NothingCame.EstimatedDeliveryAt }).Met);
        Assert.True(Finding("ELIG-06", NothingCame with { FirstScanAt = NothingCame.EstimatedDeliveryAt!.Value.AddTicks(1) }).Met);
        Assert.True(Finding("ELIG-06", NothingCame with { HasTracking = false, CarrierLostAt = Now }).Met);
        Assert.False(Finding("ELIG-06", NothingCame with { HasTracking = false, CarrierLostAt = Now.AddTicks(1) }).Met);
    }

    [Fact]
    public void A_scan_that_says_delivered_or_an_unknown_estimate_waives_nothing()
    {
        Assert.False(Finding("ELIG-06", NothingCame with { DeliveredAt = Now.AddDays(-1) }).Met);
        Assert.False(Finding("ELIG-06", NothingCame with { EstimatedDeliveryAt = null }).Met);
        Assert.False(Finding("ELIG-06", Fine with { DeliveredAt = null, SellerContactedAt = null }).Met);
    }

    [Fact]
    public void Who_was_harmed_need_not_contact_the_seller() => Assert.True(Finding("ELIG-06", Harm with { SellerContactedAt = null }).Met);

    [Theory]
    [InlineData((30 * Day) - 1, true)]
    [InlineData(30 * Day, true)]
    [InlineData((30 * Day) + 1, false)]
    public void An_item_is_complained_of_within_30_days_of_its_delivery(int minutes, bool met)
    {
        EligibilityFacts facts = Fine with { DeliveredAt = Now.AddDays(-60), SellerContactedAt = Now.AddDays(-60).AddMinutes(minutes) };

        Assert.Equal(met, Finding("ELIG-07", facts).Met);
    }

    [Theory]
    [InlineData((30 * Day) - 1, true)]
    [InlineData(30 * Day, true)]
    [InlineData((30 * Day) + 1, false)]
    public void A_return_is_posted_within_30_days_of_the_delivery(int minutes, bool met)
    {
        EligibilityFacts facts = Fine with { Kind = ClaimKind.ReturnNotRefunded, DeliveredAt = Now.AddDays(-60), ReturnPostedAt = Now.AddDays(-60).AddMinutes(minutes) };

        Assert.Equal(met, Finding("ELIG-07", facts).Met);
    }

    [Fact]
    public void A_return_that_was_not_posted_cannot_be_refunded() =>
        Assert.False(Finding("ELIG-07", Fine with { Kind = ClaimKind.ReturnNotRefunded, ReturnPostedAt = null }).Met);

    [Fact]
    public void A_delivery_that_nobody_recorded_is_not_held_against_the_buyer() =>
        Assert.True(Finding("ELIG-07", Fine with { DeliveredAt = null, SellerContactedAt = null }).Met);

    [Fact]
    public void Nothing_is_to_be_sent_back_of_what_never_came_or_did_harm() =>
        Assert.All(new[] { NothingCame, Harm }, facts => Assert.True(Finding("ELIG-07", facts with { DeliveredAt = Now.AddDays(-99) }).Met));
}
