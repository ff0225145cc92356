using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Facts.Learning;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS §5: a carrier's facts that arrive in an open claim change it at once, and both sides see them.</summary>
[Trait("Rule", "TRACK-01")]
[Trait("Rule", "TRACK-02")]
[Trait("Rule", "TRACK-03")]
public class Tracking_decides
{
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(61);
    private static readonly TimeSpan Silence = TimeSpan.FromHours(73);

    [Theory]
    [InlineData(ScanKind.Lost, "The carrier reports that the parcel is lost.")]
    [InlineData(ScanKind.Undeliverable, "The carrier reports that the parcel cannot be delivered.")]
    [InlineData(ScanKind.ReturnedToSender, "The carrier reports that the parcel goes back to the seller.")]
    internal async Task A_parcel_that_will_not_come_is_paid_at_once_as_if_contested_and_lost(ScanKind scan, string told)
    {
        await using Story story = await Story.Begin();
        Assert.Null(await story.Scanned(scan));

        Assert.Equal((ClaimOutcome.PaidByMarketplace, 8_000L, true), await End(story));
        Assert.Equal(8_000, (await story.DebtRecord()).Outstanding.MinorUnits);
        Assert.Equal(1, (await story.SellerRecord()).ClaimsCounted);
        CasePageView buyer = await story.Page(Party.Buyer);
        CasePageView seller = await story.Page(Party.Seller);
        Assert.Equal("We paid you $80.00.", buyer.Turn.Headline);
        Assert.Equal("Please pay back $80.00: we paid the buyer in your place.", seller.Turn.Headline);
        Assert.All([buyer, seller], page => Assert.Contains(told, page.Story.Select(s => s.Text)));
        Assert.All([buyer, seller], page => Assert.Equal("The carrier says that the parcel will not come, so we paid the buyer.", page.Decision!.Text));
        Assert.StartsWith("The carrier says that the parcel will not reach the buyer.", (await Mail(story, "DecisionToSeller")).Text, StringComparison.Ordinal);
        Assert.Empty(await story.Differences());
    }

    [Fact]
    public async Task Limits_of_payouts_still_apply()
    {
        await using Story story = await Story.Begin(new Market { PriceMinor = 200_000 });
        await story.Scanned(ScanKind.Lost);
        Assert.Equal(ClaimStatus.AwaitingApproval, (await story.Record()).Status);
        await story.Approves("Ada");
        Assert.Equal((ClaimOutcome.PaidByMarketplace, 200_000L, true), await End(story));
    }

    [Fact]
    public async Task The_fraud_check_still_applies_and_then_nobody_waits_for_the_seller()
    {
        await using Story story = await Story.Begin(new Market { FraudBand = FraudBand.Review });
        await story.Scanned(ScanKind.Lost);
        Assert.Equal(ClaimStatus.AwaitingExpert, (await story.Record()).Status);
        Assert.Contains("The carrier reports that the parcel is lost.", (await story.Page(Party.Buyer)).Story.Select(s => s.Text));

        await story.Give(CommandKind.GiveExpertOpinion, Party.Expert, new FraudOpinionPayload(false, "It is genuine."));
        Assert.Equal((ClaimOutcome.PaidByMarketplace, 8_000L, true), await End(story));
        Assert.Equal(Market.Start, (await story.Record()).ClosedAt);
        Assert.Equal(8_000, (await story.DebtRecord()).AmountMinor);
    }

    [Fact]
    public async Task A_review_that_runs_ends_for_the_buyer()
    {
        await using Story story = await Story.Begin();
        await story.SellerContests();
        await story.Pass(Settled);
        await story.Votes(Seat.Marketplace, false);
        await story.Scanned(ScanKind.ReturnedToSender);

        Assert.Equal((ClaimOutcome.PaidByMarketplace, 8_000L, true), await End(story));
        Assert.True((await story.Store.Read(db => db.Appeals.SingleAsync())).ForBuyer);
        Assert.DoesNotContain(await story.OpenStages(), s => s.DebtId is null);
    }

    [Fact]
    public async Task An_offer_of_a_part_is_over_when_the_parcel_is_lost()
    {
        await using Story story = await Story.Begin();
        await story.SellerOffers(3_000);
        await story.Pass(Settled);
        await story.Scanned(ScanKind.Lost);
        Assert.Equal((ClaimOutcome.PaidByMarketplace, 8_000L, true), await End(story));
    }

    [Fact]
    public async Task Refused_by_the_buyer_and_returned_is_paid_and_counts_against_nobody()
    {
        await using Story story = await Story.Begin();
        await story.Scanned(ScanKind.Refused);
        Assert.Equal(ClaimStatus.AwaitingSeller, (await story.Record()).Status);
        Assert.Contains("The carrier reports that the parcel was refused at the door; it goes back.", (await story.Page(Party.Seller)).Story.Select(s => s.Text));

        await story.Pass(TimeSpan.FromDays(1));
        await story.Scanned(ScanKind.ReturnedToSender);
        Assert.Equal((ClaimOutcome.PaidByMarketplace, 8_000L, false), await End(story));
        Assert.Equal(0, (await story.SellerRecord()).ClaimsCounted);
        Assert.Equal(8_000, (await story.DebtRecord()).Outstanding.MinorUnits);
        Assert.EndsWith("It does not count on the seller's record.", (await story.Page(Party.Seller)).Decision!.Text, StringComparison.Ordinal);
        Assert.Empty(CausesOfClaims.Of(new CauseFacts(ClaimKind.NotReceived, ClaimOutcome.PaidByMarketplace, false, true, true, false, Refused: true)));
    }

    [Fact]
    public async Task Nothing_shipped_by_the_promised_date_is_paid_and_counts()
    {
        await using Story story = await Story.Begin();
        await story.Scanned(ScanKind.LabelCreated);
        Assert.Equal(ClaimStatus.AwaitingSeller, (await story.Record()).Status);
        Assert.Contains(TimelineKind.ScanNoted, await story.Timeline());

        await story.Store.Write(async db => (await db.OrderLines.SingleAsync()).ShippedAt = null);
        await story.Scanned(ScanKind.LabelCreated, at: Market.Start.AddDays(-11));
        Assert.Equal(ClaimStatus.AwaitingSeller, (await story.Record()).Status);

        await story.Scanned(ScanKind.LabelCreated);
        Assert.Equal((ClaimOutcome.PaidByMarketplace, 8_000L, true), await End(story));
        Assert.Equal("Nothing was shipped by the promised date, so we paid the buyer.", (await story.Page(Party.Buyer)).Decision!.Text);
    }

    [Fact]
    public async Task A_claim_about_the_item_itself_is_not_decided_by_its_parcel()
    {
        await using Story story = await Story.Begin();
        await story.Store.Write(async db => (await db.Claims.SingleAsync()).Kind = ClaimKind.WrongItem);
        await story.Scanned(ScanKind.ReturnedToSender);
        await story.Scanned(ScanKind.Delivered);
        Assert.Equal(StageKind.SellerAnswer, Assert.Single(await story.OpenStages()).Kind);
        Assert.DoesNotContain(TimelineKind.CarrierGaveUp, await story.Timeline());
    }

    [Fact]
    public async Task A_delivery_scan_asks_the_buyer_and_silence_ends_the_claim_with_the_right_of_appeal()
    {
        await using Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromHours(20));
        await story.Scanned(ScanKind.Delivered);
        StageRecord stage = Assert.Single(await story.OpenStages());
        Assert.Equal((StageKind.DeliveryAnswer, Party.Buyer, StageDefault.DeliveryCounts, story.Now.AddHours(72)), (stage.Kind, stage.NextActor, stage.Default, stage.Deadline));
        CasePageView buyer = await story.Page(Party.Buyer);
        Assert.Equal("The carrier says that your parcel was delivered: did it come?", buyer.Turn.Headline);
        Assert.Equal("The delivery counts as proved, and your claim is refused. You can then appeal.", buyer.Turn.Otherwise);
        Assert.Equal(["nothing-came", "withdraw"], buyer.Actions.Where(a => a.WhyNot is null).Select(a => a.Slug));
        CasePageView seller = await story.Page(Party.Seller);
        Assert.Equal("The carrier says that the parcel was delivered: the buyer is asked, and your time rests.", seller.Turn.Headline);
        Assert.DoesNotContain(seller.Actions, a => a.WhyNot is null);
        Assert.All([buyer, seller], page => Assert.Contains("The carrier reports that the parcel was delivered.", page.Story.Select(s => s.Text)));
        Assert.Equal(["Buyer: DeliveryAsked", "Seller: DeliveryTold"], (await story.Mails()).TakeLast(2));

        await story.Pass(TimeSpan.FromHours(72));
        await story.EndsWell(ClaimOutcome.Refused);
        Assert.Equal(2, (await story.Mails()).Count(m => m == "Buyer: DeliveryAsked"));
        Assert.Equal("The carrier's scan shows the delivery, and the buyer did not say otherwise in time.", (await story.Page(Party.Buyer)).Decision!.Text);
        Assert.Null((await story.Services.GetRequiredService<CaseReader>().Read(story.Claim, Party.Buyer))!.Appeal.WhyNot);
        Assert.False((await story.Record()).CountsAgainstSeller);
        Assert.StartsWith("Your claim was refused: the carrier says delivered", (await Mail(story, "DecisionToBuyer")).Text, StringComparison.Ordinal);
        Assert.Empty(await story.Differences());
    }

    [Theory]
    [InlineData(true, ClaimOutcome.PaidByMarketplace)]
    [InlineData(false, ClaimOutcome.Refused)]
    public async Task A_buyer_who_says_that_nothing_came_has_it_reviewed(bool forBuyer, ClaimOutcome outcome)
    {
        await using Story story = await Story.Begin();
        await story.Scanned(ScanKind.Delivered);
        Assert.Equal("REASON_REQUIRED", (await Disputes(story, " ")).Refusal?.Code);
        Assert.True((await Disputes(story, "I was at home all day.")).Accepted);
        AppealRecord review = await story.Store.Read(db => db.Appeals.SingleAsync());
        Assert.Equal((AppealOrigin.DeliveryDisputed, "I was at home all day."), (review.Origin, review.Statement));
        Assert.StartsWith("The carrier says delivered", (await story.Page(Party.Buyer)).Turn.Headline, StringComparison.Ordinal);
        await story.Votes(Seat.Marketplace, forBuyer);
        await story.Votes(Seat.Independent, forBuyer);
        Assert.Equal(outcome, (await story.Record()).Outcome);
    }

    [Fact]
    public async Task A_buyer_to_whom_it_came_withdraws()
    {
        await using Story story = await Story.Begin();
        await story.Scanned(ScanKind.Delivered);
        await story.Give(CommandKind.BuyerWithdraws, Party.Buyer, new WithdrawalPayload(Cause: WithdrawalCause.ItemReceived));
        await story.EndsWell(ClaimOutcome.Withdrawn);
    }

    [Fact]
    public async Task A_buyer_whom_the_question_never_reached_is_not_in_default()
    {
        await using Story story = await Story.Begin();
        await story.Store.Write(async db => (await db.Buyers.SingleAsync()).Email = null);
        await story.Pass(TimeSpan.FromHours(1));
        await story.Scanned(ScanKind.Delivered);
        await story.Pass(TimeSpan.FromHours(72));
        Assert.Equal((ClaimStatus.InReview, AppealOrigin.DeliveryDisputed), ((await story.Record()).Status, (await story.Store.Read(db => db.Appeals.SingleAsync())).Origin));
        Assert.Contains(TimelineKind.NotReached, await story.Timeline());
    }

    [Theory]
    [InlineData(75_000, null, StageKind.DeliveryAnswer)]
    [InlineData(75_001, null, StageKind.SellerAnswer)]
    [InlineData(75_001, false, StageKind.SellerAnswer)]
    [InlineData(75_001, true, StageKind.DeliveryAnswer)]
    public async Task Above_the_policys_amount_a_delivery_needs_a_signature(long price, bool? signature, StageKind stage)
    {
        await using Story story = await Story.Begin(new Market { PriceMinor = price });
        await story.Scanned(ScanKind.Delivered, signature);
        Assert.Equal(stage, Assert.Single(await story.OpenStages()).Kind);
        Assert.Contains((await story.Page(Party.Seller)).Story, s => s.Text.StartsWith("The carrier reports", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Delivered_and_then_lost_after_all_is_paid()
    {
        await using Story story = await Story.Begin();
        await story.Scanned(ScanKind.Delivered);
        await story.Pass(TimeSpan.FromDays(1));
        await story.Scanned(ScanKind.Lost);
        Assert.Equal((ClaimOutcome.PaidByMarketplace, 8_000L, true), await End(story));
    }

    [Fact]
    public async Task What_is_delivered_after_the_payout_is_sent_back_or_paid_back_and_that_lowers_the_debt()
    {
        await using Story story = await Story.Begin();
        await story.Pass(Silence);
        await story.Pass(TimeSpan.FromDays(20));
        await story.Scanned(ScanKind.Delivered);

        CasePageView page = await story.Page(Party.Buyer);
        Assert.Equal("Your parcel came after we paid you: please send it back, or pay $80.00 back.", page.Turn.Headline);
        Assert.True(page.Turn.Mine);
        Assert.StartsWith("Send the parcel back to the seller, or pay $80.00 back", page.GiveBack, StringComparison.Ordinal);
        Assert.Equal("Buyer: DeliveredAfterPayout", (await story.Mails())[^1]);
        Assert.Contains("pay $80.00 back", (await Mail(story, "DeliveredAfterPayout")).Text, StringComparison.Ordinal);
        Assert.Contains((await story.Page(Party.Seller)).Story, s => s.Text.Contains("delivered after the payment", StringComparison.Ordinal));

        long owed = (await story.DebtRecord()).Outstanding.MinorUnits;
        Assert.Null(await story.BuyerPaysBack(3_000));
        Assert.Equal(owed - 3_000, (await story.DebtRecord()).Outstanding.MinorUnits);
        Assert.Contains("The buyer paid money back: the debt is lower by $30.00.", (await story.Page(Party.Seller)).Story.Select(s => s.Text));
        Assert.Equal("Your parcel came after we paid you: please send it back, or pay $50.00 back.", (await story.Page(Party.Buyer)).Turn.Headline);
        Assert.Equal("MORE_THAN_PAID", (await story.BuyerPaysBack(5_001))?.Code);
        await story.BuyerPaysBack(5_000);
        Assert.Equal((DebtState.Recovered, 0L), ((await story.DebtRecord()).State, (await story.DebtRecord()).Outstanding.MinorUnits));
        Assert.Equal("We paid you $80.00.", (await story.Page(Party.Buyer)).Turn.Headline);
        Assert.Equal((0, 0), (await story.Balance(ChartOfAccounts.GuaranteeExpense), (await story.Store.Read(Ledger.Balances)).Sum(b => b.AmountMinor)));
        Assert.Empty(await story.Differences());
        await story.Pass(TimeSpan.FromDays(10));
        await story.EndsWell(ClaimOutcome.PaidByMarketplace);
    }

    [Fact]
    public async Task Sent_back_it_is_no_longer_asked_for_and_the_debt_stays()
    {
        await using Story story = await Story.Begin();
        await story.Pass(Silence);
        await story.Scanned(ScanKind.Delivered);
        await story.SendsBack();
        Assert.Equal("We paid you $80.00.", (await story.Page(Party.Buyer)).Turn.Headline);
        Assert.Contains("The buyer sent back what came after the payment.", (await story.Page(Party.Seller)).Story.Select(s => s.Text));
        Assert.Equal(8_000, (await story.DebtRecord()).Outstanding.MinorUnits);
    }

    [Theory]
    [InlineData(29, true)]
    [InlineData(31, false)]
    public async Task Only_within_the_policys_days_after_the_payout(int days, bool asked)
    {
        await using Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromHours(72));
        await story.Pass(TimeSpan.FromDays(days));
        await story.Scanned(ScanKind.Delivered);
        Assert.Equal(asked, (await story.Timeline()).Contains(TimelineKind.DeliveredAfterPayout));
    }

    [Fact]
    public async Task What_a_seller_who_paid_gets_back_goes_out_with_the_next_disbursement()
    {
        await using Story story = await Story.Begin(new Market { HeldMinor = 8_000 });
        await story.SellerPays();
        await story.Scanned(ScanKind.Delivered);
        Assert.Equal("Buyer: DeliveredAfterPayout", (await story.Mails())[^1]);
        await story.BuyerPaysBack(8_000);
        Assert.Equal(-8_000, await story.Balance(ChartOfAccounts.SellerFunds, Market.Seller));
        Assert.Empty(await story.Differences());
    }

    [Fact]
    public async Task A_sellers_refund_after_the_payout_ends_the_debt_and_the_buyer_is_asked_at_once()
    {
        await using Story story = await Story.Begin();
        await story.Pass(Silence);
        await story.Refunded(8_000);

        Assert.Equal((DebtState.Recovered, 0L), ((await story.DebtRecord()).State, (await story.DebtRecord()).Outstanding.MinorUnits));
        Assert.Contains("The seller refunded the buyer: the debt is lower by $80.00.", (await story.Page(Party.Seller)).Story.Select(s => s.Text));
        Assert.Contains("Buyer: RecoveredTwice", await story.Mails());
        CasePageView page = await story.Page(Party.Buyer);
        Assert.Equal("Please give $80.00 back: the same money reached you twice.", page.Turn.Headline);
        Assert.StartsWith("Please give $80.00 back", page.GiveBack, StringComparison.Ordinal);

        await story.BuyerPaysBack(8_000);
        Assert.Equal((0, 0), (await story.Balance(ChartOfAccounts.BuyerReceivable), await story.Balance(ChartOfAccounts.DoubleRecovery)));
        Assert.Equal("We paid you $80.00.", (await story.Page(Party.Buyer)).Turn.Headline);
        Assert.Empty(await story.Differences());
    }

    public static TheoryData<string> Waits => [.. Stages.Keys];

    [Theory]
    [MemberData(nameof(Waits))]
    public async Task A_refund_of_all_closes_the_claim_at_once_in_whatever_stage_it_waits(string wait)
    {
        (Market market, Func<Story, Task> reach, ClaimStatus status) = Stages[wait];
        await using Story story = await Story.Begin(market);
        await reach(story);
        Assert.Equal(status, (await story.Record()).Status);
        await story.Refunded(market.PriceMinor - 1);
        Assert.Equal(status, (await story.Record()).Status);
        await story.Refunded(1);
        await story.EndsWell(ClaimOutcome.MadeGoodElsewhere);
        Assert.Equal(1, (await story.Timeline()).Count(k => k == TimelineKind.NothingMissing));
        Assert.False((await story.Record()).CountsAgainstSeller);
        Assert.Empty(await story.Differences());
    }

    [Fact]
    public async Task The_question_about_a_delivery_reads_in_every_language()
    {
        await using Story story = await Story.Begin();
        await story.Scanned(ScanKind.Delivered);
        Assert.NotEmpty(await story.PagesInEveryLanguage([]));
    }

    private static readonly Dictionary<string, (Market Market, Func<Story, Task> Reach, ClaimStatus Status)> Stages = new(StringComparer.Ordinal)
    {
        ["expert"] = (new Market { FraudBand = FraudBand.Review }, _ => Task.CompletedTask, ClaimStatus.AwaitingExpert),
        ["investigator"] = (new Market { FraudBand = FraudBand.Review }, s => s.Give(CommandKind.GiveExpertOpinion, Party.Expert, new FraudOpinionPayload(true, "Odd.")), ClaimStatus.AwaitingInvestigator),
        ["seller"] = (new Market(), _ => Task.CompletedTask, ClaimStatus.AwaitingSeller),
        ["seller's answer not yet in force"] = (new Market(), s => s.SellerContests(), ClaimStatus.AwaitingSeller),
        ["offer"] = (new Market(), async s => await Offered(s, 3_000), ClaimStatus.AwaitingBuyer),
        ["delivery"] = (new Market(), s => s.Scanned(ScanKind.Delivered), ClaimStatus.AwaitingBuyer),
        ["remedy"] = (new Market(), Promised, ClaimStatus.AwaitingRemedy),
        ["remedy shipped"] = (new Market(), Shipped, ClaimStatus.AwaitingRemedy),
        ["debit"] = (new Market(), s => s.SellerPays(), ClaimStatus.AwaitingPayment),
        ["review"] = (new Market(), Contested, ClaimStatus.InReview),
        ["approval"] = (new Market { PriceMinor = 200_000 }, s => s.Pass(Silence), ClaimStatus.AwaitingApproval),
        ["brake"] = (new Market(), Braked, ClaimStatus.Paying),
    };

    private static async Task Offered(Story story, long amount)
    {
        await story.SellerOffers(amount, amount == 0 ? Remedy.Replacement : Remedy.PartRefund);
        await story.Pass(Settled);
    }

    private static async Task Promised(Story story)
    {
        await Offered(story, 0);
        await story.BuyerAccepts();
    }

    private static async Task Shipped(Story story)
    {
        await Promised(story);
        await story.Give(CommandKind.SellerShips, Party.Seller, new ShipmentPayload("Parcel post", "JD0146"));
    }

    private static async Task Contested(Story story)
    {
        await story.SellerContests();
        await story.Pass(Settled);
    }

    private static async Task Braked(Story story)
    {
        await story.BudgetIsSpent();
        await story.Pass(Silence);
    }

    private static Task<CommandReceipt> Disputes(Story story, string reason) => story.Give(CommandKind.BuyerDisputesDelivery, Party.Buyer, new ReasonPayload(reason));

    private static async Task<(ClaimOutcome Outcome, long Paid, bool Counts)> End(Story story)
    {
        ClaimRecord claim = await story.Record();
        Assert.Equal((-claim.PaidMinor, 0), (await story.Balance(ChartOfAccounts.BuyerPayouts), await story.Balance(ChartOfAccounts.ClaimClearing)));
        return (claim.Outcome, claim.PaidMinor, claim.CountsAgainstSeller);
    }

    private static Task<MailRecord> Mail(Story story, string purpose) => story.Store.Read(db => db.Mails.SingleAsync(m => m.Key.Contains($":{purpose}:")));
}
