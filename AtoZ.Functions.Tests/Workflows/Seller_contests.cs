using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Guarantee.Policy;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Functions.Texts;
using Microsoft.DurableTask.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS §6, §7: contested → two blind votes; lost → the marketplace pays and recovers; won → refused with the failed criteria.</summary>
[Trait("Rule", "REVIEW-01")]
[Trait("Rule", "REVIEW-02")]
public class Seller_contests
{
    [Fact]
    public async Task And_loses()
    {
        await using Story story = await Contested();
        await story.Votes(Seat.Marketplace, true);
        Assert.Equal(ClaimStatus.InReview, (await story.Record()).Status);
        await story.Votes(Seat.Independent, true);

        Assert.Equal(ClaimOutcome.PaidByMarketplace, (await story.Record()).Outcome);
        Assert.Equal(8_000, await story.Balance(ChartOfAccounts.SellerReceivable));
        await story.PaysDebt(8_000);
        await story.EndsWellAfter(TimeSpan.FromDays(7), ClaimOutcome.PaidByMarketplace);
        AppealRecord review = await story.Store.Read(db => db.Appeals.SingleAsync());
        Assert.Equal((true, "APP-01,APP-02,APP-03", "The carrier has a signature."), (review.ForBuyer, review.Criteria, review.Statement));
        Assert.Equal(
            [
                TimelineKind.Submitted, TimelineKind.FraudChecked, TimelineKind.SellerNotified, TimelineKind.SellerAnswered, TimelineKind.ReviewOpened,
                TimelineKind.VoteCast, TimelineKind.VoteCast, TimelineKind.ReviewDecided, TimelineKind.BuyerPaid, TimelineKind.RecoveryStarted,
                TimelineKind.Closed, TimelineKind.RecoveryAttempted, TimelineKind.RecoveryEnded,
            ],
            await story.Timeline());
    }

    [Fact]
    public async Task And_wins()
    {
        await using Story story = await Contested();
        await story.Votes(Seat.Marketplace, false);
        await story.Votes(Seat.Independent, false);

        await story.EndsWell(ClaimOutcome.Refused);
        ClaimRecord claim = await story.Record();
        Assert.Equal(("APP-01,APP-02,APP-03", 0L, false), (claim.RefusalReasons, claim.PaidMinor, claim.CountsAgainstSeller));
        Assert.Empty(await story.Store.Read(Ledger.Balances));
        Assert.Contains("Expert: VoteAsked", await story.Mails());
    }

    [Fact]
    public async Task A_split_goes_to_the_adjudicator()
    {
        await using Story story = await Contested();
        await story.Votes(Seat.Marketplace, true);
        await story.Votes(Seat.Independent, false);
        Assert.Equal(Seat.Adjudicator, Assert.Single(await story.OpenStages()).Seat);
        await story.Votes(Seat.Adjudicator, false);

        await story.EndsWell(ClaimOutcome.Refused);
        Assert.Contains(TimelineKind.VotesSplit, await story.Timeline());
        Assert.Equal(3, await story.Store.Read(db => db.Votes.CountAsync()));
    }

    [Fact]
    public async Task A_missing_vote_is_asked_for_of_each_expert_once_and_at_the_maximum_age_the_default_decides()
    {
        await using Story story = await Contested();
        await story.Votes(Seat.Marketplace, false);
        await story.Pass(TimeSpan.FromDays(4));
        Assert.Equal(2, Assert.Single(await story.OpenStages()).Round);
        await story.Pass(TimeSpan.FromDays(17));

        Assert.Equal(ClaimOutcome.PaidByMarketplace, (await story.Record()).Outcome);
        Assert.Equal(4, (await story.Mails()).Count(m => m == "Expert: VoteAsked"));
        Assert.Equal(4, (await story.Mails()).Count(m => m == "Expert: VoteReminder"));
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await story.Status(InstanceIds.Appeal(story.Claim, 1)));
    }

    [Fact]
    public async Task What_nobody_voted_on_is_told_as_decided_by_default_and_not_as_found_right()
    {
        await using Story story = await Contested();
        CaseFile asked = (await story.Services.GetRequiredService<CaseReader>().Read(story.Claim, Party.Buyer))!;
        Assert.Equal("The seller disagrees, so two people review the case.", Turns.Of(asked, new Reader("en", story.Now)).Headline);
        await story.Pass(TimeSpan.FromDays(21));

        Assert.Equal((ClaimOutcome.PaidByMarketplace, 0), ((await story.Record()).Outcome, await story.Store.Read(db => db.Votes.CountAsync())));
        foreach (Party party in new[] { Party.Buyer, Party.Seller })
        {
            CaseFile file = (await story.Services.GetRequiredService<CaseReader>().Read(story.Claim, party))!;
            CasePageView page = CasePageViews.Of(file, "nonce", "/case/token", new Reader("en", story.Now), ThePack.Pack);
            Assert.Equal("The reviewers did not vote in time, so the claim was granted by default.", page.Decision!.Text);
            Assert.Empty(page.Decision.Reasons);
            Assert.Contains(page.Story, s => s.Text == "The votes did not come in time: by default the review ended for the buyer.");
            Assert.DoesNotContain(page.Story, s => s.Text.Contains("is right", StringComparison.Ordinal));
        }

        List<MailRecord> mails = await story.Store.Read(db => db.Mails.Where(m => m.ClaimId == story.Claim).ToListAsync());
        Assert.All(mails, m => Assert.DoesNotContain("found right", m.Text, StringComparison.Ordinal));
        Assert.Single(mails, m => m.Text.Contains("granted by default. We paid the buyer and collect the amount from you.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task And_pays_after_all_while_the_review_runs()
    {
        await using Story story = await Contested(new Market { HeldMinor = 8_000 });
        await story.Votes(Seat.Independent, false);
        await story.SellerPays();

        await story.EndsWell(ClaimOutcome.PaidBySeller);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await story.Status(InstanceIds.Appeal(story.Claim, 1)));
    }

    private static async Task<Story> Contested(Market? market = null)
    {
        Story story = await Story.Begin(market);
        await story.SellerContests();
        await story.Pass(TimeSpan.FromMinutes(61));
        return story;
    }
}
