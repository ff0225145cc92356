using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Terms;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Functions.Workflows.Sweeps;
using Microsoft.DurableTask.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS §1, INQ-05: a claim that is begun is kept while a claim is possible, and files itself at the last moment if its buyer wished so.</summary>
public class Buyer_writes_a_claim
{
    private static readonly (string Field, string Text)[] Whole = [("kind", "NotReceived"), ("description", "The lamp never came, although it was due ten days ago.")];

    [Fact]
    public async Task It_files_itself_at_the_last_moment()
    {
        await using Story story = await Story.Writing();
        await story.Types(true, Whole);
        TimeSpan left = await Left(story);
        TimeSpan before = Terms(story).DraftsFileBeforeEnd;
        await story.Pass(left - before - TimeSpan.FromTicks(1));
        Assert.Equal(0, await story.Store.Read(db => db.Claims.CountAsync()));
        await story.Pass(TimeSpan.FromTicks(1));

        ClaimRecord claim = await story.Record();
        ClaimDraftRecord draft = await story.Draft();
        Assert.Equal((draft.Id, ClaimStatus.AwaitingSeller), (claim.Id, claim.Status));
        Assert.Equal((ClaimDraftState.Filed, draft.Id, "{}"), (draft.State, draft.BecameId, draft.Fields));
        Assert.Equal(["Buyer: DraftFilesItself", "Buyer: DraftFilesItself", "Buyer: ClaimReceived", "Seller: SellerNotified"], await story.Mails());
    }

    [Fact]
    public async Task What_is_missing_is_told_an_hour_before_and_can_still_be_added()
    {
        await using Story story = await Story.Writing(filesItself: true);
        await story.Types(true, ("kind", "NotReceived"), ("description", "Gone."));
        await story.Pass(await Left(story) - Terms(story).DraftsFileBeforeEnd);
        Assert.Equal("Buyer: DraftNotFiled", (await story.Mails())[^1]);
        await story.Pass(TimeSpan.FromMinutes(59));
        Assert.Equal(ClaimDraftState.Open, (await story.Draft()).State);
        await story.Pass(TimeSpan.FromMinutes(1));

        Assert.Equal((ClaimDraftState.Lapsed, "{}", 0), ((await story.Draft()).State, (await story.Draft()).Fields, await story.Store.Read(db => db.Claims.CountAsync())));
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await story.Client.GetInstanceAsync(InstanceIds.ClaimDraft(story.Claim)))!.RuntimeStatus);
    }

    [Fact]
    public async Task A_wish_that_was_taken_back_files_nothing()
    {
        await using Story story = await Story.Writing(filesItself: true);
        await story.Types(true, Whole);
        await story.Pass(TimeSpan.FromDays(1));
        await story.Types(false, Whole);
        await story.Pass(await Left(story));

        Assert.Equal(0, await story.Store.Read(db => db.Claims.CountAsync()));
        Assert.Equal(["Buyer: DraftCloses", "Buyer: DraftCloses"], await story.Mails());
    }

    [Fact]
    public async Task One_draft_per_item_and_only_for_its_buyer()
    {
        await using Story story = await Story.Writing();
        Assert.Equal(story.Claim, (await story.BeginsDraft()).Id);
        Assert.Equal("ORDER_UNKNOWN", (await story.BeginsDraft(buyer: "another")).Refusal!.Code);
        await story.File("order-1");

        Assert.Equal((ClaimDraftState.Filed, (ClaimId?)story.Claim), ((await story.Draft()).State, (await story.Draft()).BecameId));
        Assert.Equal("CLAIM_ALREADY_OPEN", (await story.BeginsDraft()).Refusal!.Code);
    }

    [Fact]
    public async Task A_draft_whose_orchestration_never_began_is_found_by_the_sweep()
    {
        await using Story story = await Story.Writing(filesItself: true);
        await story.Types(true, Whole);
        await story.Client.TerminateInstanceAsync(InstanceIds.ClaimDraft(story.Claim));
        await story.Idle();
        await story.Pass(TimeSpan.FromHours(2));
        await story.Services.GetRequiredService<SilentCases>().StartLostDrafts(story.Client);
        await story.Idle();
        await story.Pass(await Left(story));

        Assert.Equal(ClaimDraftState.Filed, (await story.Draft()).State);
    }

    private static InquiryTerms Terms(Story story) => story.Services.GetRequiredService<IPolicyLibrary>().InForce(story.Now).Inquiries;

    private static async Task<TimeSpan> Left(Story story)
    {
        OrderLine line = await story.Store.Read(db => db.OrderLines.SingleAsync());
        PolicyPack policy = story.Services.GetRequiredService<IPolicyLibrary>().InForce(story.Now);
        return line.EstimatedDeliveryAt!.Value + policy.Eligibility.ClosesAfterEstimatedDelivery - story.Now;
    }
}
