using System.Text.Json;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using AtoZ.Functions.Records;
using AtoZ.Functions.Records.Reasons;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Records;

/// <summary>PROCESS §12: each decision is signed, stands in the chain, and follows again from its facts.</summary>
public class Every_decision_is_recorded
{
    [Fact]
    public async Task When_the_seller_is_silent()
    {
        await using Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromHours(73));

        await Holds(story, "Eligibility: Eligible", "Payout: Automatic", "Outcome: PaidByMarketplace");
        Reasoning eligible = Read((await Decisions(story)).Single(d => d.Kind == DecisionKind.Eligibility)).Reasoning;
        Assert.Equal(13, eligible.Rules.Count);
        Assert.Contains("With more than 80.00 USD claimed, the result would have been NotEligible.", eligible.Counterfactuals.Select(c => c.Sentence));
    }

    [Fact]
    public async Task When_the_seller_pays_and_when_an_offer_is_accepted()
    {
        await using Story pays = await Story.Begin(new Market { HasPaymentMethod = true });
        await pays.SellerPays();
        await Holds(pays, "Eligibility: Eligible", "Outcome: PaidBySeller");

        await using Story offers = await Story.Begin(new Market { HeldMinor = 8_000 });
        await offers.SellerOffers(3_000);
        await offers.Pass(TimeSpan.FromHours(2));
        await offers.BuyerAccepts();
        await Holds(offers, "Eligibility: Eligible", "Outcome: SettledByOffer");
    }

    [Fact]
    public async Task When_the_seller_contests_wins_and_the_buyer_appeals()
    {
        await using Story story = await Story.Begin();
        await Reviewed(story, forBuyer: false);
        await Holds(story, "Eligibility: Eligible", "Review: ForSeller", "Outcome: Refused");
        await story.Appeals(Party.Buyer);
        await story.Votes(Seat.Marketplace, forBuyer: true);
        await story.Votes(Seat.Independent, forBuyer: true);

        await Holds(story, "Eligibility: Eligible", "Review: ForSeller", "Outcome: Refused", "Review: ForBuyer", "Payout: Automatic", "Outcome: PaidByMarketplace");
        Reasoning review = (await Decisions(story)).Select(Read).First(d => d.Body is { Kind: DecisionKind.Review, Outcome: "ForSeller" }).Reasoning;
        Assert.Equal(["APP-01", "APP-02", "APP-03", "APP-01", "APP-02", "APP-03"], review.Rules.Select(r => r.Code));
        Assert.Contains(review.Counterfactuals, c => c.Change == "with APP-01, APP-02, APP-03 found met by the Independent seat");
    }

    [Fact]
    public async Task When_the_seller_wins_an_appeal()
    {
        await using Story story = await Story.Begin();
        await Reviewed(story, forBuyer: true);
        await story.Appeals(Party.Seller);
        await story.Votes(Seat.Marketplace, forBuyer: false);
        await story.Votes(Seat.Independent, forBuyer: false);

        await Holds(
            story, "Eligibility: Eligible", "Review: ForBuyer", "Payout: Automatic", "Outcome: PaidByMarketplace", "Review: ForSeller", "Outcome: BorneByMarketplace");
    }

    [Fact]
    public async Task When_votes_split_and_when_nobody_votes()
    {
        await using Story split = await Story.Begin();
        await split.SellerContests();
        await split.Pass(TimeSpan.FromHours(2));
        await split.Votes(Seat.Marketplace, forBuyer: true);
        await split.Votes(Seat.Independent, forBuyer: false);
        await split.Votes(Seat.Adjudicator, forBuyer: false);
        await Holds(split, "Eligibility: Eligible", "Review: ForSeller", "Outcome: Refused");

        await using Story silent = await Story.Begin();
        await silent.SellerContests();
        await silent.Pass(TimeSpan.FromDays(23));
        await Holds(silent, "Eligibility: Eligible", "Review: ForBuyer", "Payout: Automatic", "Outcome: PaidByMarketplace");
    }

    [Fact]
    public async Task When_fraud_is_confirmed_or_cleared_by_silence()
    {
        await using Story fraud = await Story.Begin(new Market { FraudBand = FraudBand.Review });
        await fraud.Pass(TimeSpan.FromHours(73));
        await fraud.Give(CommandKind.DecideFraud, Party.Investigator, new FraudOpinionPayload(true, "The photo is old.", "The photo is from a catalogue."), "Ines");
        await Holds(fraud, "Eligibility: Eligible", "FraudVerdict: Fraudulent", "Outcome: RefusedForFraud");

        await using Story cleared = await Story.Begin(new Market { FraudBand = FraudBand.Review });
        await cleared.Pass(TimeSpan.FromHours(73 + 49));
        await Holds(cleared, "Eligibility: Eligible", "FraudVerdict: Genuine");
    }

    [Fact]
    public async Task When_a_payout_needs_people_and_when_they_stop_it()
    {
        await using Story story = await Story.Begin(new Market { PriceMinor = 1_000_000, Fulfilled = true });
        await story.Approves("Ada");
        await story.Rejects("Ben");
        await story.Votes(Seat.Marketplace, forBuyer: false);
        await story.Votes(Seat.Independent, forBuyer: false);

        await Holds(story, "Eligibility: Eligible", "Payout: TwoApprovers", "PayoutApproval: Stopped", "Review: ForSeller", "Outcome: Refused");
    }

    [Fact]
    public async Task When_the_buyer_withdraws_and_when_a_debt_is_given_up()
    {
        await using Story left = await Story.Begin();
        await left.BuyerWithdraws();
        await Holds(left, "Eligibility: Eligible", "Outcome: Withdrawn");

        await using Story lost = await Story.Begin();
        await lost.Pass(TimeSpan.FromDays(124));
        await lost.Give(CommandKind.ApproveWriteOff, Party.Approver, new ReasonPayload("The seller is gone."), "Ada", lost.Debt);
        await Holds(lost, "Eligibility: Eligible", "Payout: Automatic", "Outcome: PaidByMarketplace", "WriteOff: WrittenOff");
    }

    [Fact]
    public async Task A_party_reads_what_is_for_both_and_nothing_that_is_staffs()
    {
        await using Story story = await Story.Begin();
        await Reviewed(story, forBuyer: true);

        foreach (Party reader in new[] { Party.Buyer, Party.Seller })
        {
            byte[] zip = await story.Dossier(reader);
            string text = DossiersOf.Text(zip, "dossier.json") + DossiersOf.Text(zip, "index.html");
            Assert.Null(DossiersOf.Check(zip).Broken);
            Assert.DoesNotContain("voter of", text, StringComparison.Ordinal);
            Assert.DoesNotContain("FraudChecked", text, StringComparison.Ordinal);
            Assert.DoesNotContain("\"name\":\"decider\"", text, StringComparison.Ordinal);
            Assert.DoesNotContain("guarantee-expense", text, StringComparison.Ordinal);
            Assert.Contains("As the photos and the tracking show.", text, StringComparison.Ordinal);
        }
    }

    private static async Task Reviewed(Story story, bool forBuyer)
    {
        await story.SellerContests();
        await story.Pass(TimeSpan.FromHours(2));
        await story.Votes(Seat.Marketplace, forBuyer);
        await story.Votes(Seat.Independent, forBuyer);
    }

    private static Task<List<DecisionRecord>> Decisions(Story story) =>
        story.Store.Read(db => db.Decisions.Where(d => d.ClaimId == story.Claim).OrderBy(d => d.At).ThenBy(d => d.Id).ToListAsync());

    private static (DecisionBody Body, Reasoning Reasoning) Read(DecisionRecord record) => (
        JsonSerializer.Deserialize<DecisionBody>(record.Body, RecordJson.Options)!,
        JsonSerializer.Deserialize<DecisionPart[]>(record.Parts, RecordJson.Options)!.Single(p => p.Name == DecisionPart.Reasoning).Content().Deserialize<Reasoning>(RecordJson.Options)!);

    private static async Task Holds(Story story, params string[] expected)
    {
        Assert.Equal(expected.Order(StringComparer.Ordinal), (await Decisions(story)).Select(d => $"{d.Kind}: {Read(d).Body.Outcome}").Order(StringComparer.Ordinal));
        Assert.Null(DossiersOf.Check(await story.Dossier()).Broken);
    }
}
