using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Workflows.Support;
using DurableTask.Sqlite;
using Microsoft.DurableTask.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS §0: the buyer writes, the seller solves it or not, and after 48 hours one click makes it a claim.</summary>
[Trait("Rule", "INQ-04")]
public class Buyer_asks_first
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task The_seller_refunds_in_full_and_there_is_no_claim_on_the_record()
    {
        await using Story story = await Story.Asked(new Market { HeldMinor = 10_000 });
        await story.SellerSays(InquiryMessageKind.Refund, "Sorry, here is your money.");

        Assert.Equal(InquiryState.Settled, (await story.Inquiry()).State);
        Assert.Equal((-8_000L, -2_000L, 0L), (await story.Balance(ChartOfAccounts.BuyerPayouts, Market.Buyer), await story.Balance(ChartOfAccounts.SellerFunds), await story.Balance(ChartOfAccounts.ClaimClearing)));
        Assert.Equal((0, 0), ((await story.SellerRecord()).ClaimsCounted, await story.Store.Read(db => db.Claims.CountAsync())));
        Assert.Equal(
            ["Buyer: InquiryReceived", "Seller: InquiryAsked", "Buyer: InquiryAnswered", "Buyer: InquirySettled", "Seller: InquirySettled"], await story.Mails());
        await Ended(story);
    }

    [Fact]
    public async Task The_buyer_says_that_it_is_solved()
    {
        await using Story story = await Story.Asked();
        await story.SellerSays(InquiryMessageKind.Tracking, "It is at your neighbour's.", "JD0146");
        await story.BuyerSaysSolved();
        await story.BuyerSaysSolved();

        Assert.Equal((InquiryState.Settled, Party.None, null), ((await story.Inquiry()).State, (await story.Inquiry()).NextActor, (await story.Inquiry()).Deadline));
        Assert.Equal([TimelineKind.InquiryOpened, TimelineKind.InquiryMessage, TimelineKind.InquirySettled], await story.Timeline());
        Assert.Equal("INQUIRY_ENDED", (await story.BuyerWrites("Wait.")).Refusal!.Code);
        Assert.Equal("INQUIRY_ENDED", (await story.BuyerClaims()).Refusal!.Code);
        await Ended(story);
    }

    [Fact]
    public async Task After_48_hours_of_silence_one_click_makes_it_the_claim_with_the_same_id()
    {
        // Delivered, but the wrong lamp: no tracking spares the buyer the 48 hours.
        await using Story story = await Story.Asked(change: i => i with { Kind = ClaimKind.ReturnNotRefunded }, order: o => (o.DeliveredAt, o.ReturnPostedAt) = (Market.Start.AddDays(-12), Market.Start.AddDays(-6)));
        await story.Store.Write(async db => await Task.FromResult(db.Evidence.Add(Receipt(story.Claim))));
        await story.Pass(TimeSpan.FromHours(48) - TimeSpan.FromTicks(1));
        InquiryReceipt early = await story.BuyerClaims();
        Assert.Equal(("NOT_ELIGIBLE", "ELIG-06"), (early.Refusal!.Code, early.Verdict!.Broken.Single().Code));
        Assert.Equal(Market.Start.AddHours(48), early.Verdict.EligibleFrom);
        await story.Pass(TimeSpan.FromTicks(1));
        Assert.Equal(Party.Buyer, (await story.Inquiry()).NextActor);
        Assert.True((await story.BuyerClaims()).Accepted);

        ClaimRecordIs(await story.Record(), ClaimStatus.AwaitingSeller);
        Assert.Equal(InquiryState.BecameClaim, (await story.Inquiry()).State);
        Assert.Equal(
            ["Buyer: InquiryReceived", "Seller: InquiryAsked", "Seller: InquiryReminder", "Buyer: InquiryUnsolved", "Buyer: ClaimReceived", "Seller: SellerNotified"], await story.Mails());
        Assert.Equal([TimelineKind.InquiryOpened, TimelineKind.InquiryUnsolved, TimelineKind.Submitted], (await story.Timeline()).Take(3));
        await Ended(story);
        await story.Pass(TimeSpan.FromHours(72));
        Assert.Equal(ClaimOutcome.PaidByMarketplace, (await story.Record()).Outcome);
    }

    [Fact]
    public async Task A_claim_files_itself_when_the_time_is_over_if_the_buyer_wished_so()
    {
        await using Story story = await Story.Asked(change: i => i with { FilesItself = true });
        await story.Pass(TimeSpan.FromHours(47));
        Assert.Equal(0, await story.Store.Read(db => db.Claims.CountAsync()));
        await story.Pass(Hour);

        ClaimRecordIs(await story.Record(), ClaimStatus.AwaitingSeller);
        await Ended(story);
    }

    [Fact]
    public async Task A_claim_that_lacks_something_does_not_file_itself_and_the_buyer_hears_of_it()
    {
        await using Story story = await Story.Asked(change: i => i with { FilesItself = true, Kind = ClaimKind.WrongItem });
        await story.Pass(TimeSpan.FromHours(48));

        Assert.Equal((InquiryState.Open, Party.Buyer), ((await story.Inquiry()).State, (await story.Inquiry()).NextActor));
        Assert.Contains("Buyer: InquiryNotFiled", await story.Mails());
        Assert.Equal(["ELIG-09"], (await story.BuyerClaims()).Verdict!.Broken.Select(f => f.Code));
    }

    [Fact]
    public async Task The_buyer_is_told_before_the_time_for_a_claim_ends_and_then_it_lapses()
    {
        // Ten days past the estimate, so 80 days are left.
        await using Story story = await Story.Asked();
        await story.Pass(TimeSpan.FromDays(73) - Hour);
        Assert.DoesNotContain("Buyer: InquiryClaimCloses", await story.Mails());
        await story.Pass(Hour);
        Assert.Single(await story.Mails(), m => m == "Buyer: InquiryClaimCloses");
        await story.Pass(TimeSpan.FromDays(6));
        Assert.Equal(2, (await story.Mails()).Count(m => m == "Buyer: InquiryClaimCloses"));
        Assert.Equal(InquiryState.Open, (await story.Inquiry()).State);
        await story.Pass(TimeSpan.FromDays(1));

        Assert.Equal(InquiryState.Lapsed, (await story.Inquiry()).State);
        Assert.Equal("Buyer: InquiryLapsed", (await story.Mails())[^1]);
        await Ended(story);
    }

    [Fact]
    public async Task A_refund_in_part_leaves_the_rest_to_claim_and_no_more()
    {
        await using Story story = await Story.Asked(new Market { HasPaymentMethod = true });
        Assert.Equal("REFUND_NOT_WITHIN", (await story.SellerSays(InquiryMessageKind.Refund, "", amountMinor: 8_001)).Refusal!.Code);
        await story.SellerSays(InquiryMessageKind.Refund, "Half now.", amountMinor: 4_000);
        Assert.Equal(InquiryState.Open, (await story.Inquiry()).State);
        await story.Pass(TimeSpan.FromHours(48));
        await story.BuyerClaims();
        Assert.Equal(4_000, (await story.Record()).AmountMinor);
        await story.SellerPays();

        Assert.Equal((ClaimOutcome.PaidBySeller, -8_000L), ((await story.Record()).Outcome, await story.Balance(ChartOfAccounts.BuyerPayouts, Market.Buyer)));
    }

    [Fact]
    public async Task A_refund_that_nothing_covers_is_refused_and_moves_nothing()
    {
        await using Story story = await Story.Asked();
        Assert.Equal("REFUND_NOT_COVERED", (await story.SellerSays(InquiryMessageKind.Refund, "Here.")).Refusal!.Code);
        Assert.Empty(await story.Store.Read(Ledger.Balances));
        Assert.Single(await story.Store.Read(db => db.InquiryMessages.ToListAsync()));
    }

    [Fact]
    public async Task A_claim_that_is_filed_the_usual_way_takes_the_open_inquiry_along()
    {
        await using Story story = await Story.Asked();
        ClaimId inquiry = story.Claim;
        await story.Pass(TimeSpan.FromHours(48));
        await story.File("order-1");
        await Functions.Workflows.Launch.WakeInquiry(story.Client, inquiry);
        await story.Idle();

        Assert.Equal((inquiry, InquiryState.BecameClaim), (story.Claim, (await story.Inquiry()).State));
        await Ended(story);
    }

    [Fact]
    public async Task A_seller_may_offer_help_after_a_low_review_and_the_48_hours_run_from_the_buyers_first_word()
    {
        await using Story story = await Story.Asked(
            change: i => i with { Kind = ClaimKind.ReturnNotRefunded, Message = "I am sorry. May I send you another lamp?", Review = new LowReview(1, "I sent it back and got no money.") },
            order: o => (o.DeliveredAt, o.ReturnPostedAt) = (Market.Start.AddDays(-12), Market.Start.AddDays(-6)));
        Assert.Equal(["Buyer: InquiryHelp"], await story.Mails());
        await story.Pass(TimeSpan.FromDays(3));
        Assert.Contains("ELIG-06", (await story.BuyerClaims()).Verdict!.Broken.Select(f => f.Code));
        Assert.Equal("REVIEW_PRESSURE", (await story.SellerSays(InquiryMessageKind.Words, "I refund you when you change your review.")).Refusal!.Code);
        await story.BuyerWrites("Please refund me.");
        Assert.Equal(Market.Start.AddDays(5), (await story.Inquiry()).Deadline);
        await story.Pass(TimeSpan.FromHours(48));

        Assert.Contains("Buyer: InquiryUnsolved", await story.Mails());
        Assert.Equal(["ELIG-09"], (await story.BuyerClaims()).Verdict!.Broken.Select(f => f.Code));
    }

    private static void ClaimRecordIs(ClaimRecord claim, ClaimStatus status) => Assert.Equal((status, 8_000L), (claim.Status, claim.AmountMinor));

    private static EvidenceRecord Receipt(ClaimId claim) => new()
    {
        Id = "evd_1",
        ClaimId = claim,
        Party = Party.Buyer,
        FileName = "receipt.pdf",
        ContentType = "application/pdf",
        Bytes = 10,
        Sha256 = "00",
        OriginalBlob = "o",
        SharedBlob = "s",
        AddedAt = Market.Start,
    };

    private static async Task Ended(Story story)
    {
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await story.Status(InstanceIds.Inquiry(story.Claim)));
        Assert.Equal(0, (await story.Store.Read(Ledger.Balances)).Sum(b => b.AmountMinor));
        Assert.Empty(story.Services.GetRequiredService<EngineDiagnostics>().Records);
    }
}
