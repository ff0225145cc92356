using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Functions.Workflows.Sweeps;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS §8: never more is paid than is missing, on whatever way a claim is paid; what comes back later is a double recovery.</summary>
public class Money_comes_back
{
    private static readonly TimeSpan Silence = TimeSpan.FromHours(73);

    [Fact]
    public async Task A_silent_seller_owes_only_what_was_missing()
    {
        await using Story story = await Story.Begin();
        Assert.Null(await story.Refunded(3_000));
        await story.Pass(Silence);

        Assert.Equal((ClaimOutcome.PaidByMarketplace, 5_000L), await Ended(story));
        Assert.Equal(5_000, (await story.DebtRecord()).AmountMinor);
        Assert.Equal([TimelineKind.Submitted, TimelineKind.FraudChecked, TimelineKind.SellerNotified, TimelineKind.MoneyCameBack], (await story.Timeline()).Take(4));
    }

    [Fact]
    public async Task All_that_came_back_closes_the_claim_without_money_debt_or_mark()
    {
        await using Story story = await Story.Begin();
        await story.Refunded(5_000);
        Assert.Equal(ClaimStatus.AwaitingSeller, (await story.Record()).Status);
        await story.ChargedBack();

        await story.EndsWell(ClaimOutcome.MadeGoodElsewhere);
        Assert.Empty(await story.Store.Read(Ledger.Balances));
        Assert.Equal((0, false), ((await story.SellerRecord()).ClaimsCounted, await story.Store.Read(db => db.Debts.AnyAsync())));
        Assert.Equal(["Buyer: DecisionToBuyer", "Seller: DecisionToSeller"], (await story.Mails()).TakeLast(2));
        Assert.DoesNotContain("80.00", (await story.Store.Read(db => db.Mails.SingleAsync(m => m.Key.Contains("DecisionToBuyer")))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seller_who_pays_is_debited_what_is_missing()
    {
        await using Story story = await Story.Begin(new Market { HeldMinor = 10_000 });
        await story.ChargedBack(1_000);
        await story.SellerPays();

        await story.EndsWell(ClaimOutcome.PaidBySeller);
        Assert.Equal((-7_000, -3_000), (await story.Balance(ChartOfAccounts.BuyerPayouts), await story.Balance(ChartOfAccounts.SellerFunds)));
    }

    [Fact]
    public async Task An_offer_that_was_accepted_is_paid_as_far_as_anything_is_missing()
    {
        await using Story story = await Story.Begin(new Market { HeldMinor = 10_000 });
        await story.SellerOffers(5_000);
        await story.Pass(TimeSpan.FromHours(2));
        await story.Refunded(4_000);
        await story.BuyerAccepts();

        await story.EndsWell(ClaimOutcome.SettledByOffer);
        Assert.Equal(-4_000, await story.Balance(ChartOfAccounts.BuyerPayouts));
    }

    [Fact]
    public async Task A_part_that_came_back_counts_in_headline_silence_reminder_offer_dry_run_and_booking()
    {
        await using Story story = await Story.Begin(new Market { HeldMinor = 6_000 });
        Assert.Equal(DebitMethod.None, (await Foreseen(story, CommandKind.SellerPays)).Method);
        await story.Refunded(3_000);

        TurnView turn = (await story.Page(Party.Seller)).Turn;
        Assert.Equal("A buyer claims $50.00: please answer.", turn.Headline);
        Assert.Contains("$50.00", turn.Otherwise, StringComparison.Ordinal);
        Assert.DoesNotContain("$80.00", turn.Otherwise, StringComparison.Ordinal);
        Assert.Contains("We pay you $50.00.", (await story.Page(Party.Buyer)).Turn.Otherwise, StringComparison.Ordinal);
        Assert.Contains((await story.Page(Party.Seller)).Actions, a => a.Title == "Pay $50.00");

        Assert.Equal("OFFER_NOT_A_PART", (await Foreseen(story, CommandKind.SellerOffers, payload: new OfferPayload(Remedy.PartRefund, 5_000, ""))).WhyNot?.Code);
        Assert.Equal("OFFER_NOT_A_PART", (await story.SellerOffers(5_000)).Refusal?.Code);
        Assert.Null((await Foreseen(story, CommandKind.SellerOffers, payload: new OfferPayload(Remedy.PartRefund, 4_999, ""))).WhyNot);

        await story.Pass(TimeSpan.FromHours(71));
        MailRecord reminder = await story.Store.Read(db => db.Mails.OrderBy(m => m.CreatedAt).FirstAsync(m => m.Key.Contains("SellerReminder")));
        Assert.Contains("$50.00", reminder.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("$80.00", reminder.Text, StringComparison.Ordinal);

        CaseAction pays = await Foreseen(story, CommandKind.SellerPays);
        Assert.Equal((DebitMethod.HeldFunds, 5_000L), (pays.Method, pays.Amount?.MinorUnits));
        Assert.Equal([5_000L, 5_000L], Sums(pays));
        await story.SellerPays();
        Assert.Equal((ClaimOutcome.PaidBySeller, 5_000L), await Ended(story));
    }

    [Fact]
    public async Task When_all_came_back_the_claim_ends_at_once_and_nobody_is_asked_for_money()
    {
        await using Story story = await Story.Begin(new Market { HeldMinor = 10_000 });
        await story.Refunded(3_000);
        await story.Refunded(5_000);

        Assert.Equal((ClaimOutcome.MadeGoodElsewhere, 0L), await Ended(story));
        Assert.Equal("The buyer's money came back another way. You owe nothing.", (await story.Page(Party.Seller)).Turn.Headline);
        Assert.Equal("Your money already came back another way. The claim is closed.", (await story.Page(Party.Buyer)).Turn.Headline);
        Assert.Equal("CLAIM_CLOSED", (await story.SellerPays()).Refusal?.Code);
        await story.Pass(TimeSpan.FromHours(71));
        Assert.DoesNotContain("Seller: SellerReminder", await story.Mails());
        Assert.Equal(1, (await story.Timeline()).Count(k => k == TimelineKind.NothingMissing));
        await story.EndsWell(ClaimOutcome.MadeGoodElsewhere);
    }

    [Fact]
    public async Task What_came_back_after_an_offer_counts_in_the_dry_run_until_it_is_corrected()
    {
        await using Story story = await Story.Begin(new Market { HeldMinor = 10_000 });
        await story.SellerOffers(5_000);
        await story.Pass(TimeSpan.FromHours(2));
        await story.Refunded(7_000);
        Assert.Equal([1_000L], Sums(await Foreseen(story, CommandKind.BuyerAccepts, Party.Buyer)));
        await story.Corrected(new CameBackSums(RefundedMinor: 0));
        Assert.Equal([5_000L], Sums(await Foreseen(story, CommandKind.BuyerAccepts, Party.Buyer)));
        await story.Refunded(4_000);
        Assert.Equal([4_000L], Sums(await Foreseen(story, CommandKind.BuyerAccepts, Party.Buyer)));

        await story.BuyerAccepts();
        Assert.Equal((ClaimOutcome.SettledByOffer, 4_000L), await Ended(story));
    }

    [Fact]
    public async Task What_came_back_before_an_approval_counts_in_its_dry_run()
    {
        await using Story story = await Story.Begin(new Market { PriceMinor = 150_000 });
        await story.Pass(Silence);
        await story.Refunded(60_000);
        Assert.Equal([90_000L], Sums(await Foreseen(story, CommandKind.ApprovePayout, Party.Approver, new ReasonPayload("Fine."))));

        await story.Approves("Ada");
        Assert.Equal((ClaimOutcome.PaidByMarketplace, 90_000L), await Ended(story));
    }

    [Fact]
    public async Task What_came_back_on_the_day_to_mend_a_debit_counts()
    {
        await using Story story = await Story.Begin();
        await story.SellerPays();
        await story.Refunded(3_000);
        TurnView turn = (await story.Page(Party.Seller)).Turn;
        Assert.StartsWith("You agreed to pay $50.00", turn.Headline, StringComparison.Ordinal);
        Assert.Contains("$50.00", turn.Otherwise, StringComparison.Ordinal);
        Assert.DoesNotContain("$80.00", turn.Otherwise, StringComparison.Ordinal);

        await story.Pass(TimeSpan.FromDays(1));
        Assert.Equal((ClaimOutcome.PaidByMarketplace, 5_000L), await Ended(story));
    }

    [Fact]
    public async Task A_review_that_the_seller_loses_pays_what_is_missing()
    {
        await using Story story = await Story.Begin();
        await story.SellerContests();
        await story.Pass(TimeSpan.FromHours(2));
        await story.Corrected(new CameBackSums(InsurerPaidMinor: 500));
        await story.Votes(Seat.Marketplace, true);
        await story.Refunded(7_000);
        await story.Votes(Seat.Independent, true);

        Assert.Equal((ClaimOutcome.PaidByMarketplace, 500L), await Ended(story));
        Assert.Equal(500, (await story.DebtRecord()).AmountMinor);
    }

    [Theory]
    [InlineData(150_000, ClaimOutcome.PaidByMarketplace, 50_000)]
    [InlineData(200_000, ClaimOutcome.MadeGoodElsewhere, 0)]
    public async Task What_came_back_while_an_approver_decided_is_not_paid(long refunded, ClaimOutcome outcome, long paid)
    {
        await using Story story = await Story.Begin(new Market { PriceMinor = 200_000 });
        await story.Pass(Silence);
        Assert.Equal(ClaimStatus.AwaitingApproval, (await story.Record()).Status);
        await story.Refunded(refunded);
        await story.Approves("Ada");

        Assert.Equal((outcome, paid), await Ended(story));
        Assert.Equal(paid > 0, await story.Store.Read(db => db.Debts.AnyAsync()));
    }

    [Fact]
    public async Task Only_what_is_missing_counts_against_the_limit_of_approval()
    {
        await using Story story = await Story.Begin(new Market { PriceMinor = 200_000 });
        await story.Refunded(100_000);
        await story.Pass(Silence);

        Assert.Equal((ClaimOutcome.PaidByMarketplace, 100_000L), await Ended(story));
    }

    [Fact]
    public async Task What_came_back_while_the_brake_held_is_not_paid()
    {
        await using Story story = await Story.Begin();
        await story.BudgetIsSpent();
        await story.Pass(Silence);
        Assert.Equal(StageKind.PayoutBrake, Assert.Single(await story.OpenStages()).Kind);
        await story.Refunded(2_000);
        await story.Give(CommandKind.ReleasePayout, Party.Approver, new ReasonPayload("A holiday week."), "Ada");

        Assert.Equal((ClaimOutcome.PaidByMarketplace, 6_000L), await Ended(story));
    }

    [Fact]
    public async Task A_buyer_who_wins_an_appeal_is_paid_what_is_missing()
    {
        await using Story story = await Story.Begin();
        await story.SellerContests();
        await story.Pass(TimeSpan.FromHours(2));
        await story.Votes(Seat.Marketplace, false);
        await story.Votes(Seat.Independent, false);
        await story.ChargedBack(6_000);
        await story.Appeals(Party.Buyer);
        await story.Votes(Seat.Marketplace, true);
        await story.Votes(Seat.Independent, true);

        Assert.Equal((ClaimOutcome.PaidByMarketplace, 2_000L), await Ended(story));
    }

    [Trait("Case", "9")]
    [Fact]
    public async Task The_sellers_own_money_needs_no_approver()
    {
        await using Story story = await Story.Begin(new Market { PriceMinor = 150_000, HeldMinor = 150_000 });
        await story.SellerPays();

        await story.EndsWell(ClaimOutcome.PaidBySeller);
        Assert.Empty(await story.Store.Read(db => db.Stages.Where(s => s.Kind == StageKind.PayoutApproval).ToListAsync()));
    }

    [Fact]
    public async Task What_comes_back_after_the_payout_is_booked_told_and_named_until_it_is_corrected()
    {
        await using Story story = await Story.Begin();
        await story.Pass(Silence);
        await story.Refunded(3_000);

        // The seller refunded, and owes so much less; what the buyer gives back is the marketplace's.
        Assert.Equal((3_000, 0), (await story.Balance(ChartOfAccounts.BuyerReceivable, Market.Buyer), await story.Balance(ChartOfAccounts.DoubleRecovery)));
        Assert.Equal([TimelineKind.RecoveredTwice, TimelineKind.RecoveryAttempted], (await story.Timeline()).TakeLast(2));
        Assert.Equal(5_000, (await story.DebtRecord()).Outstanding.MinorUnits);
        Assert.Equal(["RECOVERED_TWICE"], await story.Differences());
        Assert.Equal("Buyer: RecoveredTwice", (await story.Mails())[^1]);
        Assert.Equal(0, await story.Services.GetRequiredService<GiveBackMail>().Tell());

        await story.ChargedBack();
        Assert.Equal(8_000, await story.Balance(ChartOfAccounts.BuyerReceivable));
        await story.Corrected(new CameBackSums(RefundedMinor: 0, ChargedBackMinor: 0));
        Assert.Equal((0, 0), (await story.Balance(ChartOfAccounts.BuyerReceivable), await story.Balance(ChartOfAccounts.DoubleRecovery)));
        Assert.Equal(8_000, (await story.DebtRecord()).Outstanding.MinorUnits);
        Assert.Empty(await story.Differences());
    }

    private static async Task<(ClaimOutcome, long)> Ended(Story story)
    {
        ClaimRecord claim = await story.Record();
        Assert.Equal(-claim.PaidMinor, await story.Balance(ChartOfAccounts.BuyerPayouts, Market.Buyer));
        Assert.Equal(0, await story.Balance(ChartOfAccounts.ClaimClearing));
        return (claim.Outcome, claim.PaidMinor);
    }

    private static async Task<CaseAction> Foreseen(Story story, CommandKind kind, Party party = Party.Seller, object? payload = null) =>
        (await story.Services.GetRequiredService<Functions.Cases.Foresight>().Of(new NewCommand(story.Claim, kind, party, "Ada", payload ?? new NoPayload())))!;

    private static List<long> Sums(CaseAction foreseen) => [.. foreseen.Consequences.Where(c => c.Amount is not null).Select(c => c.Amount!.Value.MinorUnits)];
}
