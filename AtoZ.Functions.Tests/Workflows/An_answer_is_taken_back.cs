using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Tests.Workflows.Support;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS §5: what a party can still take back, the other side never sees; what was taken back neither.</summary>
[Trait("Rule", "SELLER-03")]
public class An_answer_is_taken_back
{
    private const string Words = "The carrier has a signature.";

    [Fact]
    public async Task The_buyer_reads_a_contest_once_it_can_no_longer_be_taken_back()
    {
        await using Story story = await Story.Begin();
        await story.SellerContests();
        await IsUnseen(story, Words);
        Assert.Contains("We have your answer: contest the claim.", await Page(story, LinkPurpose.SellerCase), StringComparison.Ordinal);

        await story.Pass(TimeSpan.FromMinutes(61));
        Assert.Contains(Words, await Page(story, LinkPurpose.BuyerCase), StringComparison.Ordinal);
        Assert.Single(await story.Timeline(), TimelineKind.SellerAnswered);
    }

    [Fact]
    public async Task What_was_taken_back_or_replaced_the_buyer_never_reads()
    {
        await using Story story = await Story.Begin();
        CommandReceipt contest = await story.SellerContests();
        Assert.Null(await story.Revokes(contest.CommandId!, Party.Seller));
        await IsUnseen(story, Words);
        await story.SellerOffers(1_000);
        await story.Give(CommandKind.SellerOffers, Party.Seller, new OfferPayload(Remedy.PartRefund, 2_000, "Twice as much."));
        await story.Pass(TimeSpan.FromMinutes(61));

        string buyers = await Page(story, LinkPurpose.BuyerCase);
        Assert.DoesNotContain(Words, buyers, StringComparison.Ordinal);
        Assert.DoesNotContain("Sorry for the trouble.", buyers, StringComparison.Ordinal);
        Assert.Contains("Twice as much.", buyers, StringComparison.Ordinal);
        Assert.Single(await story.Timeline(), TimelineKind.SellerAnswered);
        Assert.Single(await story.Timeline(), TimelineKind.AnswerRevoked);
    }

    [Fact]
    public async Task What_a_withdrawal_overtook_the_buyer_never_reads()
    {
        await using Story story = await Story.Begin();
        await story.SellerContests();
        await story.BuyerWithdraws();
        await story.EndsWell(ClaimOutcome.Withdrawn);
        await IsUnseen(story, Words);
    }

    // Neither the page nor the data of the case, nor its record.
    private static async Task IsUnseen(Story story, string words)
    {
        string path = await story.LinkPath(LinkPurpose.BuyerCase);
        foreach (string address in new[] { path, $"/api{path}" })
        {
            Assert.DoesNotContain(words, await story.Http.GetStringAsync(address), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(TimelineKind.SellerAnswered, await story.Timeline());
        foreach (Party other in new[] { Party.Marketplace, Party.Reviewer, Party.Buyer })
        {
            Assert.DoesNotContain((await story.Seen(other)).Answers, a => a.Payload.Contains(words, StringComparison.Ordinal));
        }
    }

    private static async Task<string> Page(Story story, LinkPurpose purpose) => await story.Http.GetStringAsync(await story.LinkPath(purpose));
}
