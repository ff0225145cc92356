using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS §7: who is asked again is somebody else, and nobody is asked twice about one claim.</summary>
public class Experts_are_a_pool
{
    [Fact]
    public async Task Who_does_not_vote_in_time_is_followed_by_somebody_else()
    {
        await using Story story = await Contested();
        await story.Pass(TimeSpan.FromHours(73));
        Assert.Equal(["expert1@marketplace.example", "expert2@marketplace.example"], await Asked(story));
        Assert.Equal(["expert1@marketplace.example", "expert2@marketplace.example"], await Addresses(story, "VoteAsked"));
    }

    [Fact]
    public async Task Who_has_a_conflict_of_interest_says_so_and_somebody_else_votes()
    {
        await using Story story = await Contested();
        await story.Give(CommandKind.DeclareConflict, Party.Expert, new ReasonPayload("The seller is my cousin."));
        Assert.Equal(["expert1@marketplace.example", "expert2@marketplace.example"], await Asked(story));
        await story.Votes(Seat.Independent, false);
        await story.Votes(Seat.Marketplace, false);
        await story.EndsWell(ClaimOutcome.Refused);
        Assert.Contains(TimelineKind.ConflictDeclared, await story.Timeline());
    }

    [Fact]
    public async Task Who_gave_an_opinion_on_fraud_does_not_vote_on_the_claim()
    {
        await using Story story = await Story.Begin(new Market { FraudBand = FraudBand.Review });
        await story.Give(CommandKind.DeclareConflict, Party.Expert, new ReasonPayload("I know the buyer."));
        Assert.Equal(ClaimStatus.AwaitingExpert, (await story.Record()).Status);
        await story.Give(CommandKind.GiveExpertOpinion, Party.Expert, new FraudOpinionPayload(false, "All fits."));
        await story.SellerContests();
        await story.Pass(TimeSpan.FromMinutes(61));
        Assert.Equal(["expert1@marketplace.example", "expert2@marketplace.example", "expert3@marketplace.example"], await Asked(story));
    }

    [Fact]
    public async Task When_nobody_is_left_staff_read_so_and_the_default_decides()
    {
        await using Story story = await Contested();
        for (int i = 0; i < 4; i++)
        {
            await story.Give(CommandKind.DeclareConflict, Party.Expert, new ReasonPayload("Me too."));
        }

        Assert.Equal(4, (await Asked(story)).Length);
        Assert.Contains(TimelineKind.ExpertMissing, await story.Timeline());
        await story.Votes(Seat.Marketplace, false);
        await story.Pass(TimeSpan.FromDays(21));
        Assert.NotEqual(ClaimStatus.InReview, (await story.Record()).Status);
    }

    private static async Task<Story> Contested()
    {
        Story story = await Story.Begin();
        await story.SellerContests();
        await story.Pass(TimeSpan.FromMinutes(61));
        return story;
    }

    private static Task<string[]> Asked(Story story) => story.Store.Read(db => db.Stages.Where(s => s.AskedOf != null).OrderBy(s => s.AskedOf).Select(s => s.AskedOf!).ToArrayAsync());

    private static Task<string[]> Addresses(Story story, string purpose) =>
        story.Store.Read(db => db.Mails.Where(m => m.To == Party.Expert && m.Key.Contains($":{purpose}:")).OrderBy(m => m.Address).Select(m => m.Address).ToArrayAsync());
}
