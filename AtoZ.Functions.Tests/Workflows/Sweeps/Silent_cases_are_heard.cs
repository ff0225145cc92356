using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Functions.Workflows.Sweeps;
using Microsoft.DurableTask.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows.Sweeps;

/// <summary>PROCESS §13: every open claim has a next actor, a deadline and a live orchestration; what is not so is repaired.</summary>
[Trait("Rule", "SWEEP-01")]
public class Silent_cases_are_heard
{
    [Fact]
    public async Task A_claim_whose_orchestration_was_never_started_is_started()
    {
        await using Story story = await Story.Open(new Market());
        await story.Store.Write(new Market().Fill);
        await story.File("order-1", start: false);
        await story.Pass(TimeSpan.FromHours(1));
        Assert.Equal(ClaimStatus.Checking, (await story.Record()).Status);

        Assert.Equal(1, await Silent(story).StartLostClaims(story.Client));
        await story.Pass(TimeSpan.Zero);
        Assert.Equal(ClaimStatus.AwaitingSeller, (await story.Record()).Status);
        Assert.Contains(TimelineKind.Repaired, await story.Timeline());
        Assert.Equal(0, await Silent(story).StartLostClaims(story.Client));
    }

    [Fact]
    public async Task A_claim_whose_orchestration_was_killed_goes_on_where_it_was_and_nobody_is_asked_twice()
    {
        await using Story story = await Story.Begin(new Market { HeldMinor = 10_000 });
        await story.SellerOffers(2_000);
        await story.Pass(TimeSpan.FromMinutes(61));
        await story.Client.TerminateInstanceAsync(InstanceIds.Claim(story.Claim), "by mistake");
        await story.BuyerAccepts();
        Assert.Equal(ClaimStatus.AwaitingBuyer, (await story.Record()).Status);

        Assert.Equal(1, await Silent(story).StartLostClaims(story.Client));
        await story.Pass(TimeSpan.Zero);
        await story.EndsWell(ClaimOutcome.SettledByOffer);
        Assert.Single(await story.Mails(), m => m == "Seller: SellerNotified");
        Assert.Single(await story.Mails(), m => m == "Buyer: OfferMade");
    }

    [Fact]
    public async Task An_inquiry_that_was_killed_or_did_not_hear_goes_on_and_nobody_is_written_to_twice()
    {
        await using Story story = await Story.Asked();
        await story.Client.TerminateInstanceAsync(InstanceIds.Inquiry(story.Claim), "by mistake");
        await story.Pass(TimeSpan.FromHours(1));
        Assert.Equal(1, await Silent(story).PutInquiriesRight(story.Client));
        await story.Idle();
        Assert.Equal(["Buyer: InquiryReceived", "Seller: InquiryAsked"], await story.Mails());
        await story.Pass(TimeSpan.FromHours(48));
        await story.BuyerClaims(wake: false);
        await story.Pass(TimeSpan.FromHours(1));
        Assert.Equal(1, await Silent(story).PutInquiriesRight(story.Client));
        await story.Idle();

        Assert.Equal(ClaimStatus.AwaitingSeller, (await story.Record()).Status);
        Assert.Equal(0, await Silent(story).PutInquiriesRight(story.Client));
    }

    [Fact]
    public async Task A_command_whose_wake_up_was_lost_is_raised_again()
    {
        await using Story story = await Story.Begin(new Market { HeldMinor = 10_000 });
        await story.Give(CommandKind.SellerPays, Party.Seller, new NoPayload(), wake: false);
        Assert.Equal(0, await Silent(story).WakeUnheardCommands(story.Client));
        await story.Pass(TimeSpan.FromMinutes(16));

        Assert.Equal(1, await Silent(story).WakeUnheardCommands(story.Client));
        await story.Pass(TimeSpan.Zero);
        await story.EndsWell(ClaimOutcome.PaidBySeller);
    }

    [Fact]
    public async Task An_appeal_that_was_never_started_is_started()
    {
        await using Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromHours(73));
        await story.Store.Write(db =>
        {
            db.Appeals.Add(new AppealRecord { ClaimId = story.Claim, Number = 1, Origin = AppealOrigin.SellerAppeals, Statement = "New facts.", OpenedAt = story.Now });
            return Task.CompletedTask;
        });
        await story.Pass(TimeSpan.FromMinutes(16));
        Assert.Equal(1, await Silent(story).StartLostAppeals(story.Client));
        await story.Pass(TimeSpan.Zero);
        Assert.Equal(OrchestrationRuntimeStatus.Running, await story.Status(InstanceIds.Appeal(story.Claim, 1)));
    }

    [Fact]
    public async Task A_claim_that_says_nobodys_turn_gets_one()
    {
        await using Story story = await Story.Begin();
        await story.Store.Write(async db =>
        {
            ClaimRecord claim = await db.Claims.SingleAsync();
            (claim.NextActor, claim.Deadline) = (Party.None, null);
        });
        Assert.Equal(1, await Silent(story).NameLostTurns());
        Assert.Equal(Party.System, (await story.Record()).NextActor);
        Assert.NotNull((await story.Record()).Deadline);
    }

    private static SilentCases Silent(Story story) => story.Services.GetRequiredService<SilentCases>();
}
