using AtoZ.Functions.Edge.Api.Facts;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Functions.Texts;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS §5: the carrier delivered some lines of a claim. A silent seller is no ground to pay those too: people look at the lines.</summary>
[Trait("Rule", "TRACK-01")]
public class Some_lines_are_delivered
{
    private static readonly TimeSpan Silence = TimeSpan.FromHours(73);

    [Fact]
    public async Task And_a_silent_seller_has_it_reviewed_and_the_votes_refuse_what_came()
    {
        await using Story story = await Story.Claimed(new Market(), 8_000, 3_000);
        await Scan(story, 1, ScanKind.Delivered);
        Assert.Equal(StageDefault.DeliveryReviewed, Assert.Single(await story.OpenStages()).Default);
        const string Reason = "since the carrier says that a part of it was delivered.";
        Assert.Equal($"Two people review the claim, {Reason}", (await story.Page(Party.Seller)).Turn.Otherwise);
        Assert.Equal($"Two people review your claim, {Reason}", (await story.Page(Party.Buyer)).Turn.Otherwise);
        Assert.Equal(["delivery-reviewed"], (await story.Seen(Party.Buyer)).Otherwise.Select(c => c.Code));

        await story.Pass(Silence);
        Assert.Contains($"two people review the claim, {Reason}", (await story.Mail(Party.Seller, "SellerReminder")).Text, StringComparison.Ordinal);
        Assert.Contains(TimelineKind.SellerSilent, await story.Timeline());
        Assert.Equal((ClaimStatus.InReview, 0L), ((await story.Record()).Status, (await story.Record()).PaidMinor));
        Assert.Equal(AppealOrigin.DeliveredInPart, (await story.Store.Read(db => db.Appeals.SingleAsync())).Origin);
        Assert.StartsWith("The carrier says that a part", (await story.Page(Party.Buyer)).Turn.Headline, StringComparison.Ordinal);
        Assert.StartsWith("You did not answer", (await story.Page(Party.Seller)).Turn.Headline, StringComparison.Ordinal);
        Assert.Equal(Languages.All.Count, (await Headlines(story)).Distinct().Count());

        await story.VotesFor(Seat.Marketplace, 1);
        await story.VotesFor(Seat.Independent, 1);
        Assert.Equal(["1: 0 Refused", "2: 3000 PaidByMarketplace"], await story.Lines());
        Assert.Equal(3_000, (await story.DebtRecord()).AmountMinor);
        Assert.Empty(await story.Differences());
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    public async Task And_others_are_lost_and_it_is_reviewed_as_well(int delivered, int lost)
    {
        await using Story story = await Story.Claimed(new Market(), 8_000, 3_000);
        await Scan(story, delivered, ScanKind.Delivered);
        await Scan(story, lost, ScanKind.Lost);
        await story.Pass(Silence);
        Assert.Equal(AppealOrigin.DeliveredInPart, (await story.Store.Read(db => db.Appeals.SingleAsync())).Origin);
    }

    [Fact]
    public async Task And_once_the_others_are_delivered_too_the_buyer_is_asked()
    {
        await using Story story = await Story.Claimed(new Market(), 8_000, 3_000);
        await Scan(story, 1, ScanKind.Delivered);
        await Scan(story, 2, ScanKind.Delivered);
        Assert.Equal(StageKind.DeliveryAnswer, Assert.Single(await story.OpenStages()).Kind);
    }

    [Fact]
    public async Task And_what_was_delivered_is_refunded_so_that_silence_pays_the_rest()
    {
        await using Story story = await Story.Claimed(new Market(), 8_000, 3_000);
        await Scan(story, 1, ScanKind.Delivered);
        FactBody refund = new(FactType.Refund, "refund-1", story.Now, "order-1", 1, AmountMinor: 8_000, Currency: "USD");
        Assert.Null(await story.Fact(refund));
        Assert.Equal(StageDefault.MarketplacePaysAndCollects, Assert.Single(await story.OpenStages()).Default);
        await story.Pass(Silence);
        Assert.Equal((ClaimOutcome.PaidByMarketplace, 3_000L), ((await story.Record()).Outcome, (await story.Record()).PaidMinor));
    }

    [Fact]
    public async Task And_a_seller_who_was_never_reached_has_it_reviewed_after_the_longest_wait()
    {
        await using Story story = await Story.Ordered(new Market(), 8_000, 3_000);
        await story.Store.Write(async db => (await db.Sellers.SingleAsync(s => s.Id == Market.Seller)).Email = null);
        Assert.True((await story.FilesLines([new(2)])).Accepted);
        await Scan(story, 1, ScanKind.Delivered);
        Assert.Equal(["delivery-reviewed"], (await story.Seen(Party.Buyer)).Otherwise.Select(c => c.Code));
        await story.Pass(Silence);
        Assert.Equal(ClaimStatus.AwaitingSeller, (await story.Record()).Status);
        await story.Pass(TimeSpan.FromDays(5));
        Assert.Equal((ClaimStatus.InReview, 0L), ((await story.Record()).Status, (await story.Record()).PaidMinor));
    }

    [Fact]
    public async Task And_the_seller_still_answers_as_ever()
    {
        await using Story story = await Story.Claimed(new Market { HasPaymentMethod = true }, 8_000, 3_000);
        await Scan(story, 1, ScanKind.Delivered);
        await story.SellerPays();
        await story.EndsWell(ClaimOutcome.PaidBySeller);
    }

    private static async Task<List<string>> Headlines(Story story)
    {
        List<string> said = [];
        foreach (string language in Languages.All)
        {
            said.Add((await story.Page(Party.Seller, language)).Turn.Headline);
        }

        return said;
    }

    private static Task<Refusal?> Scan(Story story, int line, ScanKind scan) =>
        story.Fact(new FactBody(FactType.Scan, $"{scan}-{line}", story.Now, "order-1", line, Scan: scan, Signature: true));
}
