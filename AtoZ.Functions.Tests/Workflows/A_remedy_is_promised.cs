using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.Facts;
using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Functions.Texts;
using AtoZ.Functions.Workflows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS §6: an accepted replacement or repair is shipped with tracking within 7 days, or the money is paid; delivered and 7 days of silence, or the buyer's word: done.</summary>
[Trait("Rule", "OFFER-03")]
[Trait("Rule", "OFFER-04")]
public class A_remedy_is_promised
{
    private const string Number = "JD 0146-77";
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(61);

    [Theory]
    [InlineData(Remedy.Replacement)]
    [InlineData(Remedy.Repair)]
    public async Task It_is_shipped_delivered_and_nobody_objects(Remedy remedy)
    {
        await using Story story = await Accepted(remedy);
        StageRecord stage = Assert.Single(await story.OpenStages());
        Assert.Equal((StageKind.RemedyShipment, StageDefault.MarketplacePaysAndCollects, 8_000L, stage.OpenedAt.AddDays(7)), (stage.Kind, stage.Default, stage.AmountMinor, stage.Deadline));
        Assert.Equal((ClaimStatus.AwaitingRemedy, Party.Seller), ((await story.Record()).Status, (await story.Record()).NextActor));
        Assert.Contains("ship", (await story.Page(Party.Seller)).Actions.Where(a => a.WhyNot is null).Select(a => a.Slug));
        Assert.StartsWith("The buyer accepted: please ship", (await story.Page(Party.Seller)).Turn.Headline, StringComparison.Ordinal);

        await story.Pass(TimeSpan.FromDays(2));
        await Ships(story);
        Assert.Equal(StageKind.RemedyDelivery, Assert.Single(await story.OpenStages()).Kind);
        Assert.Contains("Parcel post, number " + Number, string.Join(' ', (await story.Page(Party.Buyer)).Story.Select(s => s.Text)), StringComparison.Ordinal);

        await Scanned(story, ScanKind.InTransit, "JD0146-77");
        await Scanned(story, ScanKind.Delivered, "jd014677");
        StageRecord looked = Assert.Single(await story.OpenStages());
        Assert.Equal((StageKind.RemedyInspection, StageDefault.RemedyDone, story.Now.AddDays(7)), (looked.Kind, looked.Default, looked.Deadline));
        Assert.Null((await story.Store.Read(db => db.OrderLines.SingleAsync())).DeliveredAt);

        await story.Pass(TimeSpan.FromDays(7));
        await story.EndsWell(ClaimOutcome.SettledByOffer);
        Assert.Empty(await story.Store.Read(Ledger.Balances));
        Assert.False((await story.Record()).CountsAgainstSeller);
        Assert.Equal(
            ["Buyer: OfferMade", "Seller: RemedyAgreed", "Buyer: RemedyShipped", "Buyer: RemedyDelivered", "Buyer: RemedyDelivered", "Buyer: DecisionToBuyer", "Seller: DecisionToSeller"],
            (await story.Mails())[2..]);
        Assert.Contains(TimelineKind.RemedyKept, await story.Timeline());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_mail_announces_money_that_does_not_move(bool silent)
    {
        await using Story story = await Story.Begin();
        await story.SellerOffers(0, Remedy.Replacement);
        await story.Pass(Settled);
        ActionLinkView accept = (await story.Page(Party.Buyer)).Actions.Single(a => a.Slug == "accept");
        Assert.Equal(Sentence.Get("en", "action.accept.about.NoMoney"), accept.Explanation);
        await story.Pass(TimeSpan.FromHours(60));
        await story.BuyerAccepts();
        await Ships(story);
        await (silent ? Scanned(story, ScanKind.Delivered, Number) : story.Give(CommandKind.RemedyArrived, Party.Buyer, new NoPayload()));
        await story.Pass(TimeSpan.FromDays(silent ? 7 : 0));
        await story.EndsWell(ClaimOutcome.SettledByOffer);

        List<MailRecord> mails = await story.Store.Read(db => db.Mails.Where(m => m.ClaimId == story.Claim).OrderBy(m => m.CreatedAt).ToListAsync());
        MailRecord[] offers = [.. mails.Where(m => m.Key.Contains(":Offer", StringComparison.Ordinal))];
        Assert.Equal(2, offers.Length);
        Assert.All(offers, m => Assert.Contains("The seller would ship it with a tracking number; no money is paid. If it does not come in time, you are paid $80.00 instead.", m.Text, StringComparison.Ordinal));
        Assert.All(offers, m => Assert.DoesNotContain("You would be paid", m.Text, StringComparison.Ordinal));
        MailRecord[] decisions = [.. mails.Where(m => m.Key.Contains(":Decision", StringComparison.Ordinal))];
        Assert.Equal(2, decisions.Length);
        Assert.All(decisions, m => Assert.DoesNotContain("$", m.Text, StringComparison.Ordinal));
        Assert.Contains("replacement. It counts as done, and no money is paid.", decisions[0].Text, StringComparison.Ordinal);
        Assert.Contains("replacement. It counts as done, and no money is taken from you.", decisions[1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(mails, m => m.Text.Contains("working days", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_buyers_word_ends_it_at_any_time()
    {
        foreach (bool shipped in new[] { false, true })
        {
            await using Story story = await Accepted();
            if (shipped)
            {
                await Ships(story);
            }

            Assert.True((await story.Give(CommandKind.RemedyArrived, Party.Buyer, new NoPayload())).Accepted);
            await story.EndsWell(ClaimOutcome.SettledByOffer);
        }
    }

    [Fact]
    public async Task Not_shipped_in_time_the_money_is_paid_and_a_debt_begins()
    {
        await using Story story = await Accepted();
        CaseAction told = (await story.Services.GetRequiredService<Functions.Cases.Foresight>().Of(new NewCommand(story.Claim, CommandKind.SellerShips, Party.Seller, "seller", new ShipmentPayload("Parcel post", Number))))!;
        Assert.Equal(["shipment-told", "delivery-awaited-until"], told.Consequences.Select(c => c.Code));
        await story.Pass(TimeSpan.FromDays(7));
        Assert.Equal((ClaimOutcome.PaidByMarketplace, 8_000L), ((await story.Record()).Outcome, (await story.Record()).PaidMinor));
        Assert.Equal(8_000, (await story.DebtRecord()).AmountMinor);
        Assert.Equal(OfferState.Broken, (await story.Store.Read(db => db.Offers.SingleAsync())).State);
        Assert.Equal(2, (await story.Mails()).Count(m => m == "Seller: RemedyAgreed"));
        Assert.Equal("What was agreed on did not come in time, so we paid the buyer.", (await story.Page(Party.Buyer)).Decision!.Text);
        Assert.Equal("CLAIM_CLOSED", (await Ships(story)).Refusal!.Code);
    }

    [Fact]
    public async Task Not_delivered_in_time_the_money_is_paid()
    {
        await using Story story = await Accepted();
        await Ships(story);
        await story.Pass(TimeSpan.FromDays(21));
        Assert.Equal((ClaimOutcome.PaidByMarketplace, 8_000L), ((await story.Record()).Outcome, (await story.Record()).PaidMinor));
        Assert.Contains(TimelineKind.RemedyOverdue, await story.Timeline());
    }

    [Theory]
    [InlineData(true, ClaimOutcome.PaidByMarketplace)]
    [InlineData(false, ClaimOutcome.Refused)]
    public async Task What_did_not_arrive_or_is_wrong_is_reviewed(bool forBuyer, ClaimOutcome outcome)
    {
        await using Story story = await Accepted();
        Assert.Equal("NOT_POSSIBLE_NOW", (await Disputes(story)).Refusal!.Code);
        await Ships(story);
        Assert.Equal("REASON_REQUIRED", (await story.Give(CommandKind.RemedyFailed, Party.Buyer, new ReasonPayload(" "))).Refusal!.Code);
        await Scanned(story, ScanKind.Delivered, Number);
        Assert.True((await Disputes(story)).Accepted);
        AppealRecord review = await story.Store.Read(db => db.Appeals.SingleAsync());
        Assert.Equal((AppealOrigin.RemedyDisputed, "It is the wrong lamp again."), (review.Origin, review.Statement));
        Assert.Equal("You said that it did not arrive, or is wrong: two people review the case.", (await story.Page(Party.Buyer)).Turn.Headline);
        await story.Votes(Seat.Marketplace, forBuyer);
        await story.Votes(Seat.Independent, forBuyer);
        Assert.Equal(outcome, (await story.Record()).Outcome);
    }

    [Theory]
    [InlineData("", Number, "CARRIER_REQUIRED", "/carrier")]
    [InlineData("Parcel post", "  ", "TRACKING_REQUIRED", "/trackingNumber")]
    public async Task A_shipment_has_carrier_and_number(string carrier, string number, string code, string field)
    {
        await using Story story = await Accepted();
        Refusal refusal = (await story.Give(CommandKind.SellerShips, Party.Seller, new ShipmentPayload(carrier, number))).Refusal!;
        Assert.Equal((code, field), (refusal.Code, refusal.Field));
        Assert.False((await story.Give(CommandKind.SellerShips, Party.Buyer, new ShipmentPayload("Parcel post", Number))).Accepted);
    }

    [Fact]
    public async Task The_buyer_may_withdraw_meanwhile()
    {
        await using Story story = await Accepted();
        await Ships(story);
        await story.BuyerWithdraws();
        await story.EndsWell(ClaimOutcome.Withdrawn);
    }

    [Fact]
    public async Task Its_pages_read_in_every_language()
    {
        await using Story story = await Accepted();
        HashSet<string> headlines = [];
        for (int stage = 0; stage < 3; stage++)
        {
            Assert.All(await story.PagesInEveryLanguage(headlines), page => Assert.NotNull(page.Turn.Deadline));

            await (stage switch
            {
                0 => Ships(story),
                1 => Scanned(story, ScanKind.Delivered, Number),
                _ => Task.CompletedTask,
            });
        }
    }

    private static async Task<Story> Accepted(Remedy remedy = Remedy.Replacement)
    {
        Story story = await Story.Begin();
        await story.SellerOffers(0, remedy);
        await story.Pass(Settled);
        await story.BuyerAccepts();
        return story;
    }

    private static Task<CommandReceipt> Ships(Story story) => story.Give(CommandKind.SellerShips, Party.Seller, new ShipmentPayload("Parcel post", Number));

    private static Task<CommandReceipt> Disputes(Story story) => story.Give(CommandKind.RemedyFailed, Party.Buyer, new ReasonPayload("It is the wrong lamp again."));

    private static async Task Scanned(Story story, ScanKind scan, string number)
    {
        FactBody fact = new(FactType.Scan, $"scan-{scan}-{number}", story.Now, "order-1", 1, Scan: scan, TrackingNumber: number);
        FactOutcome outcome = await story.Store.Write(db => story.Services.GetRequiredService<FactDesk>().Apply(db, fact));
        Assert.True(outcome.Applied, outcome.Refusal?.Detail);
        await Launch.Follow(story.Client, outcome.Effects);
        await story.Idle();
    }
}
