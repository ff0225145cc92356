using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using Xunit;

namespace AtoZ.Functions.Tests.Guarantee.Policy;

/// <summary>What follows which step of a return, whose cost it is, and how much of the postage is given back.</summary>
[Trait("Rule", "RETURN-01")]
[Trait("Rule", "RETURN-02")]
[Trait("Rule", "RETURN-03")]
[Trait("Rule", "RETURN-04")]
public class ReturnsTests
{
    [Theory]
    [InlineData(StageKind.ReturnLabel, null, StageKind.ReturnPosting, null)]
    [InlineData(StageKind.ReturnLabel, CommandKind.SellerGivesLabel, StageKind.ReturnPosting, null)]
    [InlineData(StageKind.ReturnLabel, CommandKind.SellerPaysPostage, StageKind.ReturnPosting, null)]
    [InlineData(StageKind.ReturnLabel, CommandKind.SellerWaivesReturn, null, ReturnEnd.Refund)]
    [InlineData(StageKind.ReturnPosting, null, null, ReturnEnd.NotPosted)]
    [InlineData(StageKind.ReturnPosting, CommandKind.BuyerPosts, StageKind.ReturnTransit, null)]
    [InlineData(StageKind.ReturnPosting, CommandKind.BuyerWithdraws, null, ReturnEnd.Cut)]
    [InlineData(StageKind.ReturnTransit, null, null, ReturnEnd.Review)]
    [InlineData(StageKind.ReturnTransit, CommandKind.ReturnReceived, StageKind.ReturnInspection, null)]
    [InlineData(StageKind.ReturnTransit, CommandKind.ReturnLost, null, ReturnEnd.Refund)]
    [InlineData(StageKind.ReturnTransit, CommandKind.MadeGoodElsewhere, null, ReturnEnd.Cut)]
    [InlineData(StageKind.ReturnInspection, null, null, ReturnEnd.Refund)]
    internal void A_step_leads_to_the_next_or_to_an_end(StageKind step, CommandKind? command, StageKind? next, ReturnEnd? end) =>
        Assert.Equal(new ReturnMove(next, end), Returns.After(step, command, null, Party.Seller, arrived: false));

    [Theory]
    [InlineData(ReturnCondition.AsAgreed, ReturnEnd.Refund)]
    [InlineData(ReturnCondition.NotReceived, ReturnEnd.Review)]
    [InlineData(ReturnCondition.Damaged, ReturnEnd.Review)]
    [InlineData(ReturnCondition.EmptyOrDifferent, ReturnEnd.Review)]
    [InlineData(ReturnCondition.PartsMissing, ReturnEnd.Review)]
    internal void Only_what_is_in_order_is_paid_without_a_review(ReturnCondition condition, ReturnEnd end) =>
        Assert.Equal(end, Returns.After(StageKind.ReturnInspection, CommandKind.SellerInspects, condition, Party.Seller, arrived: true).End);

    [Fact]
    public void What_the_carrier_lost_is_reviewed_where_the_buyer_bears_the_cost() =>
        Assert.Equal(ReturnEnd.Review, Returns.After(StageKind.ReturnTransit, CommandKind.ReturnLost, null, Party.Buyer, arrived: false).End);

    [Fact]
    public void What_arrived_before_it_was_told_is_inspected_at_once() =>
        Assert.Equal(StageKind.ReturnInspection, Returns.After(StageKind.ReturnPosting, CommandKind.BuyerPosts, null, Party.Seller, arrived: true).Next);

    [Theory]
    [InlineData(ClaimKind.Defective, Party.Seller, StageKind.ReturnLabel)]
    [InlineData(ClaimKind.ArrivedLate, Party.Seller, StageKind.ReturnLabel)]
    [InlineData(ClaimKind.ReturnRefused, Party.Buyer, StageKind.ReturnPosting)]
    public void Whoever_is_at_fault_bears_the_cost(ClaimKind kind, Party bearer, StageKind first)
    {
        Assert.Equal(bearer, Returns.Bearer(kind, ThePack.Pack.Returns));
        Assert.Equal(first, Returns.First(bearer));
    }

    [Theory]
    [InlineData("USD", 2_500)]
    [InlineData("JPY", 3_700)]
    [InlineData("SEK", 0)]
    public void Postage_is_given_back_up_to_the_packs_amount(string currency, long minor) =>
        Assert.Equal(new Money(minor, currency), Returns.PostageUpTo(currency, ThePack.Pack.Returns));
}
