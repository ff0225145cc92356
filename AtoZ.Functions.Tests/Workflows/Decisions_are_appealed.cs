using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS §7: either side may appeal a decision; a won appeal puts money and metrics right together.</summary>
public class Decisions_are_appealed
{
    [Fact]
    public async Task The_buyer_wins_after_a_refusal_and_is_paid()
    {
        await using Story story = await Refused();
        await story.Appeals(Party.Buyer);
        Assert.Equal(ClaimStatus.Closed, (await story.Record()).Status);
        await story.Votes(Seat.Marketplace, true);
        await story.Votes(Seat.Independent, true);
        Assert.Equal(ClaimOutcome.PaidByMarketplace, (await story.Record()).Outcome);
        await story.PaysDebt(8_000);

        await story.EndsWellAfter(TimeSpan.FromDays(7), ClaimOutcome.PaidByMarketplace);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await story.Status(InstanceIds.Appeal(story.Claim, 2)));
        Assert.Null((await story.Record()).RefusalReasons);
        Assert.Contains("Buyer: AppealDecided", await story.Mails());
    }

    [Fact]
    public async Task The_buyer_loses_and_the_refusal_stands()
    {
        await using Story story = await Refused();
        await story.Appeals(Party.Buyer);
        await story.Votes(Seat.Marketplace, false);
        await story.Votes(Seat.Independent, false);

        await story.EndsWell(ClaimOutcome.Refused);
        Assert.Empty(await story.Store.Read(Ledger.Balances));
    }

    [Fact]
    public async Task The_seller_wins_and_gets_money_and_metrics_back_while_the_buyer_keeps_the_payment()
    {
        await using Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromHours(73));
        await story.PaysDebt(3_000);
        Assert.Equal(1, (await story.SellerRecord()).ClaimsCounted);
        await story.Appeals(Party.Seller);
        await story.Votes(Seat.Marketplace, false);
        await story.Votes(Seat.Independent, false);

        await story.EndsWell(ClaimOutcome.BorneByMarketplace);
        Assert.Equal((DebtState.Cancelled, 0, 0L), ((await story.DebtRecord()).State, (await story.SellerRecord()).ClaimsCounted, await story.Balance(ChartOfAccounts.SellerReceivable)));
        Assert.Equal(-3_000, await story.Balance(ChartOfAccounts.SellerFunds, Market.Seller));
        Assert.Equal(8_000, await story.Balance(ChartOfAccounts.ReversalExpense));
        Assert.Equal(-8_000, await story.Balance(ChartOfAccounts.BuyerPayouts));
        Assert.Contains(TimelineKind.Reversed, await story.Timeline());
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await story.Status(InstanceIds.Recovery(story.Debt)));
    }

    [Fact]
    public async Task The_seller_loses_and_the_recovery_goes_on()
    {
        await using Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromHours(73));
        await story.Appeals(Party.Seller);
        await story.Votes(Seat.Marketplace, true);
        await story.Votes(Seat.Independent, true);

        Assert.Equal((ClaimOutcome.PaidByMarketplace, DebtState.Open), ((await story.Record()).Outcome, (await story.DebtRecord()).State));
        await story.PaysDebt(8_000);
        await story.EndsWellAfter(TimeSpan.FromDays(7), ClaimOutcome.PaidByMarketplace);
    }

    [Fact]
    public async Task The_mails_of_an_appeal_are_not_those_of_the_first_review_and_call_nothing_final_that_can_be_appealed()
    {
        await using Story story = await Refused();
        string first = (await story.Mail(Party.Buyer, "ReviewOpened")).Subject;
        await story.Appeals(Party.Buyer);
        MailRecord own = await story.Mail(Party.Buyer, "ReviewOpened"), others = await story.Mail(Party.Seller, "ReviewOpened");
        Assert.NotEqual(first, own.Subject);
        Assert.Contains("because of your appeal", own.Text, StringComparison.Ordinal);
        Assert.Contains("the other side appealed the decision", others.Text, StringComparison.Ordinal);
        Assert.All([own, others], m => Assert.Contains("the first decision stands", m.Text, StringComparison.Ordinal));
        Assert.Contains("on a decision that was appealed", (await story.Mail(Party.Expert, "VoteAsked")).Text, StringComparison.Ordinal);

        await story.Votes(Seat.Marketplace, true);
        await story.Votes(Seat.Independent, true);
        MailRecord decided = await story.Mail(Party.Seller, "AppealDecided"), closed = await story.Mail(Party.Seller, "DecisionToSeller");
        Assert.Contains("You can appeal once", closed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("final", decided.Text, StringComparison.Ordinal);
        Assert.StartsWith("After the appeal", closed.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_ends_with_the_appeal_is_called_final()
    {
        await using Story story = await Refused();
        await story.Appeals(Party.Buyer);
        await story.Votes(Seat.Marketplace, false);
        await story.Votes(Seat.Independent, false);
        string told = (await story.Mail(Party.Buyer, "AppealDecided")).Text;
        Assert.Contains("This decision is final.", told, StringComparison.Ordinal);
        Assert.DoesNotContain("put right", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_appeal_overturns_for_the_seller_is_said_to_be_put_right_and_what_it_confirms_is_not()
    {
        await using Story won = await Story.Begin();
        await won.Pass(TimeSpan.FromHours(73));
        await won.Appeals(Party.Seller);
        await won.Votes(Seat.Marketplace, false);
        await won.Votes(Seat.Independent, false);
        Assert.Contains("Money and the seller's record are put right together.", (await won.Mail(Party.Seller, "AppealDecided")).Text, StringComparison.Ordinal);

        await using Story lost = await Story.Begin();
        await lost.Pass(TimeSpan.FromHours(73));
        await lost.Appeals(Party.Seller);
        await lost.Votes(Seat.Marketplace, true);
        await lost.Votes(Seat.Independent, true);
        Assert.DoesNotContain("put right", (await lost.Mail(Party.Seller, "AppealDecided")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_appeal_is_told_in_money_before_it_is_made()
    {
        await using Story refused = await Refused();
        Assert.Equal(
            ["review-opened ", "decided-by-default ", "if-won-buyer-paid 80.00 USD", "decision-stands-meanwhile ", "appeal.once "], await Foreseen(refused, Party.Buyer));

        await using Story silent = await Story.Begin();
        await silent.Pass(TimeSpan.FromHours(73));
        await silent.PaysDebt(3_000);
        string[] told = await Foreseen(silent, Party.Seller);
        Assert.Contains("if-won-debt-cancelled 50.00 USD", told);
        Assert.Contains("if-won-seller-paid-back 30.00 USD", told);
        Assert.Contains("debt-due-meanwhile 50.00 USD", told);
        string page = await silent.Http.GetStringAsync(await silent.LinkPath(LinkPurpose.SellerCase) + "/do/appeal");
        Assert.Contains("If they find you right, the debt of $50.00 falls away.", page, StringComparison.Ordinal);
        await silent.Appeals(Party.Seller);
        Assert.DoesNotContain(await Foreseen(silent, Party.Buyer), t => t.StartsWith("if-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_an_appeal_runs_beside_an_open_debt_the_turn_is_the_reviewers_and_the_debt_stays_due()
    {
        await using Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromHours(73));
        await story.Appeals(Party.Seller);
        StageRecord vote = (await story.OpenStages()).First(s => s.Kind == StageKind.Vote);
        TurnView turn = await story.Turn(Party.Seller);
        Assert.Equal(("The reviewers' turn", false, vote.Deadline), (turn.Who, turn.Mine, turn.Deadline));
        Assert.Equal("The decision was appealed: two people look at the case again. Until they decide, the $80.00 that you owe stays due.", turn.Headline);
        Assert.Contains("At the latest on", turn.Otherwise, StringComparison.Ordinal);
        Assert.DoesNotContain("collect", turn.Otherwise, StringComparison.Ordinal);
        Assert.Equal(["vote-reassigned", "decided-by-default"], (await story.Seen(Party.Seller)).Otherwise.Select(c => c.Code));
    }

    [Fact]
    public async Task A_split_is_told_to_the_parties_and_the_third_vote_with_what_comes_of_it()
    {
        await using Story story = await Refused();
        await story.Appeals(Party.Buyer);
        await story.Votes(Seat.Marketplace, true);
        await story.Votes(Seat.Independent, false);
        foreach (Party party in new[] { Party.Buyer, Party.Seller })
        {
            TurnView turn = await story.Turn(party);
            Assert.Equal(("The senior reviewer's turn", "The two votes differ: a third, senior person decides now."), (turn.Who, turn.Headline));
        }

        Assert.Equal(["vote-decides ", "marketplace-pays 80.00 USD", "recovery-from-seller 80.00 USD"], await Voted(story, true));
        Assert.Equal(["vote-decides ", "appeal-ends-decision-stands "], await Voted(story, false));
    }

    [Fact]
    public async Task A_third_vote_in_the_first_review_and_in_the_sellers_appeal_is_told_too()
    {
        await using Story first = await Story.Begin();
        await first.SellerContests();
        await first.Pass(TimeSpan.FromMinutes(61));
        await Splits(first);
        Assert.Equal("The two votes differ: a third, senior person decides now.", (await first.Turn(Party.Buyer)).Headline);
        Assert.Equal(["vote-decides ", "claim-refused ", "buyer-may-appeal "], await Voted(first, false));

        await using Story appealed = await Story.Begin();
        await appealed.Pass(TimeSpan.FromHours(73));
        await appealed.Appeals(Party.Seller);
        await Splits(appealed);
        Assert.Equal(["vote-decides ", "appeal-won-by-seller "], await Voted(appealed, false));
        Assert.Equal(["vote-decides ", "appeal-ends-decision-stands "], await Voted(appealed, true));
        Assert.Contains("stays due", (await appealed.Turn(Party.Seller)).Headline, StringComparison.Ordinal);
    }

    private static async Task Splits(Story story)
    {
        await story.Votes(Seat.Marketplace, true);
        await story.Votes(Seat.Independent, false);
    }

    private static async Task<string[]> Voted(Story story, bool forBuyer)
    {
        NewCommand vote = new(story.Claim, CommandKind.CastVote, Party.Reviewer, "senior", Story.Ballot(forBuyer));
        CaseAction action = (await story.Services.GetRequiredService<Functions.Cases.Foresight>().Of(vote))!;
        Assert.Null(action.WhyNot);
        return Told(action.Consequences);
    }

    private static async Task<string[]> Foreseen(Story story, Party party)
    {
        LinkPurpose purpose = party == Party.Buyer ? LinkPurpose.BuyerCase : LinkPurpose.SellerCase;
        string token = (await story.LinkPath(purpose)).Split('/')[^1];
        Functions.Cases.Foresight foresight = story.Services.GetRequiredService<Functions.Cases.Foresight>();
        Foreseen foreseen = await foresight.OfAppeal(token, "The carrier found the signed receipt of the parcel only today.");
        Assert.Null(foreseen.WhyNot);
        Assert.Equal(Told(foreseen.Consequences), Told((await story.Seen(party)).Appeal.Consequences));
        return Told(foreseen.Consequences);
    }

    private static string[] Told(IEnumerable<Consequence> consequences) => [.. consequences.Select(c => $"{c.Code} {c.Amount}")];

    private static async Task<Story> Refused()
    {
        Story story = await Story.Begin();
        await story.SellerContests();
        await story.Pass(TimeSpan.FromMinutes(61));
        await story.Votes(Seat.Marketplace, false);
        await story.Votes(Seat.Independent, false);
        return story;
    }
}
