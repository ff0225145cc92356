using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Terms;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Payments.Support;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Functions.Texts;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS §8: what a buyer is paid goes back the way the order was paid, a gift card's part to the gift card; as credit only where the buyer chose it.</summary>
[Trait("Rule", "PAY-06")]
public class Money_goes_back_the_way_it_was_paid
{
    private static readonly Market Rich = new() { HeldMinor = 20_000 };
    private static readonly RefundTerms Terms = PolicyLibrary.Embedded().Packs[^1].Pack.Refunds;

    [Theory]
    [InlineData("credit_card", null, "", 8_000, 0)]
    [InlineData("voucher", null, "", 0, 8_000)]
    [InlineData("Gift Card", null, "", 0, 8_000)]
    [InlineData("credit_card", 3_000L, "", 5_000, 3_000)]
    [InlineData("credit_card", 9_000L, "", 0, 8_000)]
    [InlineData(null, null, "", 8_000, 0)]
    [InlineData("credit_card", null, "GiftCard", 0, 8_000)]
    [InlineData("credit_card", 3_000L, "GiftCard", 0, 8_000)]
    public async Task Each_means_gets_what_it_paid_unless_the_buyer_chose_credit(string? type, long? byGiftCard, string chosen, long money, long stored)
    {
        await using Story story = await Paid(type, byGiftCard, Rich);
        await story.File("order-1");
        if (chosen.Length > 0)
        {
            Assert.Null(await story.Chooses(Enum.Parse<RefundMeans>(chosen)));
        }

        await story.SellerPays();
        await Ended(story, money, stored);
        Assert.Equal(stored > 0, (await story.Timeline()).Contains(TimelineKind.PaidToGiftCard));
    }

    [Fact]
    public async Task A_part_goes_back_in_money_first_and_a_later_claim_of_the_line_goes_on_from_there()
    {
        await using Story story = await Paid("credit_card", 3_000, Rich, quantity: 2);
        await story.FilesFor(pieces: 1);
        await story.SellerPays();
        Assert.Equal((-4_000L, 0L), (await story.Balance(ChartOfAccounts.BuyerPayouts), await story.Balance(ChartOfAccounts.GiftCardLiability)));
        await story.FilesFor(pieces: 1);
        await story.SellerPays();
        Assert.Equal((-5_000L, -3_000L), (await story.Balance(ChartOfAccounts.BuyerPayouts), await story.Balance(ChartOfAccounts.GiftCardLiability)));
        await story.Reconciles();
    }

    [Fact]
    public async Task The_buyer_can_take_the_choice_back_until_the_money_is_sent()
    {
        await using Story story = await Paid("credit_card", null, Rich);
        await story.File("order-1");
        Assert.Null(await story.Chooses(RefundMeans.GiftCard));
        Assert.Null(await story.Chooses(RefundMeans.GiftCard));
        Assert.Null(await story.Chooses(RefundMeans.OriginalMethod));
        await story.SellerPays();
        await Ended(story, 8_000, 0);
        Assert.Equal("REFUND_UNDER_WAY", (await story.Chooses(RefundMeans.GiftCard))!.Code);
        Assert.Equal(2, (await story.Timeline()).Count(k => k == TimelineKind.RefundMeansChosen));
        Assert.DoesNotContain((await story.Seen(Party.Seller)).Timeline, e => e.Kind == TimelineKind.RefundMeansChosen);
    }

    [Fact]
    public async Task Harm_is_paid_in_money_whatever_the_order_was_paid_with()
    {
        await using Story story = await Paid("voucher", null, Rich);
        PlannedPayout payout = new(new ClaimId("clm_harm"), Market.Buyer, ClaimKind.PropertyDamage, PayoutPurposes.OfClaim, "order-1", [1], new Money(5_000, "USD"), [new LineShare(1, 5_000)]);
        RefundShare share = Assert.Single(await story.Store.Read(db => BuyerPayouts.Shares(db, payout, Terms, story.Now)));
        Assert.Equal((RefundMeans.OriginalMethod, MoneyPart.Loss), (share.Means, Assert.Single(share.Parts).Part));
    }

    [Fact]
    public async Task The_service_is_asked_once_for_each_means_and_told_which()
    {
        await using PlayedPaymentService service = await PlayedPaymentService.Start();
        await using Story story = await Paid("credit_card", 3_000, new Market { HasPaymentMethod = true }, service.Serve);
        await story.File("order-1");
        await story.SellerPays();
        await Ended(story, 5_000, 3_000);
        List<PaymentOrderRecord> payouts = await Payouts(story);
        Assert.Equal(
            [$"{story.Claim}:pay-buyer OriginalMethod 5000 of 8000 for order-1", $"{story.Claim}:pay-buyer:gift-card GiftCard 3000 of 8000 for order-1"],
            payouts.Select(o => $"{o.Key} {o.Means} {o.AmountMinor} of {o.OfMinor} for {o.OrderId}"));
        Assert.Equal(3, service.Moves.Count);
    }

    [Theory]
    [InlineData(Act.Succeed, Act.Succeed, Act.Fail, Act.Fail, Act.Fail, Act.Fail, Act.Fail)]
    [InlineData(Act.Succeed, Act.MoveAndFail, Act.MoveAndFail)]
    [InlineData(Act.Succeed, Act.Succeed, Act.Decline)]
    [InlineData(Act.Succeed, Act.Decline, Act.Succeed, Act.Decline)]
    public async Task Whatever_fails_between_the_two_each_moves_once(params Act[] acts)
    {
        await using PlayedPaymentService service = await PlayedPaymentService.Start(acts);
        await using Story story = await Paid("credit_card", 3_000, new Market { HasPaymentMethod = true }, service.Serve);
        await story.File("order-1");
        await story.SellerPays();
        await story.Pass(TimeSpan.FromHours(6));
        await Ended(story, 5_000, 3_000);
        Assert.Equal(3, service.Moves.Count);
    }

    [Fact]
    public async Task A_buyer_whose_card_declines_the_money_can_have_credit_instead()
    {
        await using PlayedPaymentService service = await PlayedPaymentService.Start(Act.Succeed, Act.Decline);
        await using Story story = await Paid("credit_card", null, new Market { HasPaymentMethod = true }, service.Serve);
        await story.File("order-1");
        await story.SellerPays();
        Assert.Null(await story.Chooses(RefundMeans.GiftCard));
        await story.Pass(TimeSpan.FromHours(6));
        await Ended(story, 0, 8_000);
        Assert.Equal(2, service.Moves.Count);
    }

    [Fact]
    public async Task What_came_back_between_the_two_lowers_the_second_and_a_payment_that_was_sent_keeps_its_amount()
    {
        await using PlayedPaymentService service = await PlayedPaymentService.Start(Act.Succeed, Act.Succeed, Act.Decline, Act.Succeed);
        await using Story story = await Paid("credit_card", 3_000, new Market { HasPaymentMethod = true }, service.Serve);
        await story.File("order-1");
        await story.SellerPays();
        Assert.Null(await story.Refunded(2_000));
        await story.Pass(TimeSpan.FromHours(6));
        Assert.Equal(6_000, (await story.Record()).PaidMinor);
        Assert.Equal((-5_000L, -1_000L), (await story.Balance(ChartOfAccounts.BuyerPayouts), await story.Balance(ChartOfAccounts.GiftCardLiability)));
        await story.Reconciles();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("es")]
    [InlineData("pt")]
    [InlineData("zh")]
    public async Task The_buyer_chooses_on_the_page_and_reads_where_the_money_went(string language)
    {
        await using Story story = await Paid("credit_card", 3_000, Rich);
        await story.File("order-1");
        await story.Speaks(language);
        string path = await story.LinkPath(LinkPurpose.BuyerCase);
        Reader reader = new(language, story.Now);
        string page = await Page(story, path, language);
        Assert.Contains(reader.Say("payout.lead.OriginalMethod"), page, StringComparison.Ordinal);
        Assert.Contains(reader.Say("payout.choose.GiftCard"), page, StringComparison.Ordinal);
        string nonce = page.Split("refund-means\">")[1].Split("value=\"")[1].Split('"')[0];
        using FormUrlEncodedContent form = new([new("nonce", nonce), new("means", "GiftCard")]);
        using HttpResponseMessage sent = await story.Http.PostAsync($"{path}/refund-means", form);
        Assert.Equal(303, (int)sent.StatusCode);
        Assert.Contains(reader.Say("payout.lead.GiftCard"), await Page(story, path, language), StringComparison.Ordinal);

        await story.SellerPays();
        string amount = reader.Money(new Money(8_000, "USD"));
        string told = reader.Say("story.PaidToGiftCard", ("amount", amount));
        Assert.Contains(told, Sentences.Story(reader, (await story.Seen(Party.Buyer)).Timeline).Select(s => s.Text));
        Assert.Contains(reader.Say("mail.DecisionToBuyer.means", ("toGiftCard", amount)), (await story.Mail(Party.Buyer, "DecisionToBuyer")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(amount, PayoutCardViews.Of(await story.Seen(Party.Seller), reader).Where(f => f.Label == reader.Say("payout.means.GiftCard")).Select(f => f.Value));
        Assert.Contains((reader.Say("payout.means.GiftCard"), amount), PayoutCardViews.Of(await story.Seen(Party.Approver), reader));
    }

    [Fact]
    public async Task A_choice_that_the_policy_does_not_offer_is_refused_and_nobody_else_chooses()
    {
        await using Story story = await Paid("credit_card", null, Rich);
        await story.File("order-1");
        ClaimRecord claim = await story.Record();
        Assert.Equal("REFUND_MEANS_NOT_OFFERED", Refunds.CheckChoice(claim, RefundMeans.GiftCard, false, Terms with { Choices = ["OriginalMethod"] })!.Code);
        Assert.Null(Refunds.CheckChoice(claim, RefundMeans.OriginalMethod, false, Terms with { Choices = ["OriginalMethod"] }));
        using FormUrlEncodedContent form = new([new("nonce", "x"), new("means", "GiftCard")]);
        using HttpResponseMessage sent = await story.Http.PostAsync($"{await story.LinkPath(LinkPurpose.SellerCase)}/refund-means", form);
        Assert.Equal(403, (int)sent.StatusCode);
        await story.SellerPays();
        Assert.Equal("CLAIM_CLOSED", Refunds.CheckChoice(await story.Record(), RefundMeans.GiftCard, false, Terms)!.Code);
    }

    private static Task<Story> Paid(string? type, long? byGiftCard, Market market, Action<Microsoft.Extensions.DependencyInjection.IServiceCollection>? services = null, int quantity = 1) =>
        Story.Arrived(
            market,
            o =>
            {
                (o.Status, o.DeliveredAt, o.PaymentType, o.PaidByGiftCardMinor) = ("shipped", null, type, byGiftCard);
                (o.UnitPriceMinor, o.Quantity) = (o.UnitPriceMinor / quantity, quantity);
            },
            services);

    private static async Task Ended(Story story, long money, long stored)
    {
        ClaimRecord claim = await story.Record();
        Assert.Equal((ClaimOutcome.PaidBySeller, 8_000L), (claim.Outcome, claim.PaidMinor));
        Assert.Equal((-money, -stored, 0L), (await story.Balance(ChartOfAccounts.BuyerPayouts, Market.Buyer), await story.Balance(ChartOfAccounts.GiftCardLiability, Market.Buyer), await story.Balance(ChartOfAccounts.ClaimClearing)));
        await story.Reconciles();
    }

    private static async Task<string> Page(Story story, string path, string language)
    {
        using HttpResponseMessage page = await story.Http.GetAsync($"{path}?lang={language}");
        return System.Net.WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
    }

    private static Task<List<PaymentOrderRecord>> Payouts(Story story) =>
        story.Store.Read(db => db.PaymentOrders.Where(o => o.Kind == PaymentKind.Payout).OrderBy(o => o.Key).ToListAsync());
}
