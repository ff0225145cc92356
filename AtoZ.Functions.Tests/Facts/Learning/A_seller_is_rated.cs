using System.Net;
using AtoZ.Functions.Data;
using AtoZ.Functions.Facts.Learning;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Tests.Guarantee.Policy;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Facts.Learning;

/// <summary>PROCESS §14: the order defect rate, what moves it, and that a reversal takes it back.</summary>
public class A_seller_is_rated
{
    [Fact]
    public async Task A_claim_that_the_marketplace_paid_moves_the_rate_and_a_won_appeal_takes_it_back()
    {
        await using Story story = await Sold(99);
        Assert.Equal((100, 0, DefectStanding.Good), await Rated(story));

        await story.Pass(TimeSpan.FromHours(73));
        Assert.Equal((100, 1, DefectStanding.Warning), await Rated(story));
        Assert.Equal(["Warning"], await Moves(story));
        Defect moved = Assert.Single((await Lessons(story)).Defects);
        Assert.Equal((story.Claim, Market.Start.AddDays(30)), (moved.ClaimId, moved.CountsUntil));

        await story.Appeals(Party.Seller);
        await story.Votes(Seat.Marketplace, false);
        await story.Votes(Seat.Independent, false);
        Assert.Equal((100, 0, DefectStanding.Good), await Rated(story));
        Assert.Equal(["Warning", "Good"], await Moves(story));
        Assert.Empty((await Lessons(story)).Defects);
    }

    [Fact]
    public async Task An_order_leaves_the_rate_with_its_period()
    {
        await using Story story = await Sold(99);
        await story.Pass(TimeSpan.FromDays(30));
        Assert.Equal((100, 1, DefectStanding.Warning), await Rated(story));

        await story.Pass(TimeSpan.FromDays(1));
        Assert.Equal((99, 0, DefectStanding.NotRated), await Rated(story));
    }

    [Fact]
    public async Task A_refused_claim_moves_nothing_and_a_small_seller_is_not_rated()
    {
        await using Story refused = await Sold(99);
        await refused.SellerContests();
        await refused.Pass(TimeSpan.FromMinutes(61));
        await refused.Votes(Seat.Marketplace, false);
        await refused.Votes(Seat.Independent, false);
        Assert.Equal((100, 0, DefectStanding.Good), await Rated(refused));
        Assert.Empty(await Moves(refused));

        await using Story small = await Sold(98);
        await small.Pass(TimeSpan.FromHours(73));
        Assert.Equal((99, 1, DefectStanding.NotRated), await Rated(small));
        Assert.Empty(await Moves(small));
    }

    [Fact]
    public async Task The_page_says_the_rate_its_bounds_and_until_when_an_order_counts()
    {
        await using Story story = await Sold(99);
        await story.Pass(TimeSpan.FromHours(73));
        string path = await story.LinkPath(LinkPurpose.SellerCase);

        string page = WebUtility.HtmlDecode(await story.Http.GetStringAsync(path + "/lessons"));
        Assert.Contains("1 of 100 order lines ended with a claim that counts: 1.0%.", page, StringComparison.Ordinal);
        Assert.Contains("near the limit", page, StringComparison.Ordinal);
        Assert.Contains("Order order-1: counts until", page, StringComparison.Ordinal);
        Assert.Contains("near the limit", WebUtility.HtmlDecode(await story.Http.GetStringAsync(path)), StringComparison.Ordinal);
        Assert.DoesNotContain("order defect rate", await story.Http.GetStringAsync(await story.LinkPath(LinkPurpose.BuyerCase)), StringComparison.Ordinal);
    }

    private static async Task<Story> Sold(int others)
    {
        Story story = await Story.Begin();
        await story.Store.Write(db =>
        {
            for (int n = 0; n < others; n++)
            {
                OrderLine line = Market.Order($"other-{n}", 1_000, fulfilled: false);
                line.PurchasedAt = Market.Start.AddDays(-10);
                db.OrderLines.Add(line);
            }

            return Task.CompletedTask;
        });
        return story;
    }

    private static Task<SellerLessons> Lessons(Story story) => story.Services.GetRequiredService<LearningDesk>().Of(Market.Seller);

    private static async Task<(int Lines, int Defects, DefectStanding Standing)> Rated(Story story)
    {
        DefectRate rate = (await Lessons(story)).DefectRate;
        Assert.Equal(ThePack.Pack.Learning.DefectPeriod, story.Now - rate.Since);
        return (rate.OrderLines, rate.Defects, rate.Standing);
    }

    private static async Task<string[]> Moves(Story story)
    {
        List<TimelineRecord> moves = await story.Store.Read(db => db.Timeline
            .Where(t => t.ClaimId == story.Claim && t.Kind == TimelineKind.SellerStandingChanged).OrderBy(t => t.Sequence).ToListAsync());
        Assert.All(moves, m => Assert.Equal(Audience.Seller, m.Audience));
        return [.. moves.Select(m => System.Text.Json.JsonDocument.Parse(m.Data).RootElement.GetProperty("standing").GetString()!)];
    }
}
