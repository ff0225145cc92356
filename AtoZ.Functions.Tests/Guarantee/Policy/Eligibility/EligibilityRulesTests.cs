using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Eligibility;
using Xunit;
using static AtoZ.Functions.Tests.Guarantee.Policy.Eligibility.SomeFacts;

namespace AtoZ.Functions.Tests.Guarantee.Policy.Eligibility;

public class EligibilityRulesTests
{
    [Fact]
    public void Fine_facts_meet_every_rule()
    {
        Assert.All(new[] { Fine, NothingCame, Harm, CameLate, CameDamaged, Incomplete, NotTakenBack, ChargedTooMuch }, facts =>
        {
            EligibilityVerdict verdict = EligibilityRules.Check(facts, ThePack.Pack);
            Assert.Empty(verdict.Broken);
            Assert.Equal(13, verdict.Findings.Count);
            Assert.Equal("2026-11", verdict.PolicyVersion);
        });
    }

    [Theory]
    [InlineData("shipped", true, true)]
    [InlineData("partially_refunded", true, true)]
    [InlineData(null, true, true)]
    [InlineData("Canceled", false, false)]
    [InlineData("cancelled", false, false)]
    [InlineData("voided", false, false)]
    [InlineData("refunded", false, true)]
    public void An_order_must_stand_but_a_refund_makes_up_for_no_harm(string? status, bool order, bool harm)
    {
        Assert.Equal(order, Finding("ELIG-12", Fine with { OrderStatus = status }).Met);
        Assert.Equal(harm, Finding("ELIG-12", Harm with { OrderStatus = status }).Met);
    }

    [Fact]
    public void Of_an_unknown_order_only_that_is_said_and_what_can_be_judged_without_it()
    {
        EligibilityFacts unknown = Fine with { OrderLineKnown = false, OrderBuyerId = null, SellerId = null, EstimatedDeliveryAt = null, Currency = null };

        EligibilityVerdict verdict = EligibilityRules.Check(unknown, ThePack.Pack);

        Assert.Equal(["ELIG-01", "ELIG-08", "ELIG-09"], verdict.Findings.Select(f => f.Code));
        Assert.Equal(["ELIG-01"], verdict.Broken.Select(f => f.Code));
    }

    [Fact]
    public void Every_broken_rule_says_its_reason_the_fact_and_the_remedy()
    {
        EligibilityFacts bad = Fine with
        {
            ClaimantBuyerId = "b2",
            SellerId = "marketplace",
            Category = "gift_cards",
            EstimatedDeliveryAt = Now,
            SellerContactedAt = null,
            DeliveredAt = Now.AddDays(-31),
            Description = "bad",
            EvidenceTypes = [],
            ChargedBack = true,
            AmountMinor = 3001,
        };

        List<RuleFinding> broken = [.. EligibilityRules.Check(bad, ThePack.Pack).Broken];

        Assert.Equal(Enumerable.Range(2, 10).Select(n => $"ELIG-{n:00}"), broken.Select(f => f.Code));
        Assert.All(broken, f => Assert.True(f.Reason.Length > 10 && f.Fact.Length > 5 && f.Remedy.Length > 10, f.Code));
    }

    [Fact]
    public void A_claim_that_waiting_alone_mends_says_from_when()
    {
        EligibilityFacts early = Fine with { EstimatedDeliveryAt = Now.AddDays(-1), SellerContactedAt = Now.AddDays(-1) };

        EligibilityVerdict verdict = EligibilityRules.Check(early, ThePack.Pack);

        Assert.Equal(["ELIG-05", "ELIG-06"], verdict.Broken.Select(f => f.Code));
        Assert.Equal(Now.AddDays(2), verdict.EligibleFrom);
    }

    [Theory]
    [InlineData("b1", "b1", true)]
    [InlineData("b1", "B1", false)]
    [InlineData("b1", null, false)]
    public void Only_the_orders_buyer_may_claim(string claimant, string? buyer, bool met) =>
        Assert.Equal(met, Finding("ELIG-02", Fine with { ClaimantBuyerId = claimant, OrderBuyerId = buyer }).Met);

    [Theory]
    [InlineData("s1", true)]
    [InlineData("marketplace", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void The_seller_is_a_third_party(string? seller, bool met) => Assert.Equal(met, Finding("ELIG-03", Fine with { SellerId = seller }).Met);

    [Theory]
    [InlineData("toys", true)]
    [InlineData(null, true)]
    [InlineData("", true)]
    [InlineData("gift_cards", false)]
    [InlineData("Digital_Goods", false)]
    public void Digital_goods_services_and_stored_value_are_not_covered(string? category, bool met) =>
        Assert.Equal(met, Finding("ELIG-04", Fine with { Category = category }).Met);

    [Theory]
    [InlineData(ClaimKind.WrongItem, false)]
    [InlineData(ClaimKind.NotReceived, true)]
    [InlineData(ClaimKind.PersonalInjury, true)]
    public void Evidence_is_needed_of_what_can_be_shown(ClaimKind kind, bool asksNothingOrHasIt)
    {
        IReadOnlyList<string> types = kind == ClaimKind.PersonalInjury ? ["application/pdf"] : [];

        Assert.Equal(asksNothingOrHasIt, Finding("ELIG-09", Fine with { Kind = kind, EvidenceTypes = types }).Met);
    }

    [Theory]
    [InlineData(null, 9, false)]
    [InlineData("123456789", 9, false)]
    [InlineData("1234567890", 10, true)]
    [InlineData("12345678901", 11, true)]
    [InlineData("!!!!!!!!!!!!!!!!!!!!", 0, false)]
    [InlineData("商品坏了", 8, false)]
    [InlineData("商品坏了啊", 10, true)]
    [InlineData("商品坏了没用", 12, true)]
    public void The_description_has_ten_letters_in_any_language(string? description, int letters, bool met)
    {
        RuleFinding finding = Finding("ELIG-08", Fine with { Description = description });

        Assert.Equal(met, finding.Met);
        Assert.True(description is null || finding.Fact.Contains($"{letters} letters", StringComparison.Ordinal), finding.Fact);
    }

    [Theory]
    [InlineData(ClaimKind.WrongItem, 0, false)]
    [InlineData(ClaimKind.WrongItem, 2999, true)]
    [InlineData(ClaimKind.WrongItem, 3000, true)]
    [InlineData(ClaimKind.WrongItem, 3001, false)]
    [InlineData(ClaimKind.PropertyDamage, 3001, true)]
    [InlineData(ClaimKind.PropertyDamage, 0, false)]
    public void An_order_claim_asks_for_no_more_than_was_paid(ClaimKind kind, long amount, bool met) =>
        Assert.Equal(met, Finding("ELIG-11", Fine with { Kind = kind, AmountMinor = amount }).Met);

    [Theory]
    [InlineData("USD", "USD", true)]
    [InlineData("USD", null, true)]
    [InlineData("USD", "EUR", false)]
    [InlineData(null, "USD", false)]
    public void The_claim_is_in_the_orders_currency(string? currency, string? claimed, bool met) =>
        Assert.Equal(met, Finding("ELIG-11", Fine with { Currency = currency, ClaimCurrency = claimed }).Met);
}
