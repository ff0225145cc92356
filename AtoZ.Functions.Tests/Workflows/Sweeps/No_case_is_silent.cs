using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Records;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Functions.Workflows.Sweeps;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows.Sweeps;

/// <summary>PROCESS §13: the sweep proves it for each open case, repairs each kind of damage, and reports what it can't repair.</summary>
public class No_case_is_silent
{
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(15);

    [Fact]
    public async Task What_somebody_suspended_is_resumed_when_its_deadline_has_passed()
    {
        await using Story story = await Story.Begin();
        await story.Client.SuspendInstanceAsync(InstanceIds.Claim(story.Claim), "by mistake");
        await story.Pass(TimeSpan.FromHours(72) + Grace - TimeSpan.FromSeconds(1));
        await Sweep(story);
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, await story.Status(InstanceIds.Claim(story.Claim)));
        await story.Pass(TimeSpan.FromSeconds(1));
        await Sweep(story);
        Assert.Equal(ClaimOutcome.PaidByMarketplace, (await story.Record()).Outcome);
        Assert.Contains(TimelineKind.Repaired, await story.Timeline());
    }

    [Fact]
    public async Task A_deadline_that_passed_without_its_timer_takes_effect()
    {
        await using Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromHours(1));
        await story.Store.Write(async db => (await db.Stages.SingleAsync()).Deadline = story.Now - Grace);
        await Sweep(story);
        Assert.Equal(ClaimOutcome.PaidByMarketplace, (await story.Record()).Outcome);
        Assert.Contains(TimelineKind.SellerSilent, await story.Timeline());
    }

    [Fact]
    public async Task A_review_that_is_gone_is_held_again_and_keeps_its_vote()
    {
        await using Story story = await Story.Begin();
        await story.SellerContests();
        await story.Pass(TimeSpan.FromHours(2));
        await story.Votes(Seat.Marketplace, false);
        await story.Client.TerminateInstanceAsync(InstanceIds.Appeal(story.Claim, 1), "by mistake");
        await story.Pass(TimeSpan.FromHours(80));
        await Sweep(story);
        await Sweep(story);
        await story.Votes(Seat.Independent, false);
        await story.EndsWell(ClaimOutcome.Refused);
        Assert.Single(await story.Store.Read(db => db.Votes.Where(v => v.Seat == Seat.Marketplace).ToListAsync()));
    }

    [Fact]
    public async Task A_window_that_began_again_unheard_is_announced()
    {
        await using Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromHours(10));
        await story.BeginsAgainUnheard();
        await story.Pass(Grace);
        await Sweep(story);
        Assert.Equal(2, (await story.Mails()).Count(m => m == "Seller: SellerNotified"));
        Assert.Equal(0, await story.Services.GetRequiredService<OverdueStages>().AnnounceRestarts(story.Client));
    }

    [Fact]
    public async Task A_healthy_case_is_proved_at_every_hour_of_its_life_and_never_repaired()
    {
        await using Story story = await Story.Begin(new Market { PriceMinor = 200_000 });
        await story.SellerContests();
        for (int hour = 0; hour < 24 * 60; hour += 5)
        {
            await story.Pass(TimeSpan.FromHours(5));
            Assert.Equal("", string.Join("; ", (await Report(story).Prove(story.Client)).Silent.Select(s => $"{hour}h {s.What}")));
            Assert.Equal(0, await story.Services.GetRequiredService<OverdueStages>().Repair(story.Client));
        }

        Assert.Equal(ClaimOutcome.PaidByMarketplace, (await story.Record()).Outcome);
        Assert.DoesNotContain(TimelineKind.Repaired, await story.Timeline());
    }

    [Theory]
    [InlineData(7_199, 0)]
    [InlineData(7_200, 0)]
    [InlineData(7_201, 1)]
    public async Task What_no_repair_helps_is_reported(int secondsOverdue, int silent)
    {
        await using Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromHours(1));
        await story.Store.Write(async db => (await db.Claims.SingleAsync()).Deadline = story.Now.AddSeconds(-secondsOverdue));
        await Sweep(story);
        Assert.Equal(silent, ((ReportsInMemory)story.Services.GetRequiredService<IReportStore>()).Reports.Count);
        Assert.Equal((1, silent), ((await Report(story).Prove(story.Client)).Checked, (await Report(story).Prove(story.Client)).Silent.Count));
    }

    [Fact]
    public async Task The_proof_names_a_dead_claim_appeal_and_debt()
    {
        await using Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromHours(73));
        await story.Appeals(Party.Seller);
        await story.Pass(Grace);
        Assert.Equal((2, 0), ((await Report(story).Prove(story.Client)).Checked, (await Report(story).Prove(story.Client)).Silent.Count));
        await story.Client.TerminateInstanceAsync(InstanceIds.Appeal(story.Claim, 1), "by mistake");
        await story.Client.TerminateInstanceAsync(InstanceIds.Claim(story.Claim), new TerminateInstanceOptions("by mistake", Recursive: true));
        await story.Idle();
        SilenceProof proof = await Report(story).Prove(story.Client);
        Assert.Equal(2, proof.Silent.Count);
        await Sweep(story);
        Assert.Equal(OrchestrationRuntimeStatus.Running, await story.Status(InstanceIds.Appeal(story.Claim, 1)));
    }

    private static SilenceReport Report(Story story) => story.Services.GetRequiredService<SilenceReport>();

    private static async Task Sweep(Story story)
    {
        await ActivatorUtilities.CreateInstance<NoSilentCaseSweep>(story.Services).Run(new TimerInfo(), story.Client, CancellationToken.None);
        await story.Idle();
    }
}
