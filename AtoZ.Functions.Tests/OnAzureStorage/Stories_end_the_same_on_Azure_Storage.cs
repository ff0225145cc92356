using System.Text.RegularExpressions;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Tests.Hosting;
using AtoZ.Functions.Tests.OnMicrosoftsEngine;
using AtoZ.Functions.Tests.Workflows.Support;
using DurableTask.Sqlite.Time;
using FunctionsHost;
using Xunit;

namespace AtoZ.Functions.Tests.OnAzureStorage;

/// <summary>
/// Whole claims on the backend that Azure has, in real time: claim, ledger, timeline, mails and stages are what they are on the engine of
/// one machine, to the hour.
/// </summary>
[Trait("Category", "Long")]
public partial class Stories_end_the_same_on_Azure_Storage(StorageOfTheTests storage) : IClassFixture<StorageOfTheTests>
{
    [Fact]
    public Task The_seller_pays() => Same(SellerPays);

    [Fact]
    public async Task A_host_is_killed_when_the_buyer_was_just_paid_and_another_one_ends_the_claim_without_paying_twice()
    {
        using TempFolder folder = new();
        StoredHub hub = StoredHub.New(storage.ConnectionString);
        (int code, string errors) = await HostThatIsKilled.Run(hub, folder.Path);
        Assert.Equal((137, ""), (code, errors));

        await using EngineOnStorage engine = await EngineOnStorage.Start(hub);
        await using Story story = await Story.Open(HostThatIsKilled.Market, folder.Path, engine.Clock, engine: engine.TakeOver);
        await story.GoOn();
        Assert.True(await HostThatIsKilled.BuyerIsPaid(story));
        Assert.NotEqual(ClaimStatus.Closed, (await story.Record()).Status);

        await new OnStorage(engine).Ended(story);
        await story.EndsWell(ClaimOutcome.PaidBySeller);
        Assert.Equal(await Here(SellerPays), await Told(story));
    }

    private static async Task<Story> SellerPays(Telling told)
    {
        Story story = await told.Begin(HostThatIsKilled.Market);
        await story.SellerPays();
        await told.Ended(story);
        await story.EndsWell(ClaimOutcome.PaidBySeller);
        return story;
    }

    private async Task Same(Func<Telling, Task<Story>> tell)
    {
        string here = await Here(tell);
        await using EngineOnStorage engine = await EngineOnStorage.Start(StoredHub.New(storage.ConnectionString));
        await using Story story = await tell(new OnStorage(engine));
        Assert.Equal(here, await Told(story));
    }

    private static async Task<string> Here(Func<Telling, Task<Story>> tell)
    {
        await using Story story = await tell(new OnOurs());
        return await Told(story);
    }

    // In real time no two stories are told in the same seconds.
    private static async Task<string> Told(Story story) => string.Join(
        '\n',
        [
            string.Join(", then ", await story.Timeline()),
            .. (await Ending.Of(story)).Select(line => Minutes.Replace(line, string.Empty)).Order(StringComparer.Ordinal),
        ]);

    [GeneratedRegex(@"(?<=T\d\d):\d\d:\d\d\.\d+(?=\+00:00)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Minutes { get; }

    /// <summary>How a story is told on an engine: what it waits for comes by itself on each.</summary>
    private abstract record Telling(LocalClock Clock, Action<LocalHostBuilder>? Engine)
    {
        /// <summary>Files a claim, and waits until its seller is asked.</summary>
        public async Task<Story> Begin(Market market)
        {
            Story story = await Story.Begin(market, clock: Clock, engine: Engine);
            await Until(story, async () => (await story.Record()).Status == ClaimStatus.AwaitingSeller);
            return story;
        }

        public async Task Ended(Story story)
        {
            await Until(story, async () => (await story.Record()).Status == ClaimStatus.Closed);
            await EndsByItself(story);
            await story.Idle();
        }

        public abstract Task Until(Story story, Func<Task<bool>> isSo);

        protected abstract Task EndsByItself(Story story);
    }

    private sealed record OnOurs() : Telling(LocalClock.Virtual(Market.Start), null)
    {
        public override async Task Until(Story story, Func<Task<bool>> isSo)
        {
            await story.Idle();
            Assert.True(await isSo());
        }

        protected override Task EndsByItself(Story story) => story.Idle();
    }

    private sealed record OnStorage(EngineOnStorage Backend) : Telling(Backend.Clock, Backend.TakeOver)
    {
        public override Task Until(Story story, Func<Task<bool>> isSo) => Backend.Until(isSo);

        protected override Task EndsByItself(Story story) =>
            story.Client.WaitForInstanceCompletionAsync(InstanceIds.Claim(story.Claim)).WaitAsync(EngineOnStorage.Patience);
    }
}
