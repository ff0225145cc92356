using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using AtoZ.Functions.Tests.Workflows.Support;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS §4: an independent expert is asked, then an investigator decides; a score alone never refuses.</summary>
[Trait("Rule", "FRAUD-P")]
public class Fraud_is_suspected
{
    [Fact]
    public async Task And_the_expert_finds_the_claim_genuine()
    {
        await using Story story = await Story.Begin(new Market { FraudBand = FraudBand.Review });
        Assert.Equal((ClaimStatus.AwaitingExpert, Party.Expert), ((await story.Record()).Status, (await story.Record()).NextActor));
        await story.Give(CommandKind.GiveExpertOpinion, Party.Expert, new FraudOpinionPayload(false, "All fits."));
        Assert.Equal(ClaimStatus.AwaitingSeller, (await story.Record()).Status);
        Assert.Equal(["Buyer: ClaimReceived", "Expert: ExpertAsked", "Seller: SellerNotified"], await story.Mails());
    }

    [Fact]
    public async Task The_expert_doubts_and_the_investigator_confirms_fraud()
    {
        await using Story story = await Story.Begin(new Market { FraudBand = FraudBand.Block });
        await story.Give(CommandKind.GiveExpertOpinion, Party.Expert, new FraudOpinionPayload(true, "The photo is old."));
        Assert.Equal(ClaimStatus.AwaitingInvestigator, (await story.Record()).Status);
        await story.Give(CommandKind.DecideFraud, Party.Investigator, new FraudOpinionPayload(true, "Confirmed.", "The photo shows another parcel."));

        await story.EndsWell(ClaimOutcome.RefusedForFraud);
        Assert.Equal(["Buyer: ClaimReceived", "Expert: ExpertAsked", "Buyer: DecisionToBuyer"], await story.Mails());
        Assert.Contains(TimelineKind.FraudDecided, await story.Timeline());
    }

    [Fact]
    public async Task Signals_alone_do_not_let_an_investigator_refuse_and_silence_then_clears()
    {
        await using Story story = await Story.Begin(new Market { FraudBand = FraudBand.Block });
        await story.Pass(TimeSpan.FromHours(73));
        CommandReceipt refused = await story.Give(CommandKind.DecideFraud, Party.Investigator, new FraudOpinionPayload(true, "The buyer claims too often."));
        Assert.Equal("FRAUD_GROUNDS_MISSING", refused.Refusal!.Code);
        await story.Pass(TimeSpan.FromHours(48));
        Assert.Equal(ClaimStatus.AwaitingSeller, (await story.Record()).Status);
    }

    [Fact]
    public async Task The_investigator_clears_what_the_expert_doubted()
    {
        await using Story story = await Story.Begin(new Market { FraudBand = FraudBand.Review });
        await story.Give(CommandKind.GiveExpertOpinion, Party.Expert, new FraudOpinionPayload(true, "The photo is old."));
        await story.Give(CommandKind.DecideFraud, Party.Investigator, new FraudOpinionPayload(false, "It is the listing's own photo."));
        Assert.Equal(ClaimStatus.AwaitingSeller, (await story.Record()).Status);
    }

    [Fact]
    public async Task Silence_of_both_clears_the_claim()
    {
        await using Story story = await Story.Begin(new Market { FraudBand = FraudBand.Review });
        await story.Pass(TimeSpan.FromHours(73));
        Assert.Equal(ClaimStatus.AwaitingInvestigator, (await story.Record()).Status);
        await story.Pass(TimeSpan.FromHours(48));
        Assert.Equal(ClaimStatus.AwaitingSeller, (await story.Record()).Status);
        Assert.Contains(TimelineKind.FraudDecided, await story.Timeline());
    }
}
