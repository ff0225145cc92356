using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Eligibility;
using Xunit;
using static AtoZ.Functions.Tests.Guarantee.Policy.Eligibility.SomeFacts;

namespace AtoZ.Functions.Tests.Guarantee.Policy.Eligibility;

/// <summary>What shows when the parcel is opened: damage and missing parts.</summary>
public class OpenedParcelTests
{
    [Theory]
    [InlineData(ClaimKind.ArrivedDamaged, -1, true)]
    [InlineData(ClaimKind.ArrivedDamaged, 0, true)]
    [InlineData(ClaimKind.ArrivedDamaged, 1, false)]
    [InlineData(ClaimKind.PartsMissing, 0, true)]
    [InlineData(ClaimKind.PartsMissing, 1, false)]
    [InlineData(ClaimKind.WrongItem, 1, true)]
    public void The_seller_is_told_within_two_weeks_of_the_delivery(ClaimKind kind, long ticks, bool met)
    {
        EligibilityFacts facts = Fine with { Kind = kind, DeliveredAt = Now.AddDays(-20), SellerContactedAt = Now.AddDays(-6).AddTicks(ticks) };

        Assert.Equal(met, Finding("ELIG-07", facts).Met);
    }

    [Fact]
    public void Whoever_is_too_late_is_told_what_can_still_be_claimed()
    {
        RuleFinding finding = Finding("ELIG-07", CameDamaged with { DeliveredAt = Now.AddDays(-25) });

        Assert.Contains("does not work", finding.Remedy, StringComparison.Ordinal);
        Assert.Contains("14", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_delivery_that_nobody_recorded_is_not_held_against_the_buyer() => Assert.True(Finding("ELIG-07", CameDamaged with { DeliveredAt = null }).Met);

    [Theory]
    [InlineData("", false)]
    [InlineData("image/jpeg", false)]
    [InlineData("image/jpeg image/png", true)]
    [InlineData("video/mp4 image/png", true)]
    [InlineData("image/jpeg message/rfc822", true)]
    [InlineData("message/rfc822 message/rfc822", false)]
    public void Damage_is_shown_with_the_packing_or_what_was_written_about_it(string files, bool met) =>
        Assert.Equal(met, Finding("ELIG-09", CameDamaged with { EvidenceTypes = files.Split(' ', StringSplitOptions.RemoveEmptyEntries) }).Met);

    [Theory]
    [InlineData("", false)]
    [InlineData("image/jpeg", true)]
    [InlineData("text/plain", true)]
    [InlineData("application/pdf", true)]
    public void Of_missing_parts_all_that_came_is_shown_or_listed(string files, bool met) =>
        Assert.Equal(met, Finding("ELIG-09", Incomplete with { EvidenceTypes = files.Split(' ', StringSplitOptions.RemoveEmptyEntries) }).Met);

    [Fact]
    public void What_is_missing_is_named_with_one_of_what_one_will_do()
    {
        const string Either = "one of EVID-PARCEL as picture or video, or EVID-EXCHANGE as document or picture or record";
        Assert.Equal($"Add EVID-ITEM as picture or video; {Either}.", Finding("ELIG-09", CameDamaged with { EvidenceTypes = [] }).Remedy);
        Assert.Equal($"Add {Either}.", Finding("ELIG-09", CameDamaged with { EvidenceTypes = ["image/jpeg"] }).Remedy);
        Assert.Equal("Add EVID-ITEM as picture or video.", Finding("ELIG-09", CameDamaged with { EvidenceTypes = ["message/rfc822"] }).Remedy);
    }
}
