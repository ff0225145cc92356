using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using AtoZ.Functions.Tests.Workflows.Support;
using DurableTask.Sqlite;
using DurableTask.Sqlite.Replay;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace AtoZ.Functions.Tests.Replay;

/// <summary>Stories that together go through every orchestration and every stage; some end, some still wait.</summary>
internal static class RecordedStories
{
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(61);

    public static IReadOnlyDictionary<string, Func<Task<Story>>> All { get; } = new Dictionary<string, Func<Task<Story>>>
    {
        ["waiting-for-the-seller"] = () => Story.Begin(),
        ["an-inquiry-becomes-a-claim-worded-anew"] = Story.ClaimedAfterAsking,
        ["silent-and-written-off"] = WrittenOff,
        ["offers-then-a-split-review"] = Story.Adjudicated,
        ["an-offer-is-countered-and-accepted"] = Countered,
        ["an-item-is-sent-back-and-disputed"] = SentBack,
        ["fraud-suspected-then-two-approvers"] = Approved,
        ["payout-stopped-and-reviewed"] = Stopped,
        ["seller-wins-an-appeal"] = Appealed,
    };

    /// <summary>The histories of all orchestrations of a story, by file name.</summary>
    public static async Task<IReadOnlyDictionary<string, HistoryExport>> Histories(string name)
    {
        await using Story story = await All[name]();
        DurableEngine engine = story.Services.GetRequiredService<DurableEngine>();
        Dictionary<string, HistoryExport> histories = [];
        await foreach (OrchestrationMetadata instance in story.Client.GetAllInstancesAsync())
        {
            HistoryExport history = await engine.ExportAsync(instance.InstanceId) ?? throw new InvalidOperationException($"{instance.InstanceId} has no history.");
            histories[$"{history.Version}.{name}.{history.Name}.{histories.Keys.Count(k => k.Contains(history.Name, StringComparison.Ordinal)) + 1}.json"] = history;
        }

        return histories;
    }

    private static async Task<Story> WrittenOff()
    {
        Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromDays(3));
        await story.PaysDebt(500);
        await story.Pass(TimeSpan.FromDays(130));
        await story.Give(CommandKind.RejectWriteOff, Party.Approver, new ReasonPayload("Try again."), debt: story.Debt);
        await story.Pass(TimeSpan.FromDays(121));
        await story.Give(CommandKind.ApproveWriteOff, Party.Approver, new ReasonPayload("Nothing to get."), debt: story.Debt);
        return story;
    }

    private static async Task<Story> SentBack()
    {
        Story story = await Story.SendingBack();
        await story.PaysPostage();
        await story.Posts(900);
        await story.ReturnScan(ScanKind.Delivered);
        await story.Inspects(ReturnCondition.PartsMissing, "The bulb is missing.");
        await story.Votes(Seat.Marketplace, true);
        await story.Votes(Seat.Independent, true);
        return story;
    }

    private static async Task<Story> Countered()
    {
        Story story = await Story.Begin();
        await story.SellerOffers(1_000);
        await story.Pass(Settled);
        await story.BuyerCounters(3_000);
        await story.Pass(Settled);
        await story.SellerAcceptsCounter();
        await story.Pass(TimeSpan.FromDays(2));
        return story;
    }

    private static async Task<Story> Approved()
    {
        Story story = await Story.Begin(new Market { FraudBand = FraudBand.Review, PriceMinor = 1_000_000 });
        await story.Give(CommandKind.GiveExpertOpinion, Party.Expert, new FraudOpinionPayload(true, "The photo is old."));
        await story.Give(CommandKind.DecideFraud, Party.Investigator, new FraudOpinionPayload(false, "It is the listing's own."));
        await story.SellerPays();
        await story.Pass(TimeSpan.FromDays(1));
        await story.Approves("Ada");
        await story.Pass(TimeSpan.FromDays(2));
        await story.Approves("Ben");
        return story;
    }

    private static async Task<Story> Stopped()
    {
        Story story = await Story.Begin(new Market { PriceMinor = 200_000, HasPaymentMethod = true });
        await story.Pass(TimeSpan.FromHours(73));
        await story.Rejects("Ada");
        await story.Votes(Seat.Marketplace, true);
        await story.Votes(Seat.Independent, true);
        await story.Pass(TimeSpan.FromDays(2));
        return story;
    }

    private static async Task<Story> Appealed()
    {
        Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromHours(73));
        await story.PaysDebt(3_000);
        await story.Appeals(Party.Seller);
        await story.Votes(Seat.Marketplace, false);
        await story.Votes(Seat.Independent, false);
        return story;
    }
}
