using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using Xunit;

namespace AtoZ.Functions.Tests.Guarantee.Policy;

[Trait("Rule", "KIND-01")]
public class RemediesTests
{
    [Theory]
    [InlineData(ClaimKind.ArrivedLate, Remedy.PartRefund, true)]
    [InlineData(ClaimKind.ArrivedLate, Remedy.Refund, true)]
    [InlineData(ClaimKind.ArrivedLate, Remedy.Replacement, false)]
    [InlineData(ClaimKind.ArrivedLate, Remedy.Repair, false)]
    [InlineData(ClaimKind.ArrivedDamaged, Remedy.Repair, true)]
    [InlineData(ClaimKind.PartsMissing, Remedy.Replacement, true)]
    [InlineData(ClaimKind.PartsMissing, Remedy.PartRefund, true)]
    [InlineData(ClaimKind.PartsMissing, Remedy.Repair, false)]
    [InlineData(ClaimKind.ReturnRefused, Remedy.Refund, true)]
    [InlineData(ClaimKind.ReturnRefused, Remedy.Replacement, false)]
    [InlineData(ClaimKind.Overcharged, Remedy.Refund, true)]
    [InlineData(ClaimKind.Overcharged, Remedy.PartRefund, false)]
    public void A_buyer_asks_for_what_puts_it_right(ClaimKind kind, Remedy remedy, bool possible) =>
        Assert.Equal(possible ? null : "REMEDY_NOT_FOR_KIND", Remedies.CheckAsked(kind, remedy, ThePack.Pack.Offers)?.Code);

    [Theory]
    [InlineData(ClaimKind.Overcharged, Remedy.PartRefund, 500, null)]
    [InlineData(ClaimKind.Overcharged, Remedy.Replacement, 0, "REMEDY_NOT_FOR_KIND")]
    [InlineData(ClaimKind.PartsMissing, Remedy.Replacement, 0, null)]
    [InlineData(ClaimKind.PartsMissing, Remedy.Repair, 0, "REMEDY_NOT_FOR_KIND")]
    [InlineData(ClaimKind.Overcharged, Remedy.Refund, 0, "OFFER_IS_FULL")]
    public void A_seller_offers_what_puts_it_right_or_a_part(ClaimKind kind, Remedy remedy, long amount, string? code) =>
        Assert.Equal(code, Offers.Check(new OfferPayload(remedy, amount, ""), kind, new Stakes(new Money(1_000, "USD"), []), ThePack.Pack.Offers)?.Code);

    [Fact]
    public void Every_kind_has_a_remedy_and_can_be_settled_by_an_offer() => Assert.All(Enum.GetValues<ClaimKind>(), kind =>
    {
        Assert.NotEmpty(Remedies.Of(kind, ThePack.Pack.Offers));
        Assert.Contains(Remedy.PartRefund, Remedies.Offered(kind, ThePack.Pack.Offers));
        Assert.DoesNotContain(Remedy.Refund, Remedies.Offered(kind, ThePack.Pack.Offers));
    });

    [Theory]
    [InlineData(ClaimKind.Overcharged, Remedy.Refund, true)]
    [InlineData(ClaimKind.PartsMissing, Remedy.PartRefund, true)]
    [InlineData(ClaimKind.ArrivedLate, Remedy.PartRefund, false)]
    [InlineData(ClaimKind.PartsMissing, Remedy.Replacement, false)]
    [InlineData(ClaimKind.PropertyDamage, Remedy.PartRefund, false)]
    public void An_amount_is_named_where_neither_price_nor_policy_gives_it(ClaimKind kind, Remedy remedy, bool named) => Assert.Equal(named, kind.NamesItsAmount(remedy));
}
