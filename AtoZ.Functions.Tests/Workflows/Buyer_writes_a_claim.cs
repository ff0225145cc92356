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
    public async Task A_draft_that_did_not_hear_of_the_claim_that_was_filed_another_way_is_woken_by_the_sweep()
    {
        await using Story story = await Story.Writing();
        string draft = InstanceIds.ClaimDraft(story.Claim);
        await story.File("order-1");
        await story.Pass(TimeSpan.FromHours(1));
        Assert.Equal(OrchestrationRuntimeStatus.Running, await story.Status(draft));
        Assert.Equal(1, await story.Services.GetRequiredService<SilentCases>().PutDraftsRight(story.Client));
        await story.Idle();

        Assert.Equal(OrchestrationRuntimeStatus.Completed, await story.Status(draft));
        Assert.Equal(0, await story.Services.GetRequiredService<SilentCases>().PutDraftsRight(story.Client));
    }

    [Fact]
    public async Task A_draft_whose_orchestration_never_began_is_found_by_the_sweep()
    {
        await using Story story = await Story.Writing(filesItself: true);
        await story.Types(true, Whole);
        await story.Client.TerminateInstanceAsync(InstanceIds.ClaimDraft(story.Claim));
        await story.Idle();
        await story.Pass(TimeSpan.FromHours(2));
        await story.Services.GetRequiredService<SilentCases>().PutDraftsRight(story.Client);
        await story.Idle();
        await story.Pass(await Left(story));

        Assert.Equal(ClaimDraftState.Filed, (await story.Draft()).State);
    }

    [Fact]
    public async Task An_amount_goes_along_through_the_question_to_the_seller()
    {
        await using Story story = await Story.Writing(order: o => (o.SellerContactedAt, o.ChargedMinor) = (null, 9_000));
        await story.Types(false, ("kind", "Overcharged"), ("description", "USD 90 were charged and not USD 80."));
        await story.Attaches("statement.pdf", "application/pdf");
        Assert.Contains("Please say how much you ask for.", await story.Http.GetStringAsync(await story.FilingPath()), StringComparison.Ordinal);
        await story.Types(false, ("kind", "Overcharged"), ("amount", "10.00"), ("description", "USD 90 were charged and not USD 80."));
        Assert.True((await story.AsksSeller()).Accepted);
        Assert.Equal(1_000, (await story.Inquiry()).AmountMinor);
        await story.Pass(TimeSpan.FromHours(48));
        Assert.True((await story.BuyerClaims()).Accepted);

        Assert.Equal((ClaimKind.Overcharged, 1_000L), ((await story.Record()).Kind, (await story.Record()).AmountMinor));
    }

    [Fact]
    public async Task The_page_offers_what_puts_the_chosen_kind_right_and_says_what_it_comes_to()
    {
        await using Story story = await Story.Writing(order: o => o.DeliveredAt = Market.Start.AddDays(-5));
        await story.Types(false, ("kind", "ArrivedLate"), ("remedy", "PartRefund"), ("description", "It came five days after the promised day."));
        string page = await story.Http.GetStringAsync(await story.FilingPath());

        Assert.Contains("to keep the item, and a part of its price back", page, StringComparison.Ordinal);
        Assert.Contains("to send the item back, and the whole price back", page, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"Replacement\"", page, StringComparison.Ordinal);
        Assert.Contains("$20.00", page, StringComparison.Ordinal);
    }

    private static InquiryTerms Terms(Story story) => story.Services.GetRequiredService<IPolicyLibrary>().InForce(story.Now).Inquiries;

    private static async Task<TimeSpan> Left(Story story)
    {
        OrderLine line = await story.Store.Read(db => db.OrderLines.SingleAsync());
        PolicyPack policy = story.Services.GetRequiredService<IPolicyLibrary>().InForce(story.Now);
        return line.EstimatedDeliveryAt!.Value + policy.Eligibility.ClosesAfterEstimatedDelivery - story.Now;
    }
}
