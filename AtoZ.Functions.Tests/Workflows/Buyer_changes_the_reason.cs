using AtoZ.Functions.Data;
using AtoZ.Functions.Facts.Fraud;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>CHANGE-01: once, before the seller's first answer; the first words stay, the seller has the whole time again.</summary>
[Trait("Rule", "CHANGE-01")]
public class Buyer_changes_the_reason
{
    [Fact]
    public async Task The_sellers_time_begins_anew_and_both_statements_stay()
    {
        await using Story story = await Story.Begin();
        await story.SellerContests();
        await story.Pass(TimeSpan.FromMinutes(30));
        Assert.True((await Changes(story)).Accepted);

        ClaimRecord claim = await story.Record();
        Assert.Equal((ClaimKind.Lost, ClaimStatus.AwaitingSeller, Market.Start.AddMinutes(30).AddHours(72)), (claim.Kind, claim.Status, claim.Deadline));
        List<StatementRecord> said = await story.Store.Read(db => db.Statements.OrderBy(s => s.Number).ToListAsync());
        Assert.Equal([ClaimKind.NotReceived, ClaimKind.Lost], said.Select(s => s.Kind));
        Assert.Equal(["The parcel never arrived although it was due ten days ago.", "The carrier lost the parcel."], said.Select(s => s.Text));
        Assert.Equal(2, (await story.Mails()).Count(m => m == "Seller: SellerNotified"));
        Assert.Equal(2, (await story.Timeline()).Count(k => k == TimelineKind.SellerNotified));
        Assert.Equal("REASON_FROZEN", (await Changes(story, "The carrier lost it again.")).Refusal!.Code);
        await story.Pass(TimeSpan.FromHours(72));
        Assert.Equal(ClaimOutcome.PaidByMarketplace, (await story.Record()).Outcome);
    }

    [Fact]
    public async Task The_new_reason_is_checked_for_fraud_anew_before_the_seller_is_asked_again()
    {
        await using Story story = await Story.Begin(services: s => s.AddSingleton<IFraudDesk>(new FraudDeskSays(FraudBand.Clear, FraudBand.Review)));
        Assert.True((await Changes(story)).Accepted);

        Assert.Equal(ClaimStatus.AwaitingExpert, (await story.Record()).Status);
        Assert.Equal(2, (await story.Timeline()).Count(k => k == TimelineKind.FraudChecked));
        Assert.Equal((2, FraudBand.Review), await story.Store.Read(async db => (await db.FraudChecks.SingleAsync()) is var check ? (check.Wording, check.Band) : default));
        await story.Give(CommandKind.GiveExpertOpinion, Party.Expert, new FraudOpinionPayload(Fraudulent: true, "The carrier knows of no loss."));
        await story.Give(CommandKind.DecideFraud, Party.Investigator, new FraudOpinionPayload(Fraudulent: true, "Made up.", "The number is of another parcel."));

        await story.EndsWell(ClaimOutcome.RefusedForFraud);
    }

    [Fact]
    public async Task A_new_reason_that_an_expert_finds_genuine_goes_to_the_seller()
    {
        await using Story story = await Story.Begin(services: s => s.AddSingleton<IFraudDesk>(new FraudDeskSays(FraudBand.Review)));
        await story.Give(CommandKind.GiveExpertOpinion, Party.Expert, new FraudOpinionPayload(Fraudulent: false, "It looks genuine."));
        await story.Pass(TimeSpan.FromHours(1));
        Assert.True((await Changes(story)).Accepted);
        Assert.Equal(ClaimStatus.AwaitingExpert, (await story.Record()).Status);
        await story.Give(CommandKind.GiveExpertOpinion, Party.Expert, new FraudOpinionPayload(Fraudulent: false, "It still looks genuine."));

        Assert.Equal((ClaimStatus.AwaitingSeller, 2), ((await story.Record()).Status, (await story.Mails()).Count(m => m == "Seller: SellerNotified")));
        Assert.Equal(2, (await story.Mails()).Count(m => m == "Expert: ExpertAsked"));
        await story.Pass(TimeSpan.FromHours(73));
        Assert.Equal(ClaimOutcome.PaidByMarketplace, (await story.Record()).Outcome);
    }

    [Fact]
    public async Task After_an_offer_it_is_too_late()
    {
        await using Story story = await Story.Begin();
        await story.SellerOffers(1_000);
        await story.Pass(TimeSpan.FromMinutes(61));
        Assert.Equal("NOT_POSSIBLE_NOW", (await Changes(story)).Refusal!.Code);
        await story.BuyerDeclines();
        Assert.Equal("REASON_FROZEN", (await Changes(story)).Refusal!.Code);
    }

    [Theory]
    [InlineData(ClaimKind.PropertyDamage, "It burned my table.", "REASON_IS_ANOTHER_CLAIM")]
    [InlineData(ClaimKind.Lost, "Lost.", "DESCRIPTION_REQUIRED")]
    [InlineData(ClaimKind.NotReceived, " The parcel never arrived although it was due ten days ago.", "REASON_UNCHANGED")]
    [InlineData(ClaimKind.NotReceived, "In other words: nothing came to my door at all.", "REASON_UNCHANGED")]
    [InlineData(ClaimKind.WrongItem, "A red lamp came, not the blue one.", "REASON_NEEDS_EVIDENCE")]
    public async Task What_is_no_change_or_another_claim_is_refused(ClaimKind kind, string text, string code)
    {
        await using Story story = await Story.Begin();
        Assert.Equal(code, (await story.Give(CommandKind.BuyerChangesReason, Party.Buyer, new ReasonChangePayload(kind, text))).Refusal!.Code);
        Assert.Empty(await story.Store.Read(db => db.Statements.ToListAsync()));
    }

    [Fact]
    public async Task The_seller_is_told_that_the_reason_changed_and_not_of_a_new_claim()
    {
        await using Story story = await Story.Begin();
        Assert.Null((await Changes(story)).Refusal);
        MailRecord mail = await story.Mail(Party.Seller, "SellerNotified");
        Assert.Contains("the buyer changed the reason of the claim", mail.Text, StringComparison.Ordinal);
        Assert.Contains("The carrier lost the parcel.", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("a buyer filed a claim", mail.Text, StringComparison.Ordinal);
    }

    private static Task<CommandReceipt> Changes(Story story, string text = "The carrier lost the parcel.") =>
        story.Give(CommandKind.BuyerChangesReason, Party.Buyer, new ReasonChangePayload(ClaimKind.Lost, text));
}
