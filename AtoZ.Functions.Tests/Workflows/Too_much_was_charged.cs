using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS "What is covered": what was charged above the price is given back, once, and whatever becomes of the item.</summary>
[Trait("Rule", "ELIG-11")]
public class Too_much_was_charged
{
    private const string Statement = "application/pdf";
    private static readonly TimeSpan Silence = TimeSpan.FromHours(73);

    [Fact]
    public async Task The_seller_gives_the_difference_back()
    {
        await using Story story = await Charged(new Market { HeldMinor = 10_000 });
        await story.Filed(ClaimKind.Overcharged, Remedy.Refund, 1_000, Statement);
        Assert.Contains("too much was charged", (await story.Mail(Party.Seller, "SellerNotified")).Text, StringComparison.Ordinal);
        Assert.Equal("REMEDY_NOT_FOR_KIND", (await story.SellerOffers(0, Remedy.Replacement)).Refusal!.Code);
        await story.SellerPays();

        await story.EndsWell(ClaimOutcome.PaidBySeller);
        Assert.Equal(1_000, (await story.Record()).PaidMinor);
    }

    [Fact]
    [Trait("Rule", "KIND-01")]
    public async Task The_seller_is_told_of_no_remedy_that_the_kind_refuses()
    {
        await using Story story = await Charged();
        await story.Filed(ClaimKind.Overcharged, Remedy.Refund, 1_000, Statement);
        string mail = (await story.Mail(Party.Seller, "SellerNotified")).Text;
        Assert.Contains("You can pay in full, offer a part refund, or contest the claim", mail, StringComparison.Ordinal);
        string page = System.Net.WebUtility.HtmlDecode(await story.Http.GetStringAsync(await story.LinkPath(LinkPurpose.SellerCase)));
        Assert.Contains("A part refund. The buyer can accept or decline.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refund_of_the_difference_ends_the_claim()
    {
        await using Story story = await Charged();
        await story.Filed(ClaimKind.Overcharged, Remedy.Refund, 1_000, Statement);
        Assert.Null(await story.Refunded(1_000));

        await story.EndsWell(ClaimOutcome.MadeGoodElsewhere);
    }

    [Fact]
    public async Task A_refund_of_the_whole_price_is_for_the_item_and_leaves_the_difference()
    {
        await using Story story = await Charged();
        await story.Filed(ClaimKind.Overcharged, Remedy.Refund, 1_000, Statement);
        Assert.Null(await story.Refunded(8_000));
        await story.Pass(Silence);

        Assert.Equal((ClaimOutcome.PaidByMarketplace, 1_000L, 0L), ((await story.Record()).Outcome, (await story.Record()).PaidMinor, (await story.Record()).RecoveredTwiceMinor));
        Assert.Equal("MORE_THAN_PAID", (await story.Refunded(1_001))!.Code);
    }

    [Fact]
    public async Task The_item_can_still_be_claimed_in_full()
    {
        await using Story story = await Charged();
        await story.Filed(ClaimKind.Overcharged, Remedy.Refund, 1_000, Statement);
        await story.Pass(Silence);
        await story.Filed(ClaimKind.NotReceived, Remedy.Refund, null);
        await story.Pass(Silence);

        List<ClaimRecord> claims = await story.Store.Read(db => db.Claims.OrderBy(c => c.FiledAt).ToListAsync());
        Assert.Equal([1_000L, 8_000L], claims.Select(c => c.PaidMinor));
        Assert.All(claims, c => Assert.Equal(0, c.RecoveredTwiceMinor));
        Assert.Equal(-9_000, await story.Balance(ChartOfAccounts.BuyerPayouts, Market.Buyer));
    }

    [Fact]
    public async Task Where_nobody_told_what_was_charged_the_statement_is_judged()
    {
        await using Story story = await Story.Arrived();
        await story.Filed(ClaimKind.Overcharged, Remedy.Refund, 1_200, Statement);
        await story.Contested(forBuyer: true);

        Assert.Equal((ClaimOutcome.PaidByMarketplace, 1_200L, 0L), ((await story.Record()).Outcome, (await story.Record()).PaidMinor, (await story.Record()).RecoveredTwiceMinor));
    }

    [Fact]
    public async Task A_charge_that_was_right_is_given_back_to_nobody()
    {
        await using Story story = await Charged();
        await story.Filed(ClaimKind.Overcharged, Remedy.Refund, 1_000, Statement);
        await story.Contested(forBuyer: false);

        await story.EndsWell(ClaimOutcome.Refused);
        Assert.Equal(0, (await story.Record()).PaidMinor);
    }

    [Fact]
    public async Task An_amount_must_be_named_be_no_more_than_the_difference_and_be_shown()
    {
        await using Story story = await Charged();

        Assert.Equal("AMOUNT_NOT_NAMED", Story.Against(await story.Files(ClaimKind.Overcharged, Remedy.Refund, null, Statement)));
        Assert.Equal("ELIG-11", Story.Against(await story.Files(ClaimKind.Overcharged, Remedy.Refund, 1_001, Statement)));
        Assert.Equal("ELIG-09", Story.Against(await story.Files(ClaimKind.Overcharged, Remedy.Refund, 1_000)));
    }

    private static Task<Story> Charged(Market? market = null) => Story.Arrived(market, o => (o.Status, o.DeliveredAt, o.ChargedMinor) = ("shipped", null, 9_000));
}
