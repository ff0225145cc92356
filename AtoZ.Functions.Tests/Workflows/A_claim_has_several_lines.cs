using System.Net;
using System.Text.RegularExpressions;
using AtoZ.Functions.Cases;
using AtoZ.Functions.Cases.Filing;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.Facts;
using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Guarantee.Policy;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Functions.Texts;
using AtoZ.Functions.Workflows.Sweeps;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS "What is covered": a claim takes several lines of one order of one seller; each has its money and its outcome.</summary>
public class A_claim_has_several_lines
{
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(61);
    private static readonly Market Paying = new() { HasPaymentMethod = true };

    [Fact]
    public async Task The_seller_pays_and_each_line_has_its_money()
    {
        await using Story story = await Story.Claimed(Paying, 8_000, 3_000, 1_999);
        Assert.Equal(12_999, (await story.Record()).AmountMinor);
        await story.SellerPays();

        await story.EndsWell(ClaimOutcome.PaidBySeller);
        Assert.Equal(["1: 8000 PaidBySeller", "2: 3000 PaidBySeller", "3: 1999 PaidBySeller"], await story.Lines());
        Assert.Equal(-12_999, await story.Balance(ChartOfAccounts.BuyerPayouts, Market.Buyer));
        Assert.Equal(3, (await Defects(story)).Count);
        Assert.Empty(await story.Differences());
    }

    [Fact]
    public async Task What_came_back_for_one_line_is_not_paid_again_and_the_others_are()
    {
        await using Story story = await Story.Claimed(Paying, 8_000, 3_000);
        Assert.Null(await Fact(story, FactType.Refund, 2, 3_000));
        Assert.Equal("Pay $80.00", Shown(story, await story.Seen(Party.Seller), "pay"));
        await story.SellerPays();

        await story.EndsWell(ClaimOutcome.PaidBySeller);
        Assert.Equal(["1: 8000 PaidBySeller", "2: 0 MadeGoodElsewhere"], await story.Lines());
    }

    [Fact]
    public async Task When_all_lines_came_back_the_claim_closes_by_itself()
    {
        await using Story story = await Story.Claimed(Paying, 8_000, 3_000);
        await Fact(story, FactType.Refund, 1, 8_000);
        Assert.True((await story.Record()).IsOpen);
        await Fact(story, FactType.Refund, 2, 3_000);

        await story.EndsWell(ClaimOutcome.MadeGoodElsewhere);
        Assert.Equal(["1: 0 MadeGoodElsewhere", "2: 0 MadeGoodElsewhere"], await story.Lines());
    }

    [Fact]
    public async Task A_refund_after_the_payout_is_asked_back_for_its_line_alone()
    {
        await using Story story = await Story.Claimed(Paying, 8_000, 3_000);
        await story.SellerPays();
        await Fact(story, FactType.Refund, 2, 2_000);

        Assert.Equal(2_000, (await story.Record()).RecoveredTwiceMinor);
        Assert.Equal(new Money(2_000, "USD"), (await story.Seen(Party.Buyer)).GiveBack!.Amount);
        Assert.Equal([0L, 2_000L], (await story.Seen(Party.Buyer)).Lines.Select(l => l.Record.RecoveredTwiceMinor));
    }

    [Fact]
    public async Task A_review_upholds_one_line_and_refuses_the_other()
    {
        await using Story story = await Contested();
        await story.VotesFor(Seat.Marketplace, 2);
        await story.VotesFor(Seat.Independent, 2);

        Assert.Equal(ClaimOutcome.PaidByMarketplace, (await story.Record()).Outcome);
        Assert.Equal(["1: 8000 PaidByMarketplace", "2: 0 Refused"], await story.Lines());
        Assert.Equal(8_000, (await story.DebtRecord()).AmountMinor);
        Assert.Equal(["1"], (await Defects(story)).Select(d => $"{d.Line}"));
        CasePageView page = Page(await story.Seen(Party.Buyer), story);
        Assert.Equal("Reading lamp and one more item", page.Item);
        Assert.Equal("The claim was found justified. Not for all of it. Refused: Item 2.", page.Decision!.Text);
        Assert.Contains("Item 2: This item was refused. This is not so: the facts show what the buyer says happened.", page.Story.Select(e => e.Text), StringComparer.OrdinalIgnoreCase);
        Assert.Contains("Not all of it is paid. Refused: Item 2.", (await story.Mail(Party.Buyer, "DecisionToBuyer")).Text, StringComparison.Ordinal);
        Assert.Contains("You owe nothing for what was refused: Item 2.", (await story.Mail(Party.Seller, "DecisionToSeller")).Text, StringComparison.Ordinal);
        Assert.Equal("Refused. This is not so: the facts show what the buyer says happened", LineWords.State(page.Lines[1], "USD", page.Reader).TrimEnd('.'), ignoreCase: true);
        Assert.Empty(await story.Differences());
    }

    [Fact]
    public async Task Two_votes_for_different_lines_are_a_split()
    {
        await using Story story = await Contested();
        await story.VotesFor(Seat.Marketplace);
        await story.VotesFor(Seat.Independent, 2);
        Assert.Equal(Seat.Adjudicator, Assert.Single(await story.OpenStages()).Seat);
        await story.VotesFor(Seat.Adjudicator, 1);

        Assert.Equal(["1: 0 Refused", "2: 3000 PaidByMarketplace"], await story.Lines());
        Assert.Equal(3_000, (await story.DebtRecord()).AmountMinor);
    }

    [Fact]
    public async Task The_buyer_appeals_what_was_refused_and_is_paid_for_it_once_more()
    {
        await using Story story = await Contested();
        await story.VotesFor(Seat.Marketplace, 2);
        await story.VotesFor(Seat.Independent, 2);
        Assert.True((await story.Seen(Party.Buyer)).Appeal.Offered);
        await story.Appeals(Party.Buyer);
        await story.Votes(Seat.Marketplace, true);
        await story.Votes(Seat.Independent, true);

        Assert.Equal(["1: 8000 PaidByMarketplace", "2: 3000 PaidByMarketplace"], await story.Lines());
        Assert.Equal(11_000, (await story.Record()).PaidMinor);
        List<DebtRecord> debts = await story.Store.Read(db => db.Debts.OrderBy(d => d.OpenedAt).ToListAsync());
        Assert.Equal([8_000L, 3_000L], debts.Select(d => d.AmountMinor));
        Assert.Equal(-11_000, await story.Balance(ChartOfAccounts.BuyerPayouts, Market.Buyer));
        Assert.False((await story.Seen(Party.Buyer)).Appeal.Offered);
        Assert.Empty(await story.Differences());
    }

    [Theory]
    [InlineData(3_000)]
    [InlineData(1_000)]
    public async Task Each_line_goes_back_by_the_means_that_paid_it_also_after_an_appeal(long byGiftCard)
    {
        await using Story story = await Story.Ordered(new Market(), 8_000, 3_000);
        await story.Store.Write(async db => (await db.OrderLines.SingleAsync(o => o.Line == 2)).PaidByGiftCardMinor = byGiftCard);
        await story.FilesLines([new(2)]);
        await story.SellerContests();
        await story.Pass(Settled);
        await story.VotesFor(Seat.Marketplace, 2);
        await story.VotesFor(Seat.Independent, 2);
        await story.Appeals(Party.Buyer);
        await story.Votes(Seat.Marketplace, true);
        await story.Votes(Seat.Independent, true);

        Assert.Equal(["1: 8000 PaidByMarketplace", "2: 3000 PaidByMarketplace"], await story.Lines());
        Assert.Equal((byGiftCard - 11_000, -byGiftCard), (await story.Balance(ChartOfAccounts.BuyerPayouts), await story.Balance(ChartOfAccounts.GiftCardLiability)));
        Assert.Empty(await story.Differences());
    }

    [Fact]
    public async Task Both_payouts_say_what_went_to_a_gift_card()
    {
        await using Story story = await Story.Ordered(new Market(), 8_000, 3_000);
        await story.Store.Write(async db =>
        {
            (await db.OrderLines.SingleAsync(o => o.Line == 1)).PaidByGiftCardMinor = 2_000;
            (await db.OrderLines.SingleAsync(o => o.Line == 2)).PaidByGiftCardMinor = 3_000;
        });
        await story.FilesLines([new(2)]);
        await story.SellerContests();
        await story.Pass(Settled);
        await story.VotesFor(Seat.Marketplace, 2);
        await story.VotesFor(Seat.Independent, 2);
        await story.Appeals(Party.Buyer);
        await story.Votes(Seat.Marketplace, true);
        await story.Votes(Seat.Independent, true);

        Assert.Equal((-6_000, -5_000), (await story.Balance(ChartOfAccounts.BuyerPayouts), await story.Balance(ChartOfAccounts.GiftCardLiability)));
        Assert.Equal(2, (await story.Timeline()).Count(k => k == TimelineKind.PaidToGiftCard));
        Assert.Equal(2, (await story.Timeline()).Count(k => k == TimelineKind.BuyerPaid));
    }

    [Fact]
    public async Task The_refusal_of_a_line_stands_when_its_appeal_is_lost()
    {
        await using Story story = await Contested();
        await story.VotesFor(Seat.Marketplace, 2);
        await story.VotesFor(Seat.Independent, 2);
        await story.Appeals(Party.Buyer);
        await story.Votes(Seat.Marketplace, false);
        await story.Votes(Seat.Independent, false);

        Assert.Equal(["1: 8000 PaidByMarketplace", "2: 0 Refused"], await story.Lines());
        Assert.Equal(8_000, (await story.Record()).PaidMinor);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Where_both_appeal_one_review_decides_both_and_a_buyer_who_joined_is_paid(bool refusedAgain)
    {
        await using Story story = await PaidInPart();
        await story.Appeals(Party.Seller);
        Assert.Contains(("if-won-buyer-paid", 3_000L), await Promised(story));
        await story.Appeals(Party.Buyer);
        await story.VotesFor(Seat.Marketplace, refusedAgain ? [2] : []);
        await story.VotesFor(Seat.Independent, refusedAgain ? [2] : []);

        Assert.Equal(["1: 8000 PaidByMarketplace", refusedAgain ? "2: 0 Refused" : "2: 3000 PaidByMarketplace"], await story.Lines());
        List<DebtRecord> debts = await story.Store.Read(db => db.Debts.OrderBy(d => d.OpenedAt).ToListAsync());
        Assert.Equal(refusedAgain ? [8_000L] : [8_000L, 3_000L], debts.Select(d => d.AmountMinor));
        Assert.Equal(refusedAgain ? -8_000 : -11_000, await story.Balance(ChartOfAccounts.BuyerPayouts, Market.Buyer));
        Assert.False((await story.Seen(Party.Buyer)).Appeal.Offered);
        Assert.False((await story.Seen(Party.Seller)).Appeal.Offered);
        Assert.Empty(await story.Differences());
    }

    [Fact]
    public async Task A_seller_who_joins_and_wins_owes_nothing_any_more_and_what_was_refused_stays_refused()
    {
        await using Story story = await PaidInPart();
        await story.Appeals(Party.Buyer);
        await story.Appeals(Party.Seller);
        Assert.Contains("vote-on-both", (await story.Seen(Party.Reviewer)).Actions.Single(a => a.Kind == CommandKind.CastVote).Consequences.Select(c => c.Code));
        await story.Votes(Seat.Marketplace, false);
        await story.Votes(Seat.Independent, false);

        Assert.Equal(["1: 8000 BorneByMarketplace", "2: 0 Refused"], await story.Lines());
        Assert.Equal(DebtState.Cancelled, (await story.DebtRecord()).State);
        Assert.Equal((0L, -8_000L), (await story.Balance(ChartOfAccounts.SellerReceivable), await story.Balance(ChartOfAccounts.BuyerPayouts)));
        Assert.Empty(await story.Differences());
    }

    [Fact]
    public async Task Who_comes_after_the_first_vote_appeals_by_itself_once_the_other_appeal_is_decided()
    {
        await using Story story = await PaidInPart();
        await story.Appeals(Party.Buyer);
        await story.Votes(Seat.Marketplace, false);
        Assert.Equal("APPEAL_RUNNING", (await story.Seen(Party.Seller)).Appeal.WhyNot!.Code);
        await story.Votes(Seat.Independent, false);
        Assert.Equal(["1: 8000 PaidByMarketplace", "2: 0 Refused"], await story.Lines());

        await story.Appeals(Party.Seller);
        await story.Votes(Seat.Marketplace, false);
        await story.Votes(Seat.Independent, false);
        Assert.Equal(["1: 8000 BorneByMarketplace", "2: 0 Refused"], await story.Lines());
        Assert.Empty(await story.Differences());
    }

    [Fact]
    public async Task Both_debts_of_a_claim_are_lower_by_what_the_buyer_pays_back()
    {
        await using Story story = await PaidInPart();
        await story.Pass(TimeSpan.FromHours(1));
        await story.Appeals(Party.Buyer);
        await story.Votes(Seat.Marketplace, true);
        await story.Votes(Seat.Independent, true);
        Assert.Null(await story.BuyerPaysBack(9_000));

        List<DebtRecord> debts = await story.Store.Read(db => db.Debts.OrderBy(d => d.OpenedAt).ToListAsync());
        Assert.Equal([(8_000L, DebtState.Recovered), (1_000L, DebtState.Open)], debts.Select(d => (d.RecoveredMinor, d.State)));
        Assert.Equal(2_000, await story.Balance(ChartOfAccounts.SellerReceivable));
        Assert.Empty(await story.Differences());
    }

    [Fact]
    public async Task A_refund_of_the_seller_lowers_the_debt_that_is_open()
    {
        await using Story story = await PaidInPart();
        await story.PaysDebt(8_000);
        await story.Appeals(Party.Buyer);
        await story.Votes(Seat.Marketplace, true);
        await story.Votes(Seat.Independent, true);
        Assert.Null(await Fact(story, FactType.Refund, 2, 3_000));

        List<DebtRecord> debts = await story.Store.Read(db => db.Debts.OrderBy(d => d.OpenedAt).ToListAsync());
        Assert.All(debts, d => Assert.Equal(DebtState.Recovered, d.State));
        Assert.Equal(0, await story.Balance(ChartOfAccounts.SellerReceivable));
    }

    [Fact]
    public async Task What_came_back_for_the_line_of_an_offer_is_not_paid_out_of_another_line()
    {
        await using Story story = await Story.Claimed(Paying, 8_000, 3_000);
        Assert.True((await Offers(story, 3_000, 2)).Accepted);
        await story.Pass(Settled);
        Assert.Null(await Fact(story, FactType.Refund, 2, 3_000));
        await story.BuyerAccepts();

        Assert.Equal((0L, 0L), ((await story.Record()).PaidMinor, await story.Balance(ChartOfAccounts.BuyerPayouts)));
    }

    [Fact]
    public async Task Votes_and_offers_name_only_lines_that_are_at_issue()
    {
        await using Story story = await Contested();
        Assert.Equal("LINE_NOT_AT_ISSUE", (await story.VotesFor(Seat.Marketplace, 7)).Refusal!.Code);
        Assert.Equal("LINE_NOT_AT_ISSUE", (await story.VotesFor(Seat.Marketplace, 2, 2)).Refusal!.Code);
        Assert.Equal("VOTE_CONTRADICTS", (await story.VotesFor(Seat.Marketplace, 1, 2)).Refusal!.Code);
        VotePayload silent = Story.Ballot(true) with { RefusedLines = [new LineRefusal(2, "APP-01", " ")] };
        Assert.Equal(("REASON_REQUIRED", "/refusedLines/0/reason"), Named(await story.Give(CommandKind.CastVote, Party.Reviewer, silent, "Ada", seat: Seat.Marketplace)));
        VotePayload without = Story.Ballot(true) with { RefusedLines = [new LineRefusal(2, "APP-9", "Why not.")] };
        Assert.Equal(("CRITERIA_INCOMPLETE", "/refusedLines/0/criterion"), Named(await story.Give(CommandKind.CastVote, Party.Reviewer, without, "Ada", seat: Seat.Marketplace)));

        await using Story offered = await Story.Claimed(Paying, 8_000, 3_000);
        Assert.Equal(("LINE_NOT_AT_ISSUE", "/lines/1"), Named(await Offers(offered, 3_000, 2, 3)));
        Assert.Equal(("OFFER_ABOVE_LINES", "/amountMinor"), Named(await Offers(offered, 3_001, 2)));
    }

    [Fact]
    public async Task An_offer_for_one_line_is_paid_for_that_line()
    {
        await using Story story = await Story.Claimed(Paying, 8_000, 3_000);
        await Offers(story, 3_000, 2);
        await story.Pass(Settled);
        CasePageView page = Page(await story.Seen(Party.Buyer), story);
        Assert.Equal(["Item 2"], page.Offer!.For);
        await story.BuyerAccepts();

        await story.EndsWell(ClaimOutcome.SettledByOffer);
        Assert.Equal(["1: 0 SettledByOffer", "2: 3000 SettledByOffer"], await story.Lines());
    }

    // Who takes it gives up the rest: both read it before they say yes.
    [Theory]
    [InlineData(Remedy.PartRefund, 500, new[] { 2 }, true)]
    [InlineData(Remedy.Return, 3_000, new[] { 2 }, true)]
    [InlineData(Remedy.PartRefund, 1_500, new[] { 1, 2 }, false)]
    [InlineData(Remedy.Return, 5_000, new int[0], false)]
    public async Task An_offer_for_some_lines_says_that_it_settles_the_others_too(Remedy remedy, long amount, int[] lines, bool said)
    {
        await using Story story = await Story.Ordered(Paying, 8_000, 3_000);
        await story.Store.Write(db => db.OrderLines.ExecuteUpdateAsync(l => l.SetProperty(o => o.Status, "delivered").SetProperty(o => o.DeliveredAt, Market.Start.AddDays(-5))));
        Assert.True((await story.FilesLines([new NewClaimLine(2)], c => c with { AmountMinor = null, Kind = ClaimKind.ArrivedLate, Remedy = Remedy.PartRefund })).Accepted);
        OfferPayload offer = new(remedy, amount, "For this one.", lines);
        CaseAction offering = (await story.Services.GetRequiredService<Functions.Cases.Foresight>().Of(new NewCommand(story.Claim, CommandKind.SellerOffers, Party.Seller, "seller", offer)))!;
        Assert.Equal(said, offering.Consequences.Any(c => c.Code == "if-accepted-other-items-settled"));
        Assert.True((await story.Give(CommandKind.SellerOffers, Party.Seller, offer)).Accepted);
        await story.Pass(Settled);

        CaseAction accepting = (await story.Seen(Party.Buyer)).Actions.Single(a => a.Kind == CommandKind.BuyerAccepts);
        Assert.Equal(said, accepting.Consequences.Any(c => c.Code == "other-items-settled"));
    }

    [Fact]
    public async Task An_offer_for_all_lines_is_shared_by_what_is_missing()
    {
        await using Story story = await Story.Claimed(Paying, 8_000, 3_000);
        await story.SellerOffers(5_000);
        await story.Pass(Settled);
        await story.BuyerAccepts();

        Assert.Equal(["1: 3636 SettledByOffer", "2: 1364 SettledByOffer"], await story.Lines());
    }

    [Fact]
    public async Task A_lost_parcel_decides_once_every_line_is_lost()
    {
        await using Story story = await Story.Claimed(new Market(), 8_000, 3_000);
        await Scan(story, 1, ScanKind.Lost);
        Assert.Equal(ClaimStatus.AwaitingSeller, (await story.Record()).Status);
        Assert.Contains("Reading lamp: The carrier reports that the parcel is lost.", Page(await story.Seen(Party.Seller), story).Story.Select(s => s.Text));
        await Scan(story, 2, ScanKind.Lost);

        Assert.Equal(["1: 8000 PaidByMarketplace", "2: 3000 PaidByMarketplace"], await story.Lines());
    }

    [Fact]
    public async Task One_lost_and_one_delivered_line_is_for_people_to_decide()
    {
        await using Story story = await Story.Claimed(new Market(), 8_000, 3_000);
        await Scan(story, 1, ScanKind.Lost);
        await Scan(story, 2, ScanKind.Delivered);
        Assert.Equal(ClaimStatus.AwaitingSeller, (await story.Record()).Status);
    }

    [Fact]
    public async Task What_comes_after_the_payout_is_asked_back_for_its_line()
    {
        await using Story story = await Story.Claimed(Paying, 8_000, 3_000);
        await story.SellerPays();
        await Scan(story, 2, ScanKind.Delivered);
        Assert.Equal(new Money(3_000, "USD"), (await story.Seen(Party.Buyer)).GiveBack!.Amount);
        Assert.Contains("$30.00", (await story.Mail(Party.Buyer, "DeliveredAfterPayout")).Text);

        // The other one comes too: told once more, with the sum, and by the sweep not again.
        await story.Pass(TimeSpan.FromDays(2));
        await Scan(story, 1, ScanKind.Delivered);
        Assert.Contains("$110.00", (await story.Mail(Party.Buyer, "DeliveredAfterPayout")).Text);
        Assert.Equal(2, (await story.Mails()).Count(m => m == "Buyer: DeliveredAfterPayout"));
        Assert.Equal(0, await story.Services.GetRequiredService<GiveBackMail>().Tell());
    }

    [Fact]
    public async Task Each_line_has_one_open_claim()
    {
        await using Story story = await Story.Claimed(new Market(), 8_000, 3_000, 1_000);
        IntakeResult second = await story.FilesLines([], claim => claim with { Line = 3 });
        Assert.Equal("CLAIM_ALREADY_OPEN", second.Refusal!.Code);

        // The database says the same to whoever comes at the same moment.
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => story.Store.Write(db =>
        {
            db.ClaimLines.Add(new ClaimLineRecord { ClaimId = new ClaimId("clm_other"), OrderId = "order-1", Line = 3, Quantity = 1, AmountMinor = 1 });
            return Task.CompletedTask;
        }));
    }

    [Fact]
    public async Task A_claim_is_taken_in_with_all_its_lines_or_not_at_all()
    {
        await using Story story = await Story.Ordered(new Market(), 8_000, 3_000, 1_000);
        await story.Store.Write(async db => (await db.OrderLines.SingleAsync(o => o.Line == 2)).EstimatedDeliveryAt = Market.Start.AddDays(5));
        IntakeResult refused = await story.FilesLines([new(2), new(3)]);

        Assert.Equal("NOT_ELIGIBLE", refused.Refusal!.Code);
        Assert.Equal((2, "ELIG-05"), Assert.Single(refused.Verdict!.Broken.Select(b => (b.Line, b.Code))));
        Assert.StartsWith("Line 2: ", refused.Verdict.Broken.Single().Reason, StringComparison.Ordinal);
        Assert.Empty(await story.Store.Read(db => db.Claims.ToListAsync()));
        Assert.True((await story.FilesLines([new(3)])).Accepted);
    }

    [Theory]
    [InlineData("LINE_REPEATED", "/moreLines/0/line", 1)]
    [InlineData("LINE_INVALID", "/moreLines/0/line", 0)]
    [InlineData("QUANTITY_INVALID", "/moreLines/0/quantity", 2, 5)]
    [InlineData("AMOUNT_NOT_POSITIVE", "/moreLines/0/amountMinor", 2, null, 0L)]
    public async Task Each_wrong_line_is_named(string code, string field, int line, int? quantity = null, long? amount = null)
    {
        await using Story story = await Story.Ordered(new Market(), 8_000, 3_000);
        IntakeResult refused = await story.FilesLines([new(line, quantity, amount)]);
        Assert.Contains((code, field), refused.FieldErrors.Select(e => (e.Code, e.Field!)));
    }

    [Fact]
    public async Task Too_many_lines_and_amounts_beyond_all_sums_are_refused()
    {
        await using Story story = await Story.Ordered(new Market(), 8_000, 3_000);
        IntakeResult many = await story.FilesLines([.. Enumerable.Range(2, 100_000).Select(line => new NewClaimLine(line))]);
        Assert.Contains(("LINES_TOO_MANY", "/moreLines"), many.FieldErrors.Select(e => (e.Code, e.Field!)));
        IntakeResult much = await story.FilesLines([new(2, null, long.MaxValue)], claim => claim with { AmountMinor = long.MaxValue });
        Assert.Equal([(1, "ELIG-11"), (2, "ELIG-11")], much.Verdict!.Broken.Select(b => (b.Line!.Value, b.Code)));
    }

    [Fact]
    public async Task What_another_seller_sold_and_harm_are_claims_of_their_own()
    {
        await using Story story = await Story.Ordered(new Market(), 8_000, 3_000);
        IntakeResult harm = await story.FilesLines([new(2)], claim => claim with { Kind = ClaimKind.PropertyDamage, AmountMinor = 100 });
        Assert.Contains(("LINES_NOT_FOR_HARM", "/moreLines"), harm.FieldErrors.Select(e => (e.Code, e.Field!)));
        await story.Store.Write(async db => (await db.OrderLines.SingleAsync(o => o.Line == 2)).SellerId = "seller-2");
        IntakeResult other = await story.FilesLines([new(2)]);
        Assert.Contains(("LINES_DIFFER", "/moreLines/0/line"), other.FieldErrors.Select(e => (e.Code, e.Field!)));
    }

    [Fact]
    public async Task The_buyer_ticks_other_items_of_the_order_on_the_page()
    {
        await using Story story = await Story.Writing();
        await story.Orders(2, 3_000);
        await story.Orders(3, 1_000);
        ClaimDraftFile page = (await story.Store.Read(db => story.Services.GetRequiredService<ClaimDraftReader>().Read(db, story.Claim)))!;
        Assert.Equal([2, 3], page.Others.Select(o => o.Line));
        await story.Types(false, ("kind", "NotReceived"), ("description", "Neither of them came, though both were due ten days ago."), ("also", "2"));
        Assert.True((await story.FilesDraft()).Accepted);

        Assert.Equal(["1: 0 None", "2: 0 None"], await story.Lines());
        Assert.Equal(11_000, (await story.Record()).AmountMinor);
    }

    [Fact]
    public async Task An_inquiry_about_one_item_becomes_a_claim_about_others_too_by_the_ticks_of_its_page()
    {
        await using Story story = await Story.Asked();
        await story.Orders(2, 3_000);
        await story.Orders(3, 1_000);
        await story.Pass(TimeSpan.FromHours(48));
        string path = await story.LinkPath(LinkPurpose.BuyerCase);
        string page = await story.Http.GetStringAsync(path);
        Assert.Matches(@"<input type=""checkbox"" name=""also"" value=""2""", page);
        string nonce = Regex.Match(page, @"name=""nonce"" value=""(?<code>[^""]+)""", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups["code"].Value;
        using FormUrlEncodedContent ticked = new([new("nonce", nonce), new("also", "2"), new("also", "3")]);
        using HttpResponseMessage sent = await story.Http.PostAsync($"{path}/inquiry/claim", ticked);
        await story.Idle();

        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.Equal(["1: 0 None", "2: 0 None", "3: 0 None"], await story.Lines());
        Assert.Equal((ClaimStatus.AwaitingSeller, 12_000L), ((await story.Record()).Status, (await story.Record()).AmountMinor));
    }

    [Fact]
    public async Task Each_line_at_issue_has_its_question_on_the_voter_s_page()
    {
        await using Story story = await Contested();
        Reader reader = new("en", story.Now);
        CaseFile file = await story.Seen(Party.Reviewer);
        Dictionary<string, string> sent = new(StringComparer.Ordinal) { ["line-1"] = "upheld", ["line-2"] = "APP-02", ["line-why-2"] = "The scan shows it." };
        foreach (string code in Functions.Guarantee.Policy.Appeals.Criteria.Keys)
        {
            (sent[$"met-{code}"], sent[$"why-{code}"]) = ("true", "As the photos show.");
        }

        Assert.Equal(
            ["line-1", "line-why-1", "line-2", "line-why-2"],
            ActionInputs.Of("vote", file, reader, sent).Select(i => i.Name).Where(n => n.StartsWith("line", StringComparison.Ordinal)));
        VotePayload vote = (VotePayload)ActionPayloads.Read("vote", file, reader, sent).Payload!;
        Assert.Equal([new LineRefusal(2, "APP-02", "The scan shows it.")], vote.RefusedLines);
        sent["met-APP-01"] = "false";
        Assert.Null(((VotePayload)ActionPayloads.Read("vote", file, reader, sent).Payload!).RefusedLines);
    }

    [Fact]
    public async Task Silence_pays_every_line_and_mails_name_how_many_there_are()
    {
        await using Story story = await Story.Claimed(new Market(), 8_000, 3_000, 1_000);
        await story.Pass(TimeSpan.FromHours(73));

        Assert.Equal(["1: 8000 PaidByMarketplace", "2: 3000 PaidByMarketplace", "3: 1000 PaidByMarketplace"], await story.Lines());
        Assert.Contains("Reading lamp and 2 more items", (await story.Mail(Party.Seller, "SellerNotified")).Text, StringComparison.Ordinal);
        Assert.Contains("Reading lamp and 2 more items", (await story.Mail(Party.Buyer, "DecisionToBuyer")).Text, StringComparison.Ordinal);
    }

    private static async Task<Story> Contested()
    {
        Story story = await Story.Claimed(new Market(), 8_000, 3_000);
        await story.SellerContests();
        await story.Pass(Settled);
        return story;
    }

    // The review upholds the first line and refuses the second.
    private static async Task<Story> PaidInPart()
    {
        Story story = await Contested();
        await story.VotesFor(Seat.Marketplace, 2);
        await story.VotesFor(Seat.Independent, 2);
        return story;
    }

    private static async Task<IEnumerable<(string Code, long? Minor)>> Promised(Story story) =>
        (await story.Seen(Party.Buyer)).Appeal.Consequences.Select(c => (c.Code, c.Amount?.MinorUnits));

    private static Task<CommandReceipt> Offers(Story story, long amount, params int[] lines) =>
        story.Give(CommandKind.SellerOffers, Party.Seller, new OfferPayload(Remedy.PartRefund, amount, "For this one.", lines));

    private static (string Code, string? Field) Named(CommandReceipt receipt) => (receipt.Refusal!.Code, receipt.Refusal.Field);

    private static Task<Refusal?> Fact(Story story, FactType type, int line, long amount) =>
        story.Fact(new FactBody(type, $"{type}-{line}", story.Now, "order-1", line, AmountMinor: amount, Currency: "USD"));

    private static Task<Refusal?> Scan(Story story, int line, ScanKind scan) =>
        story.Fact(new FactBody(FactType.Scan, $"{scan}-{line}", story.Now, "order-1", line, Scan: scan, Signature: true));

    private static Task<IReadOnlyList<Functions.Facts.Learning.Defect>> Defects(Story story) =>
        story.Store.Read(db => Functions.Facts.Learning.DefectReader.Moving(db, Market.Seller, story.Now, ThePack.Pack.Learning));

    private static CasePageView Page(CaseFile file, Story story) => CasePageViews.Of(file, "nonce", "/case/token", new Reader("en", story.Now), ThePack.Pack);

    private static string Shown(Story story, CaseFile file, string slug) => ActionForms.Ask(slug, file, "/case/token", new Reader("en", story.Now), [], new Dictionary<string, string>(), []).Title;
}
