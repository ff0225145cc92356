using AtoZ.Functions.Cases;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS §5: whoever was never reached is not in default; after the longest wait the marketplace pays at its own expense.</summary>
[Trait("Rule", "SELLER-04")]
public class Whoever_was_never_reached
{
    [Fact]
    public async Task A_seller_without_address_owes_nothing_and_has_no_mark()
    {
        await using Story story = await Unreachable();
        Assert.Equal((0, 1), (await Count(story, TimelineKind.SellerNotified), await Count(story, TimelineKind.NotReached)));
        Assert.Equal(["marketplace-pays", "marketplace-bears"], await Otherwise(story, after: TimeSpan.FromDays(7)));
        await story.Pass(TimeSpan.FromHours(73));
        Assert.Equal(ClaimStatus.AwaitingSeller, (await story.Record()).Status);
        await story.Pass(TimeSpan.FromDays(7) - TimeSpan.FromHours(73) - TimeSpan.FromSeconds(1));
        Assert.Equal(ClaimStatus.AwaitingSeller, (await story.Record()).Status);
        await story.Pass(TimeSpan.FromSeconds(1));

        await story.EndsWell(ClaimOutcome.BorneByMarketplace);
        Assert.Equal(0, (await story.SellerRecord()).ClaimsCounted);
        Assert.Equal(0, await story.Store.Read(db => db.Debts.CountAsync()));
        Assert.Equal((0, 0, 0), (await Count(story, TimelineKind.SellerNotified), await Count(story, TimelineKind.SellerSilent), await Count(story, TimelineKind.Reminded)));
    }

    [Fact]
    public async Task An_address_that_comes_while_the_claim_waits_gives_the_seller_the_rest_of_the_time()
    {
        await using Story story = await Unreachable(new Market { HasPaymentMethod = true });
        await story.Pass(TimeSpan.FromHours(70));
        await Address(story, "seller@example.com");
        await story.Pass(TimeSpan.FromHours(3));
        Assert.Contains("Seller: SellerNotified", await story.Mails());
        Assert.Equal(["marketplace-pays", "recovery-from-seller"], await Otherwise(story, after: TimeSpan.FromDays(7)));
        Assert.Equal(1, await Count(story, TimelineKind.SellerNotified));
        await story.Give(CommandKind.SellerPays, Party.Seller, new NoPayload());
        await story.EndsWell(ClaimOutcome.PaidBySeller);
    }

    [Fact]
    public async Task Who_was_reached_in_the_end_and_is_silent_is_in_default()
    {
        await using Story story = await Unreachable();
        await story.Pass(TimeSpan.FromHours(70));
        await Address(story, "seller@example.com");
        await story.Pass(TimeSpan.FromDays(5));
        Assert.Equal((ClaimOutcome.PaidByMarketplace, 1), ((await story.Record()).Outcome, await Count(story, TimelineKind.SellerSilent)));
        Assert.Equal(1, await story.Store.Read(db => db.Debts.CountAsync()));
    }

    [Fact]
    public async Task A_seller_whose_every_mail_came_back_is_not_in_default()
    {
        await using Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromHours(1));
        await story.Bounces("SellerNotified");
        await story.Pass(TimeSpan.FromHours(1));
        await story.Bounces("SellerNotified");
        await story.Pass(TimeSpan.FromDays(4));
        Assert.Equal((ClaimStatus.AwaitingSeller, 1), ((await story.Record()).Status, await Count(story, TimelineKind.NotReached)));
        await story.Pass(TimeSpan.FromDays(3));
        await story.EndsWell(ClaimOutcome.BorneByMarketplace);
    }

    [Fact]
    public async Task An_offer_that_did_not_reach_the_buyer_lapses_and_the_claim_goes_on()
    {
        await using Story story = await Story.Begin();
        await story.Store.Write(db => db.Buyers.ExecuteUpdateAsync(u => u.SetProperty(b => b.Email, (string?)null)));
        await story.SellerOffers(2_000);
        await story.Pass(TimeSpan.FromHours(1 + 73));
        Assert.Equal((ClaimStatus.AwaitingSeller, OfferState.Lapsed), ((await story.Record()).Status, await story.Store.Read(db => db.Offers.Select(o => o.State).SingleAsync())));
        Assert.Equal((1, 0), (await Count(story, TimelineKind.NotReached), await Count(story, TimelineKind.OfferDeclined)));
    }

    private static async Task<Story> Unreachable(Market? market = null)
    {
        Story story = await Story.Open(market ?? new Market());
        await story.Store.Write((market ?? new Market()).Fill);
        await Address(story, null);
        await story.File("order-1");
        return story;
    }

    /// <summary>What the buyer reads that comes if nobody answers.</summary>
    private static async Task<string[]> Otherwise(Story story, TimeSpan after)
    {
        IReadOnlyList<Consequence> otherwise = (await story.Services.GetRequiredService<CaseReader>().Read(story.Claim, Party.Buyer))!.Otherwise;
        Assert.Equal(Market.Start + after, otherwise[0].At);
        return [.. otherwise.Select(c => c.Code)];
    }

    private static Task Address(Story story, string? address) => story.Store.Write(db => db.Sellers.ExecuteUpdateAsync(u => u.SetProperty(s => s.Email, address)));

    private static async Task<int> Count(Story story, TimelineKind kind) => (await story.Timeline()).Count(k => k == kind);
}
