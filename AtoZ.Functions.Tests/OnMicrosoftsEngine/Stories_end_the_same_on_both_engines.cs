using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Workflows.Support;
using DurableTask.Sqlite.Time;
using FunctionsHost;
using Microsoft.DurableTask.Client;
using Xunit;

namespace AtoZ.Functions.Tests.OnMicrosoftsEngine;

/// <summary>
/// The engine of one machine promises to be Microsoft's in all that an app can see: each story here is told on both, and claim, timeline,
/// ledger, mails and stages are the same, moment by moment.
/// </summary>
[Trait("Category", "Long")]
public class Stories_end_the_same_on_both_engines
{
    [Fact]
    public Task The_seller_pays() => Same(async told =>
    {
        Story story = await Story.Begin(new Market { HeldMinor = 10_000 }, clock: told.Clock, engine: told.Engine);
        await story.SellerPays();
        await story.EndsWell(ClaimOutcome.PaidBySeller);
        return story;
    });

    [Fact]
    public Task The_seller_is_silent_and_pays_what_is_owed_then() => Same(async told =>
    {
        Story story = await Story.Begin(clock: told.Clock, engine: told.Engine);
        await story.Pass(TimeSpan.FromHours(73));
        await story.PaysDebt(8_000);
        await story.EndsWellAfter(TimeSpan.FromDays(5), ClaimOutcome.PaidByMarketplace);
        return story;
    });

    [Fact]
    public Task The_seller_offers_contests_and_loses() => Same(async told =>
    {
        Story story = await Story.Begin(clock: told.Clock, engine: told.Engine);
        await story.SellerOffers(4_000);
        await story.BuyerDeclines();
        await story.SellerContests();
        await story.Pass(TimeSpan.FromMinutes(61));
        await story.Votes(Seat.Marketplace, true);
        await story.Votes(Seat.Independent, true);
        await story.PaysDebt(8_000);
        await story.EndsWellAfter(TimeSpan.FromDays(7), ClaimOutcome.PaidByMarketplace);
        return story;
    });

    [Fact]
    public Task The_seller_wins_the_appeal_in_the_middle_of_the_recovery() => Same(async told =>
    {
        Story story = await Story.Begin(clock: told.Clock, engine: told.Engine);
        await story.Pass(TimeSpan.FromHours(73));
        await story.PaysDebt(3_000);
        await story.Appeals(Party.Seller);
        await story.Votes(Seat.Marketplace, false);
        await story.Votes(Seat.Independent, false);
        await story.EndsWell(ClaimOutcome.BorneByMarketplace);
        return story;
    });

    [Fact]
    public Task A_debt_goes_through_all_attempts_to_the_agency_and_is_written_off() => Same(async told =>
    {
        Story story = await Story.Begin(clock: told.Clock, engine: told.Engine);
        await story.Pass(TimeSpan.FromHours(73));
        await story.Store.Write(db => SellerFunds.Hold(db, Market.Disbursement("d1", 2_500), Market.Start));
        await story.Pass(TimeSpan.FromDays(61));
        Assert.Equal(DebtState.AtAgency, (await story.DebtRecord()).State);
        return story;
    });

    [Fact]
    public Task An_inquiry_that_nobody_answers_becomes_a_claim() => Same(async told =>
    {
        Story story = await Story.Asked(change: i => i with { FilesItself = true }, clock: told.Clock, engine: told.Engine);
        await story.BuyerWrites("Hello?");
        await story.SellerSays(InquiryMessageKind.Words, "I shall look.");
        await story.Pass(TimeSpan.FromHours(48));
        Assert.Equal(InquiryState.BecameClaim, (await story.Inquiry()).State);
        await story.Pass(TimeSpan.FromHours(73));
        Assert.Equal(ClaimOutcome.PaidByMarketplace, (await story.Record()).Outcome);
        return story;
    });

    [Fact]
    public Task A_claim_that_is_suspended_hears_what_was_said_meanwhile_when_it_goes_on() => Same(async told =>
    {
        Story story = await Story.Begin(new Market { HeldMinor = 8_000 }, clock: told.Clock, engine: told.Engine);
        string claim = InstanceIds.Claim(story.Claim);
        await story.Client.SuspendInstanceAsync(claim, "A flood in the office.");
        await story.Idle();
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, await story.Status(claim));
        await story.SellerPays();
        await story.Pass(TimeSpan.FromHours(50));
        Assert.Equal(ClaimStatus.AwaitingSeller, (await story.Record()).Status);
        await story.Client.ResumeInstanceAsync(claim, "Dry again.");
        await story.Idle();
        await story.EndsWell(ClaimOutcome.PaidBySeller);
        return story;
    });

    [Fact]
    public Task The_app_stops_for_a_day_and_goes_on_when_it_starts_again() => Same(async told =>
    {
        Market market = new() { HeldMinor = 3_000 };
        string directory = Directory.CreateTempSubdirectory("atoz-engines-").FullName;
        await using (Story before = await Story.Open(market, directory, told.Clock, engine: told.Engine))
        {
            await before.Store.Write(market.Fill);
            await before.File("order-1");
            await before.Pass(TimeSpan.FromHours(49));
        }

        Story story = await Story.Open(market, directory, told.Clock, engine: told.Engine);
        await story.GoOn();
        await story.Pass(TimeSpan.FromHours(24));
        Assert.Equal(ClaimOutcome.PaidByMarketplace, (await story.Record()).Outcome);
        await story.PaysDebt(8_000);
        await story.EndsWellAfter(TimeSpan.FromDays(7), ClaimOutcome.PaidByMarketplace);
        return story;
    });

    private static async Task Same(Func<Telling, Task<Story>> tell)
    {
        IReadOnlyList<string> here = await Told(tell, new Telling(LocalClock.Virtual(Market.Start), null));
        LocalClock clock = LocalClock.Virtual(Market.Start);
        HubOnTheClock hub = new(clock);
        await using MicrosoftsEngine engine = await MicrosoftsEngine.Start(hub, new StampedByTheClock(clock));
        IReadOnlyList<string> there = await Told(tell, new Telling(clock, engine.TakeOver));

        Assert.InRange(hub.Steps, 5, 1_000);
        Assert.Equal(string.Join('\n', here), string.Join('\n', there));
    }

    private static async Task<IReadOnlyList<string>> Told(Func<Telling, Task<Story>> tell, Telling telling)
    {
        await using Story story = await tell(telling);
        return await Ending.Of(story);
    }

    private sealed record Telling(LocalClock Clock, Action<LocalHostBuilder>? Engine);
}
