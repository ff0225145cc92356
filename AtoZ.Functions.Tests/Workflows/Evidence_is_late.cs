using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using AtoZ.Functions.Tests.Workflows.Support;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS §3: late evidence is accepted, flagged, and gives the other side equal time.</summary>
[Trait("Rule", "EVID-06")]
public class Evidence_is_late
{
    private static readonly TimeSpan ReplyTime = TimeSpan.FromHours(48);

    [Fact]
    public async Task In_a_review_it_gives_the_other_side_time_and_nobody_votes_before_it_is_over()
    {
        await using Story story = await InReview();
        DateTimeOffset brought = story.Now;
        EvidenceReceipt receipt = await story.Brings(Party.Buyer);

        Assert.True(receipt.Record!.Late);
        Assert.Contains("Seller: TimeGiven", await story.Mails());
        Assert.Equal(1, (await story.Mails()).Count(m => m == "Seller: TimeGiven"));
        CommandReceipt early = await story.Votes(Seat.Marketplace, true);
        Assert.Equal("OTHER_SIDE_HAS_TIME", early.Refusal!.Code);
        Assert.Equal(brought + ReplyTime + TimeSpan.FromHours(72), (await story.Stage(StageKind.Vote, Seat.Marketplace)).Deadline);

        await story.Pass(ReplyTime);
        Assert.True((await story.Votes(Seat.Marketplace, true)).Accepted);
        Assert.True((await story.Votes(Seat.Independent, true)).Accepted);
        Assert.Equal(ClaimOutcome.PaidByMarketplace, (await story.Record()).Outcome);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public async Task A_vote_counts_from_the_moment_the_time_is_over(int secondsAfter, bool accepted)
    {
        await using Story story = await InReview();
        await story.Brings(Party.Buyer);
        await story.Pass(ReplyTime + TimeSpan.FromSeconds(secondsAfter));
        Assert.Equal(accepted, (await story.Votes(Seat.Marketplace, true)).Accepted);
    }

    [Fact]
    public async Task The_answer_within_that_time_gives_nobody_more()
    {
        await using Story story = await InReview();
        await story.Brings(Party.Buyer);
        DateTimeOffset end = (await story.Stage(StageKind.Vote, Seat.Marketplace)).Deadline;
        await story.Pass(TimeSpan.FromHours(40));
        EvidenceReceipt answer = await story.Brings(Party.Seller);
        Assert.Empty(answer.Moved);
        Assert.Equal(end, (await story.Stage(StageKind.Vote, Seat.Marketplace)).Deadline);
    }

    [Fact]
    public async Task A_third_late_file_is_taken_and_holds_nobody_up()
    {
        await using Story story = await InReview();
        foreach (int _ in Enumerable.Range(0, 2))
        {
            Assert.NotEmpty((await story.Brings(Party.Buyer)).Moved);
            await story.Pass(ReplyTime);
        }

        EvidenceReceipt third = await story.Brings(Party.Buyer);
        Assert.Equal((true, 0), (third.Record!.Late, third.Moved.Count));
        Assert.True((await story.Votes(Seat.Marketplace, true)).Accepted);
    }

    [Fact]
    public async Task The_independent_reviewer_gets_a_new_link_because_the_old_one_ended_with_the_stage()
    {
        await using Story story = await InReview();
        int links = (await story.Mails()).Count(m => m.StartsWith("Expert", StringComparison.Ordinal));
        await story.Brings(Party.Seller);
        Assert.Equal(links + 1, (await story.Mails()).Count(m => m.StartsWith("Expert", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task No_review_outlives_its_maximum_age_by_it()
    {
        await using Story story = await InReview();
        await story.Pass(TimeSpan.FromDays(20));
        await story.Brings(Party.Buyer);
        await story.Pass(TimeSpan.FromDays(1));
        Assert.Equal(ClaimOutcome.PaidByMarketplace, (await story.Record()).Outcome);
    }

    [Theory]
    [InlineData(23, 0)]
    [InlineData(24, 0)]
    [InlineData(25, 1)]
    public async Task Shortly_before_the_seller_must_answer_it_moves_the_end_of_the_sellers_window(int hoursIn, int hoursMore)
    {
        await using Story story = await Story.Begin();
        DateTimeOffset end = (await story.Record()).Deadline!.Value;
        await story.Pass(TimeSpan.FromHours(hoursIn));
        EvidenceReceipt receipt = await story.Brings(Party.Buyer);

        Assert.False(receipt.Record!.Late);
        Assert.Equal(end.AddHours(hoursMore), (await story.Record()).Deadline);
        Assert.Equal(end.AddHours(hoursMore), (await story.Stage(StageKind.SellerAnswer)).Deadline);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_default_comes_at_the_new_end_even_when_the_wake_up_was_lost(bool wake)
    {
        await using Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromHours(71));
        await story.Brings(Party.Buyer, wake);
        await story.Pass(ReplyTime - TimeSpan.FromSeconds(1));
        Assert.Equal(ClaimStatus.AwaitingSeller, (await story.Record()).Status);
        Assert.Equal(4, (await story.Mails()).Count(m => m.StartsWith("Seller: SellerReminder", StringComparison.Ordinal)));
        await story.Pass(TimeSpan.FromSeconds(1));
        Assert.Contains(TimelineKind.SellerSilent, await story.Timeline());
    }

    [Fact]
    public async Task The_seller_can_still_answer_in_the_time_that_was_given()
    {
        await using Story story = await Story.Begin(new Market { HasPaymentMethod = true });
        await story.Pass(TimeSpan.FromHours(71));
        await story.Brings(Party.Buyer);
        await story.Pass(TimeSpan.FromHours(47));
        Assert.True((await story.SellerPays()).Accepted);
        await story.EndsWell(ClaimOutcome.PaidBySeller);
    }

    [Fact]
    public async Task Where_the_marketplace_shipped_no_seller_is_given_time()
    {
        await using Story story = await Story.Begin(new Market { Fulfilled = true, FraudBand = FraudBand.Review });
        Assert.Empty((await story.Brings(Party.Buyer)).Moved);
    }

    private static async Task<Story> InReview()
    {
        Story story = await Story.Begin();
        await story.SellerContests();
        await story.Pass(TimeSpan.FromHours(1));
        Assert.Equal(ClaimStatus.InReview, (await story.Record()).Status);
        return story;
    }
}
