using System.Reflection;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Guarantee.Policy;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Functions.Workflows;
using AtoZ.Functions.Workflows.Answer;
using AtoZ.Functions.Workflows.Conversation;
using AtoZ.Functions.Workflows.Payout;
using AtoZ.Functions.Workflows.Sweeps;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>
/// PROCESS §13: a failure that lasts freezes no case. Each activity of each orchestration is made to fail for ever, in the first story that calls it;
/// then it works again.
/// </summary>
[Trait("Category", "Long")]
public class A_failure_that_lasts(A_failure_that_lasts.Played played) : IClassFixture<A_failure_that_lasts.Played>
{
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(61);

    // They tell of a failure, so they are called only where another activity fails.
    private static readonly string[] OfFailures = [nameof(ParkCase), nameof(ResumeCase), nameof(NoteSkippedStep)];

    // A lost link belongs to no case that it could freeze; a message holds none up, and fails in a story of its own (Parties_write_to_each_other).
    private static readonly string[] OfNoCase = [nameof(SendLostLink), nameof(TranslateMessage), nameof(PassMessageOn)];

    // Not left out: the hourly sweep does what they failed to do, by another way, so nobody is told of a step that is missing.
    private static readonly string[] DoneByTheSweep = [nameof(TellGiveBack)];

    private static readonly IReadOnlyDictionary<string, Func<Task<Story>>> Stories = new Dictionary<string, Func<Task<Story>>>
    {
        ["offers, a split review"] = Story.Adjudicated,
        ["a counter-offer, accepted"] = Countered,
        ["fraud suspected, two approvers"] = Approved,
        ["a review is cut short"] = CutShort,
        ["an appeal won"] = Appealed,
        ["two votes uphold different lines"] = UpheldInPart,
        ["a replacement is promised"] = Promised,
        ["an item is sent back, the money comes another way"] = SentBack,
        ["an inquiry becomes a claim"] = Story.ClaimedAfterAsking,
        ["an inquiry is settled"] = InquirySettled,
        ["a seller refunds in an inquiry"] = InquiryRefunded,
        ["a debit fails, the debt is arranged"] = Arranged,
        ["a mail comes back"] = Bounced,
        ["insured after all"] = Insured,
        ["more evidence is asked for"] = EvidenceAsked,
        ["a draft files itself"] = Drafted,
        ["the carrier says delivered, the buyer is silent"] = DeliveryCounts,
        ["the carrier says delivered, the buyer says otherwise"] = DeliveryDisputed,
        ["delivered after the payout"] = GivenBack,
        ["silent, written off"] = WrittenOff,
    };

    public static TheoryData<string> Activities => [.. All.Except(OfFailures).Except(OfNoCase)];

    private static IEnumerable<string> All => typeof(AtoZApp).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods())
        .Where(method => method.GetParameters().Any(p => p.GetCustomAttribute<ActivityTriggerAttribute>() is not null))
        .Select(method => method.GetCustomAttribute<FunctionAttribute>()!.Name)
        .Order(StringComparer.Ordinal);

    [Fact]
    public async Task Is_tried_with_every_activity_there_is()
    {
        IReadOnlyDictionary<string, string> first = played.First;
        string[] never = [.. All.Except(OfFailures).Except(OfNoCase).Where(activity => !first.ContainsKey(activity))];
        Assert.True(never.Length == 0, $"No story calls {string.Join(", ", never)}.");
    }

    [Theory]
    [MemberData(nameof(Activities))]
    public async Task Freezes_no_case_and_pays_nobody_twice(string activity)
    {
        string name = played.First[activity];
        Faults faults = new(activity);
        Faults.Current = faults;
        await using Story story = await Stories[name]();
        await story.Pass(TimeSpan.FromDays(3));
        Assert.NotEqual(0, faults.Failed);
        await NothingFailed(story);
        bool parked = await story.Store.Read(db => db.Stages.AnyAsync(s => s.Kind == StageKind.Parked && s.ClosedAt == null));
        bool skipped = await story.Store.Read(db => db.Timeline.AnyAsync(t => t.Kind == TimelineKind.StepSkipped));
        Assert.True(parked || skipped || DoneByTheSweep.Contains(activity), $"'{activity}' in '{name}' is neither parked nor left out.");
        await IsNamed(story, parked, skipped);
        await PaidAtMostOnce(story);
        if (!parked)
        {
            // Who goes on without a step comes to an end without it, however long every stage and every try takes.
            await story.Pass(TimeSpan.FromDays(60));
            Assert.False(await story.Store.Read(db => db.Claims.AnyAsync(c => c.ClosedAt == null)), $"'{activity}' holds a claim of '{name}' up.");
            await NothingFailed(story);
        }

        faults.Heal();
        await story.Pass(TimeSpan.FromDays(2));
        await NothingFailed(story);
        Assert.False(await story.Store.Read(db => db.Stages.AnyAsync(s => s.Kind == StageKind.Parked && s.ClosedAt == null)), "It works again, and is parked.");
        await story.Pass(TimeSpan.FromDays(4));
        await NothingFailed(story);
        await NobodyWaitsForNothing(story);
        await PaidAtMostOnce(story);
    }

    [Fact]
    public async Task Parks_a_payment_tells_staff_and_goes_on_at_their_word_under_the_same_key()
    {
        Faults faults = new(nameof(PayBuyer));
        Faults.Current = faults;
        await using Story story = await Story.Begin(new Market { HeldMinor = 10_000 });
        await story.SellerPays();
        await story.Pass(TimeSpan.FromDays(1));
        ClaimRecord claim = await story.Record();
        Assert.Equal((ClaimStatus.AwaitingSeller, Party.Approver, 0L), (claim.Status, claim.NextActor, claim.PaidMinor));
        StageRecord stage = Assert.Single(await story.OpenStages());
        Assert.Equal((StageKind.Parked, StageDefault.TriedAgain, Party.Approver), (stage.Kind, stage.Default, stage.NextActor));
        Assert.Contains(TimelineKind.Parked, await story.Timeline());

        faults.Heal();
        Assert.True((await story.Give(CommandKind.TryStepAgain, Party.Approver, new ReasonPayload("The bank is back."), "Ada")).Accepted);
        await story.EndsWell(ClaimOutcome.PaidBySeller);
        Assert.Equal([TimelineKind.Parked, TimelineKind.Resumed], (await story.Timeline()).Where(k => k is TimelineKind.Parked or TimelineKind.Resumed));
        await PaidAtMostOnce(story);
    }

    [Fact]
    public async Task Lets_a_silent_sellers_claim_be_paid_although_the_first_mail_never_goes_out()
    {
        Faults.Current = new Faults(nameof(NotifySeller));
        await using Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromDays(8));
        Assert.Contains("Seller: SellerReminder", await story.Mails());
        Assert.Equal((ClaimOutcome.PaidByMarketplace, 8_000L), ((await story.Record()).Outcome, (await story.Record()).PaidMinor));
        Assert.Contains(TimelineKind.StepSkipped, await story.Timeline());
    }

    // The question comes late and uses steps that another stage met first, so they fail here from the question on.
    [Theory]
    [InlineData(nameof(OpenStage), false, false)]
    [InlineData(nameof(AskAboutDelivery), true, true)]
    [InlineData(nameof(SendStageReminder), true, true)]
    [InlineData(nameof(TakeCommand), true, true)]
    [InlineData(nameof(NoteBuyersSilence), true, false)]
    public async Task Silence_about_a_delivery_refuses_a_claim_only_where_the_buyer_was_asked(string activity, bool asked, bool refused)
    {
        Faults faults = new();
        Faults.Current = faults;
        await using Story story = await Story.Begin();
        if (activity == nameof(TakeCommand))
        {
            // It takes the carrier's word too, which ends the seller's window.
            await story.Scanned(ScanKind.Delivered);
            faults.Break(activity);
        }
        else
        {
            faults.Break(activity);
            await story.Scanned(ScanKind.Delivered);
        }

        await story.Pass(TimeSpan.FromHours(80));
        if (activity == nameof(OpenStage))
        {
            // It opens the review that follows, too.
            faults.Heal();
        }

        await story.Pass(TimeSpan.FromHours(24));
        Assert.NotEqual(0, faults.Failed);
        Assert.Equal(asked, (await story.Mails()).Exists(m => m is "Buyer: DeliveryAsked" or "Buyer: DeliveryReminder"));
        Assert.Equal(refused ? ClaimStatus.Closed : ClaimStatus.InReview, (await story.Record()).Status);
        await NothingFailed(story);
        faults.Heal();
        await story.Pass(TimeSpan.FromDays(60));
        Assert.Equal(refused ? ClaimOutcome.Refused : ClaimOutcome.PaidByMarketplace, (await story.Record()).Outcome);
        await NothingFailed(story);
        await NobodyWaitsForNothing(story);
        await PaidAtMostOnce(story);
    }

    [Fact]
    public async Task A_buyer_with_something_to_give_back_is_written_to_by_the_sweep_when_the_mail_at_once_fails()
    {
        Faults faults = new(nameof(TellGiveBack));
        Faults.Current = faults;
        await using Story story = await GivenBack();
        await story.Pass(TimeSpan.FromDays(1));
        Assert.NotEqual(0, faults.Failed);
        Assert.DoesNotContain("Buyer: DeliveredAfterPayout", await story.Mails());
        GiveBackMail sweep = story.Services.GetRequiredService<GiveBackMail>();
        Assert.Equal(1, await sweep.Tell());
        Assert.Single(await story.Mails(), m => m == "Buyer: DeliveredAfterPayout");
        Assert.Equal(0, await sweep.Tell());
    }

    private static async Task NothingFailed(Story story)
    {
        await foreach (OrchestrationMetadata instance in story.Client.GetAllInstancesAsync(new OrchestrationQuery(FetchInputsAndOutputs: true)))
        {
            Assert.False(instance.RuntimeStatus == OrchestrationRuntimeStatus.Failed, $"{instance.InstanceId}: {instance.FailureDetails?.ErrorMessage} {instance.SerializedOutput}");
        }
    }

    private static async Task IsNamed(Story story, bool parked, bool skipped)
    {
        SilenceProof proof = await story.Services.GetRequiredService<SilenceReport>().Prove(story.Client);
        ReconciliationReport report = await story.Services.GetRequiredService<Reconciliation>().Run(story.Client);
        if (parked)
        {
            Assert.Contains(proof.Silent, s => s.What.StartsWith("parked: ", StringComparison.Ordinal));
            Assert.Contains(report.Differences, d => d.Code == "CASE_PARKED");
        }

        // A step that was left out is named for a week.
        DateTimeOffset named = story.Now - ThePack.Pack.Sweeps.NameSkippedFor;
        if (skipped && await story.Store.Read(db => db.Timeline.AnyAsync(t => t.Kind == TimelineKind.StepSkipped && t.At >= named)))
        {
            Assert.Contains(proof.Silent, s => s.What.EndsWith("was left out", StringComparison.Ordinal));
            Assert.Contains(report.Differences, d => d.Code == "STEP_SKIPPED");
        }
    }

    // Each open claim, appeal, debt and inquiry is carried by an orchestration that is alive, and by no moment that is long past.
    private static async Task NobodyWaitsForNothing(Story story)
    {
        SilenceProof proof = await story.Services.GetRequiredService<SilenceReport>().Prove(story.Client);
        string[] silent = [.. proof.Silent.Select(s => s.What).Where(w => !w.StartsWith("parked: ", StringComparison.Ordinal) && !w.EndsWith("was left out", StringComparison.Ordinal) && !w.EndsWith("is late", StringComparison.Ordinal))];
        Assert.True(silent.Length == 0, string.Join("; ", silent));
        List<ClaimId> inquiries = await story.Store.Read(db => db.Inquiries.Where(i => i.EndedAt == null).Select(i => i.Id).ToListAsync());
        foreach (ClaimId inquiry in inquiries)
        {
            Assert.Equal(OrchestrationRuntimeStatus.Running, await story.Status(InstanceIds.Inquiry(inquiry)));
        }
    }

    private static async Task PaidAtMostOnce(Story story)
    {
        List<LedgerTransaction> booked = await story.Store.Read(db => db.LedgerTransactions.Include(t => t.Postings).ToListAsync());
        Assert.True(booked.Count(t => t.Purpose == Purposes.PayBuyer) <= 1, "The buyer was paid twice.");
        Assert.Equal(booked.Count, booked.Select(t => t.Key).Distinct().Count());
        Assert.Equal(0, (await story.Store.Read(Ledger.Balances)).Sum(b => b.AmountMinor));
        long owed = await story.Store.Read(db => db.Debts.SumAsync(d => d.AmountMinor));
        long paid = -await story.Balance(ChartOfAccounts.BuyerPayouts, Market.Buyer);
        Assert.True(owed <= paid, $"The seller owes {owed} for {paid}.");
    }

    private static async Task<Story> DeliveryCounts()
    {
        Story story = await Story.Begin();
        await story.Scanned(ScanKind.Delivered);
        await story.Pass(TimeSpan.FromHours(73));
        return story;
    }

    private static async Task<Story> DeliveryDisputed()
    {
        Story story = await Story.Begin();
        await story.Scanned(ScanKind.Delivered);
        await story.Give(CommandKind.BuyerDisputesDelivery, Party.Buyer, new ReasonPayload("I was at home all day."));
        await story.Votes(Seat.Marketplace, true);
        await story.Votes(Seat.Independent, true);
        return story;
    }

    private static async Task<Story> GivenBack()
    {
        Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromHours(73));
        await story.Scanned(ScanKind.Delivered);
        return story;
    }

    private static async Task<Story> WrittenOff()
    {
        Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromDays(130));
        await story.Give(CommandKind.RejectWriteOff, Party.Approver, new ReasonPayload("Try again."), debt: story.Debt);
        await story.Pass(TimeSpan.FromDays(190));
        return story;
    }

    private static async Task<Story> Countered()
    {
        Story story = await Story.Begin(new Market { HeldMinor = 10_000 });
        await story.SellerOffers(1_000);
        await story.Pass(Settled);
        await story.BuyerCounters(3_000);
        await story.Pass(Settled);
        await story.SellerAcceptsCounter();
        return story;
    }

    private static async Task<Story> UpheldInPart()
    {
        Story story = await Story.Claimed(new Market(), 8_000, 3_000);
        await story.SellerContests();
        await story.Pass(Settled);
        await story.VotesFor(Seat.Marketplace);
        await story.VotesFor(Seat.Independent, 2);
        await story.VotesFor(Seat.Adjudicator, 2);
        return story;
    }

    private static async Task<Story> Promised()
    {
        Story story = await Story.Begin();
        await story.SellerOffers(0, Remedy.Replacement);
        await story.Pass(Settled);
        await story.BuyerAccepts();
        await story.Give(CommandKind.SellerShips, Party.Seller, new ShipmentPayload("Parcel post", "JD0146"));
        await story.Give(CommandKind.RemedyDelivered, Party.Marketplace, new NoPayload());
        await story.Pass(TimeSpan.FromDays(8));
        return story;
    }

    // Silent about the label, so that the buyer pays for the postage, which is owed although the money comes another way.
    private static async Task<Story> SentBack()
    {
        Story story = await Story.SendingBack();
        await story.Pass(TimeSpan.FromDays(4));
        await story.Posts(900);
        await story.ReturnScan(ScanKind.Delivered);
        await story.Pass(TimeSpan.FromDays(1));
        await story.Refunded(8_000);
        await story.Pass(TimeSpan.FromDays(4));
        return story;
    }

    private static async Task<Story> Approved()
    {
        Story story = await Story.Begin(new Market { FraudBand = FraudBand.Review, PriceMinor = 1_000_000 });
        await story.Give(CommandKind.GiveExpertOpinion, Party.Expert, new FraudOpinionPayload(true, "The photo is old."));
        await story.Give(CommandKind.DecideFraud, Party.Investigator, new FraudOpinionPayload(false, "It is the listing's own."));
        await story.Pass(TimeSpan.FromDays(5));
        await story.Approves("Ada");
        await story.Approves("Ben");
        return story;
    }

    private static async Task<Story> CutShort()
    {
        Story story = await Story.Begin();
        await story.SellerContests();
        await story.Pass(Settled);
        await story.BuyerWithdraws();
        return story;
    }

    private static async Task<Story> Appealed()
    {
        Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromHours(73));
        await story.Appeals(Party.Seller);
        await story.Votes(Seat.Marketplace, false);
        await story.Votes(Seat.Independent, false);
        return story;
    }

    private static async Task<Story> InquirySettled()
    {
        Story story = await Story.Asked();
        await story.BuyerSaysSolved();
        return story;
    }

    private static async Task<Story> InquiryRefunded()
    {
        Story story = await Story.Asked(new Market { HeldMinor = 10_000 });
        await story.SellerRefunds(3_000);
        return story;
    }

    private static async Task<Story> Arranged()
    {
        Story story = await Story.Begin();
        await story.SellerPays();
        await story.Pass(TimeSpan.FromDays(2));
        await story.Promises(TimeSpan.FromDays(3), 8_000);
        await story.Pass(TimeSpan.FromDays(4));
        return story;
    }

    private static async Task<Story> Bounced()
    {
        Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromHours(10));
        await story.Bounces("SellerNotified");
        return story;
    }

    private static async Task<Story> Insured()
    {
        Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromHours(73));
        await story.PaysDebt(8_000);
        await story.Pass(TimeSpan.FromDays(8));
        return story;
    }

    private static async Task<Story> EvidenceAsked()
    {
        Story story = await Story.Begin(new Market { FraudBand = FraudBand.Review });
        await story.Asks(Party.Buyer);
        await story.Pass(TimeSpan.FromDays(4));
        return story;
    }

    private static async Task<Story> Drafted()
    {
        Story story = await Story.Writing();
        await story.Types(true, ("kind", "NotReceived"), ("description", "The lamp never came, although it was due ten days ago."));
        await story.Pass(TimeSpan.FromDays(81));
        return story;
    }

    /// <summary>All stories, played once while everything works.</summary>
    public sealed class Played : IAsyncLifetime
    {
        private readonly Dictionary<string, string> _first = [];

        /// <summary>Which story calls an activity first.</summary>
        public IReadOnlyDictionary<string, string> First => _first;

        public async Task InitializeAsync()
        {
            foreach ((string name, Func<Task<Story>> play) in Stories)
            {
                Faults.Current = new Faults();
                await using Story story = await play();
                await story.Pass(TimeSpan.FromDays(10));
                foreach (string activity in Faults.Current.Called)
                {
                    _first.TryAdd(activity, name);
                }
            }

            Faults.Current = null;
        }

        public Task DisposeAsync() => Task.CompletedTask;
    }
}
