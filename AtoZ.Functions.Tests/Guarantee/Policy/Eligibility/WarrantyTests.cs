using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Eligibility;
using Xunit;
using static AtoZ.Functions.Tests.Guarantee.Policy.Eligibility.SomeFacts;

namespace AtoZ.Functions.Tests.Guarantee.Policy.Eligibility;

/// <summary>A defect within the warranty of the buyer's region: two years for new goods in the EU, one for used, 30 days elsewhere.</summary>
public class WarrantyTests
{
    [Theory]
    [InlineData("DE", "new", 730, 0, true)]
    [InlineData("DE", "new", 730, 1, false)]
    [InlineData("DE", null, 730, 0, true)]
    [InlineData("DE", "used", 365, 0, true)]
    [InlineData("DE", "used", 365, 1, false)]
    [InlineData("US", "new", 30, 0, true)]
    [InlineData("US", "new", 30, 1, false)]
    [InlineData(null, "new", 31, 0, false)]
    public void A_defect_is_claimed_as_long_as_the_warranty_runs(string? country, string? condition, int days, int minutes, bool met)
    {
        DateTimeOffset delivered = Now.AddDays(-days).AddMinutes(-minutes);
        EligibilityFacts facts = Fine with { Kind = ClaimKind.Defective, DeliveredAt = delivered, EstimatedDeliveryAt = delivered, SellerContactedAt = Now.AddDays(-2), Condition = condition };

        EligibilityVerdict verdict = Check(facts with { SellerContactedAt = null, ReturnPostedAt = null }, country);

        Assert.Equal(met, !verdict.Broken.Any(f => f.Code is "ELIG-05" or "ELIG-07"));
    }

    [Fact]
    public void Another_kind_has_no_warranty()
    {
        DateTimeOffset delivered = Now.AddDays(-100);
        EligibilityVerdict verdict = Check(Fine with { DeliveredAt = delivered, EstimatedDeliveryAt = delivered }, "DE");

        Assert.Equal(["ELIG-05", "ELIG-07"], verdict.Broken.Select(f => f.Code));
    }

    private static EligibilityVerdict Check(EligibilityFacts facts, string? country) =>
        EligibilityRules.Check(facts, PolicyLibrary.Embedded().InForce(Now, new PolicyScope(facts.Kind, country, null, "EUR")));
}
