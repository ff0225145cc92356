using AtoZ.Functions.Guarantee.Policy.Eligibility;
using AtoZ.Functions.Guarantee.Policy.Inquiries;
using Xunit;
using static AtoZ.Functions.Tests.Guarantee.Policy.Eligibility.SomeFacts;

namespace AtoZ.Functions.Tests.Guarantee.Policy.Eligibility;

/// <summary>A return that was refused: "ELIG-07" looks at when it was asked for.</summary>
public class RefusedReturnTests
{
    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void It_was_asked_for_within_thirty_days_of_the_delivery(long ticks, bool met)
    {
        EligibilityFacts facts = NotTakenBack with { DeliveredAt = Now.AddDays(-35), ReturnAskedAt = Now.AddDays(-5).AddTicks(ticks) };

        Assert.Equal(met, Finding("ELIG-07", facts).Met);
    }

    [Fact]
    public void A_word_to_the_seller_alone_asks_for_no_return()
    {
        RuleFinding finding = Finding("ELIG-07", NotTakenBack with { ReturnAskedAt = null });

        Assert.Equal((false, "No return was asked for."), (finding.Met, finding.Reason));
    }

    [Fact]
    public void Whoever_posted_it_asked_for_it() => Assert.True(Finding("ELIG-07", NotTakenBack with { ReturnAskedAt = null, ReturnPostedAt = Now.AddDays(-4) }).Met);

    [Theory]
    [InlineData(30, 0)]
    [InlineData(31, 1)]
    public void As_long_as_it_can_be_asked_for_an_inquiry_asks(int days, int against)
    {
        EligibilityFacts facts = NotTakenBack with { DeliveredAt = Now.AddDays(-days), EstimatedDeliveryAt = Now.AddDays(-days), ReturnAskedAt = null, SellerContactedAt = null };

        Assert.Equal(against, InquiryRules.Against(EligibilityRules.Check(facts, ThePack.Pack)).Count);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("video/mp4", false)]
    [InlineData("message/rfc822", true)]
    [InlineData("text/plain", true)]
    [InlineData("image/png", true)]
    public void The_refusal_is_shown(string files, bool met) =>
        Assert.Equal(met, Finding("ELIG-09", NotTakenBack with { EvidenceTypes = files.Split(' ', StringSplitOptions.RemoveEmptyEntries) }).Met);
}
