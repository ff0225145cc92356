using System.Text.Json;
using AtoZ.Functions.Facts.Learning;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Facts.Learning;

/// <summary>PROCESS §14: what was reversed on appeal, withdrawn, refused or borne by the marketplace counts against nobody, everywhere.</summary>
public class Claims_that_count_against_nobody
{
    [Trait("Case", "12")]
    [Fact]
    public async Task A_seller_who_won_the_appeal_reads_of_no_claim_and_no_rate()
    {
        await using Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromHours(73));
        Assert.Equal(1, (await Lessons(story)).Claims);
        await story.Appeals(Party.Seller);
        await story.Votes(Seat.Marketplace, false);
        await story.Votes(Seat.Independent, false);

        await CountsNothing(story);
    }

    [Trait("Case", "12")]
    [Fact]
    public async Task An_insured_seller_reads_of_no_claim()
    {
        await using Story story = await Story.Begin();
        await story.Insured();
        await story.Pass(TimeSpan.FromHours(73));

        Assert.Equal(ClaimOutcome.BorneByMarketplace, (await story.Record()).Outcome);
        await CountsNothing(story);
    }

    [Trait("Case", "12")]
    [Fact]
    public async Task A_withdrawn_claim_and_one_that_was_refused_are_no_claims()
    {
        await using Story withdrawn = await Story.Begin();
        await withdrawn.BuyerWithdraws();
        await CountsNothing(withdrawn);

        await using Story refused = await Story.Begin();
        await refused.SellerContests();
        await refused.Pass(TimeSpan.FromMinutes(61));
        await refused.Votes(Seat.Marketplace, false);
        await refused.Votes(Seat.Independent, false);
        await CountsNothing(refused);
    }

    [Theory]
    [MemberData(nameof(EveryOutcome))]
    public void An_outcome_blames_the_seller_or_nobody(ClaimOutcome outcome, bool seller)
    {
        Assert.Equal(seller, Blame.OnSeller(outcome, fulfilledByMarketplace: false));
        Assert.False(Blame.OnSeller(outcome, fulfilledByMarketplace: true));
    }

    public static TheoryData<ClaimOutcome, bool> EveryOutcome()
    {
        ClaimOutcome[] sellers = [ClaimOutcome.None, ClaimOutcome.PaidBySeller, ClaimOutcome.PaidByMarketplace, ClaimOutcome.SettledByOffer];
        TheoryData<ClaimOutcome, bool> data = [];
        foreach (ClaimOutcome outcome in Enum.GetValues<ClaimOutcome>())
        {
            data.Add(outcome, sellers.Contains(outcome));
        }

        return data;
    }

    private static Task<SellerLessons> Lessons(Story story) => story.Services.GetRequiredService<LearningDesk>().Of(Market.Seller);

    private static async Task CountsNothing(Story story)
    {
        SellerLessons lessons = await Lessons(story);
        Assert.Equal((0, 0m, 0, 0), (lessons.Claims, lessons.ClaimRate, lessons.Causes.Count, lessons.Cases.Count));
        Assert.Equal(0, (await story.SellerRecord()).ClaimsCounted);
        string path = await story.LinkPath(LinkPurpose.SellerCase);
        Assert.Contains("Claims: 0 on ", System.Net.WebUtility.HtmlDecode(await story.Http.GetStringAsync(path + "/lessons")), StringComparison.Ordinal);
        using JsonDocument api = JsonDocument.Parse(await story.Http.GetStringAsync($"/api{path}/lessons"));
        Assert.Equal((0, 0m), (api.RootElement.GetProperty("claims").GetInt32(), api.RootElement.GetProperty("claimRate").GetDecimal()));
    }
}
