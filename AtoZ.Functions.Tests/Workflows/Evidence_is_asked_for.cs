using AtoZ.Functions.Data;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Functions.Workflows.Sweeps;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS §3: staff may ask a party for more, once per stage, one itemised request, with a deadline of 72 hours.</summary>
[Trait("Rule", "EVID-04")]
public class Evidence_is_asked_for
{
    [Fact]
    public async Task The_party_sends_it_and_says_so()
    {
        await using Story story = await Suspected();
        DateTimeOffset asked = story.Now;
        Assert.Null((await story.Asks(Party.Buyer)).Refusal);
        Assert.Contains("Buyer: EvidenceRequested", await story.Mails());
        Assert.Equal((ClaimStatus.AwaitingExpert, Party.Expert), ((await story.Record()).Status, (await story.Record()).NextActor));
        Assert.Equal(asked.AddHours(72 + 72), (await story.Stage(StageKind.ExpertOpinion)).Deadline);

        EvidenceReceipt sent = await story.Brings(Party.Buyer);
        Assert.Equal(((await story.Request()).Id, false), (sent.Record!.RequestId, sent.Record.Late));
        Assert.True((await story.Give(CommandKind.AnswerEvidenceRequest, Party.Buyer, new ReasonPayload("Here is the label."))).Accepted);
        EvidenceRequestRecord request = await story.Request();
        Assert.Equal((true, asked), (request.Answered, request.EndedAt));
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await story.Status(InstanceIds.EvidenceRequest(story.Claim, 1)));
    }

    [Fact]
    public async Task Silence_is_reminded_of_and_then_the_case_goes_on_with_what_is_there()
    {
        await using Story story = await Suspected();
        await story.Asks(Party.Buyer);
        await story.Pass(TimeSpan.FromHours(48));
        Assert.Equal(1, (await story.Mails()).Count(m => m == "Buyer: EvidenceRequestReminder"));
        await story.Pass(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.Null((await story.Request()).EndedAt);
        await story.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal((false, true), ((await story.Request()).Answered, (await story.Request()).EndedAt is not null));
        Assert.Contains(TimelineKind.EvidenceRequestLapsed, await story.Timeline());
        Assert.Equal("NOT_POSSIBLE_NOW", (await story.Give(CommandKind.AnswerEvidenceRequest, Party.Buyer, new ReasonPayload("Too late."))).Refusal!.Code);

        await story.Pass(TimeSpan.FromHours(72 + 48));
        Assert.Equal(ClaimStatus.AwaitingSeller, (await story.Record()).Status);
    }

    [Fact]
    public async Task A_party_is_asked_once_per_stage()
    {
        await using Story story = await Suspected();
        await story.Asks(Party.Buyer);
        Assert.Equal("ALREADY_ASKED", (await story.Asks(Party.Buyer)).Refusal!.Code);
        Assert.Null((await story.Asks(Party.Seller)).Refusal);
        await story.Give(CommandKind.GiveExpertOpinion, Party.Expert, new FraudOpinionPayload(true, "The photo is old."));
        Assert.Equal(ClaimStatus.AwaitingInvestigator, (await story.Record()).Status);
        Assert.Null((await story.Asks(Party.Buyer)).Refusal);
        Assert.Equal(3, await story.Store.Read(db => Task.FromResult(db.EvidenceRequests.Count())));
    }

    [Fact]
    public async Task Of_two_members_who_ask_at_once_one_does()
    {
        await using Story story = await Suspected();
        EvidenceRequestReceipt[] both = await Task.WhenAll(story.Asks(Party.Buyer), story.Asks(Party.Buyer));
        Assert.Equal(1, both.Count(r => r.Request is not null));
    }

    [Fact]
    public async Task Each_party_answers_its_own_request_only()
    {
        await using Story story = await Suspected();
        await story.Asks(Party.Buyer);
        Assert.Equal("NOT_POSSIBLE_NOW", (await story.Give(CommandKind.AnswerEvidenceRequest, Party.Seller, new ReasonPayload("Me."))).Refusal!.Code);
    }

    [Fact]
    public async Task While_nobody_judges_nothing_is_asked_for()
    {
        await using Story story = await Story.Begin();
        Assert.Equal("NOT_POSSIBLE_NOW", (await story.Asks(Party.Buyer)).Refusal!.Code);
    }

    [Fact]
    public async Task The_end_of_the_claim_ends_the_request()
    {
        await using Story story = await Suspected();
        await story.Asks(Party.Buyer);
        await story.BuyerWithdraws();
        Assert.NotNull((await story.Request()).EndedAt);
        await story.Pass(TimeSpan.FromHours(73));
        await story.EndsWell(ClaimOutcome.Withdrawn);
        Assert.DoesNotContain(TimelineKind.EvidenceRequestLapsed, await story.Timeline());
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await story.Status(InstanceIds.EvidenceRequest(story.Claim, 1)));
    }

    [Fact]
    public async Task A_request_that_was_stored_and_never_started_is_started_by_the_sweep()
    {
        await using Story story = await Suspected();
        await story.Asks(Party.Buyer, start: false);
        SilentCases silent = story.Services.GetRequiredService<SilentCases>();
        Assert.Equal(0, await silent.StartLostRequests(story.Client));
        await story.Pass(TimeSpan.FromMinutes(15));
        Assert.Equal(1, await silent.StartLostRequests(story.Client));
        await story.Idle();
        Assert.Contains("Buyer: EvidenceRequested", await story.Mails());
        Assert.Equal(0, await silent.StartLostRequests(story.Client));
    }

    private static Task<Story> Suspected() => Story.Begin(new Market { FraudBand = FraudBand.Review });
}
