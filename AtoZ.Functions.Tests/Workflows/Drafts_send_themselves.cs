using AtoZ.Functions.Cases.Commands;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS §5: a draft of the seller's answer is sent at the deadline if the seller wished so; nobody sees it before.</summary>
[Trait("Rule", "INQ-05")]
public class Drafts_send_themselves
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    [Fact]
    public async Task At_the_deadline_and_not_a_tick_before()
    {
        await using Story story = await Story.Begin();
        Assert.Equal(Market.Start.AddHours(72), (await Draft(story)).RevocableUntil);
        await story.Pass(TimeSpan.FromHours(72) - Tick);
        Assert.Equal(ClaimStatus.AwaitingSeller, (await story.Record()).Status);
        Assert.DoesNotContain(TimelineKind.SellerAnswered, await story.Timeline());
        Assert.Equal(2, (await story.Mails()).Count(m => m == "Seller: SellerReminder"));
        await story.Pass(Tick);

        Assert.Equal(ClaimStatus.InReview, (await story.Record()).Status);
        Assert.Contains(TimelineKind.SellerAnswered, await story.Timeline());
        Assert.DoesNotContain(TimelineKind.SellerSilent, await story.Timeline());
    }

    [Fact]
    public async Task A_later_answer_takes_its_place_and_what_is_taken_back_is_never_sent()
    {
        await using Story story = await Story.Begin(new Market { HasPaymentMethod = true });
        await Draft(story);
        await story.SellerPays();
        await story.EndsWell(ClaimOutcome.PaidBySeller);

        await using Story other = await Story.Begin();
        CommandReceipt receipt = await Draft(other);
        Assert.Null(await other.Revokes(receipt.CommandId!, Party.Seller));
        await other.Pass(TimeSpan.FromHours(72));
        Assert.Equal(ClaimOutcome.PaidByMarketplace, (await other.Record()).Outcome);
    }

    [Fact]
    public async Task A_buyer_who_withdraws_is_faster()
    {
        await using Story story = await Story.Begin();
        await Draft(story);
        await story.Give(CommandKind.BuyerWithdraws, Party.Buyer, new WithdrawalPayload("", WithdrawalCause.ItemReceived));

        await story.EndsWell(ClaimOutcome.Withdrawn);
        Assert.Contains("\"ItemReceived\"", (await story.Store.Read(db => db.Timeline.SingleAsync(t => t.Kind == TimelineKind.Withdrawn))).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_sellers_answer_waits()
    {
        await using Story story = await Story.Begin();
        await story.SellerOffers(1_000);
        await story.Pass(TimeSpan.FromMinutes(61));
        NewCommand accept = new(story.Claim, CommandKind.BuyerAccepts, Party.Buyer, "buyer", new NoPayload()) { SendsItself = true };
        Assert.Equal("DRAFT_NOT_HERE", (await story.Store.Write(db => story.Services.GetRequiredService<CommandDesk>().Accept(db, accept))).Refusal!.Code);
    }

    private static Task<CommandReceipt> Draft(Story story) => story.Store.Write(db => story.Services.GetRequiredService<CommandDesk>().Accept(
        db, new NewCommand(story.Claim, CommandKind.SellerContests, Party.Seller, "seller", new ContestPayload("The carrier has a signature.")) { SendsItself = true }));
}
