using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.Facts;
using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Functions.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS §8: before a seller confirms "pay" the case says whether a debit is possible; one that fails gives a day to mend it, with a mail of its own.</summary>
[Trait("Rule", "PAY-05")]
public class A_debit_fails
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Trait("Case", "10")]
    [Fact]
    public async Task A_seller_without_payment_method_is_told_before_has_a_day_and_a_mail_of_its_own()
    {
        await using Story story = await Story.Begin();
        CaseAction told = await Foreseen(story, CommandKind.SellerPays);
        Assert.Equal(DebitMethod.None, told.Method);
        Assert.Equal(["seller-debit-fails", "debit-mended-until", "if-unmended-marketplace-pays-and-recovers"], told.Consequences.Select(c => c.Code));
        Assert.Equal(story.Now + Day, told.Consequences[1].At);
        Assert.DoesNotContain("for good", string.Join(' ', told.Consequences.Select(c => Sentences.Consequence(new Reader("en", story.Now), c, Party.Seller))), StringComparison.Ordinal);

        await story.SellerPays();
        ClaimRecord claim = await story.Record();
        Assert.Equal((ClaimStatus.AwaitingPayment, Party.Seller, Market.Start + Day), (claim.Status, claim.NextActor, claim.Deadline));
        Assert.Equal(0, claim.PaidMinor);
        StageRecord stage = Assert.Single(await story.OpenStages());
        Assert.Equal((StageKind.DebitRetry, StageDefault.MarketplacePaysAndCollects, DebitMethod.None), (stage.Kind, stage.Default, stage.Method));
        Assert.Equal(["Buyer: DebitFailedToBuyer", "Seller: DebitFailedToSeller"], (await story.Mails())[2..].Order());
        Assert.StartsWith("You agreed to pay $80.00, but you could not be debited", (await story.Page(Party.Seller)).Turn.Headline, StringComparison.Ordinal);
        Assert.StartsWith("The seller agreed to pay you $80.00, but the payment failed", (await story.Page(Party.Buyer)).Turn.Headline, StringComparison.Ordinal);
        Assert.Contains((await story.Page(Party.Seller)).Actions, a => a is { Slug: "retry", WhyNot: null });

        await story.Pass(Day);
        Assert.Equal((ClaimOutcome.PaidByMarketplace, 8_000L), ((await story.Record()).Outcome, (await story.Record()).PaidMinor));
        Assert.Equal(8_000, (await story.DebtRecord()).AmountMinor);
        foreach (Party party in new[] { Party.Buyer, Party.Seller })
        {
            CasePageView page = await story.Page(party);
            Assert.Equal("The seller agreed to pay, but could not be debited, so we paid the buyer.", page.Decision!.Text);
        }

        List<MailRecord> mails = await story.Store.Read(db => db.Mails.Where(m => m.ClaimId == story.Claim).ToListAsync());
        Assert.All(mails, m => Assert.False(m.Text.Contains("found justified", StringComparison.Ordinal) || m.Text.Contains("found right", StringComparison.Ordinal), m.Key));
        Assert.Single(mails, m => m.Text.Contains("You agreed to pay, but could not be debited. We paid the buyer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task And_the_seller_mends_it_by_a_word()
    {
        await using Story story = await Story.Begin();
        await story.SellerPays();
        await story.Give(CommandKind.RetryDebit, Party.Seller, new NoPayload());
        Assert.Equal(ClaimStatus.AwaitingPayment, (await story.Record()).Status);
        Assert.Equal(Market.Start + Day, (await story.Record()).Deadline);

        await story.Pass(TimeSpan.FromHours(20));
        await story.Disburses("late", 9_000);
        await story.Give(CommandKind.RetryDebit, Party.Seller, new NoPayload());
        await story.EndsWell(ClaimOutcome.PaidBySeller);
        Assert.Equal(-1_000, await story.Balance(ChartOfAccounts.SellerFunds, Market.Seller));
        Assert.Empty(await story.Store.Read(db => db.Debts.ToListAsync()));
        Assert.Equal(1, (await story.Mails()).Count(m => m == "Seller: DebitFailedToSeller"));
    }

    [Fact]
    public async Task And_is_tried_again_as_soon_as_a_fact_of_the_seller_covers_it()
    {
        await using Story story = await Story.Begin();
        await story.SellerPays();
        DebitRetries retries = story.Services.GetRequiredService<DebitRetries>();
        Assert.Empty(await story.Store.Write(db => retries.Ask(db, Market.Seller, "nothing new")));
        IReadOnlyList<CommandReceipt> asked = await story.Store.Write(async db =>
        {
            (await db.Sellers.SingleAsync(s => s.Id == Market.Seller)).HasPaymentMethod = true;
            await StagePromises.Renew(db, story.Services.GetRequiredService<IPolicyLibrary>(), Market.Seller);
            return await retries.Ask(db, Market.Seller, "seller facts");
        });
        await Functions.Workflows.Launch.Wake(story.Client, Assert.Single(asked));
        await story.Idle();
        await story.EndsWell(ClaimOutcome.PaidBySeller);
    }

    [Fact]
    public async Task And_a_payout_that_is_held_from_this_very_moment_covers_it()
    {
        await using Story story = await Story.Begin();
        await story.SellerPays();
        DisbursementIntake intake = story.Services.GetRequiredService<DisbursementIntake>();
        IReadOnlyList<CommandReceipt> asked = await story.Store.Write(async db =>
            (await intake.Record(db, new DisbursementBody("next", Market.Seller, 20_000, "USD", story.Now.AddDays(7)))).Item2);
        await Functions.Workflows.Launch.Wake(story.Client, Assert.Single(asked));
        await story.Idle();
        await story.EndsWell(ClaimOutcome.PaidBySeller);
    }

    [Fact]
    public async Task And_is_tried_once_more_when_the_day_is_over()
    {
        await using Story story = await Story.Begin();
        await story.SellerPays();
        await story.Store.Write(async db => (await db.Sellers.SingleAsync(s => s.Id == Market.Seller)).HasPaymentMethod = true);
        await story.Pass(Day);
        await story.EndsWell(ClaimOutcome.PaidBySeller);
    }

    [Fact]
    public async Task And_an_insured_seller_is_told_that_nothing_is_owed()
    {
        await using Story story = await Story.Begin();
        await story.Insured();
        Assert.Equal("if-unmended-marketplace-pays-and-bears", (await Foreseen(story, CommandKind.SellerPays)).Consequences[^1].Code);
        await story.SellerPays();
        Assert.Equal(StageDefault.MarketplacePaysAndBears, Assert.Single(await story.OpenStages()).Default);
        await story.Pass(Day);
        await story.EndsWell(ClaimOutcome.BorneByMarketplace);
    }

    [Fact]
    public async Task And_the_buyer_may_still_withdraw()
    {
        await using Story story = await Story.Begin();
        await story.SellerPays();
        await story.BuyerWithdraws();
        await story.EndsWell(ClaimOutcome.Withdrawn);
        Assert.Empty(await story.Store.Read(Ledger.Balances));
    }

    [Theory]
    [InlineData(10_000, false, DebitMethod.HeldFunds, "debit-from-held-funds")]
    [InlineData(0, true, DebitMethod.PaymentMethod, "debit-by-payment-method")]
    public async Task Before_it_is_confirmed_the_case_says_by_which_method(long held, bool method, DebitMethod expected, string code)
    {
        await using Story story = await Story.Begin(new Market { HeldMinor = held, HasPaymentMethod = method });
        CaseAction told = await Foreseen(story, CommandKind.SellerPays);
        Assert.Equal((expected, code), (told.Method, told.Consequences[0].Code));
        string about = (await story.Page(Party.Seller)).Actions.Single(a => a.Slug == "pay").Explanation;
        Assert.Equal(Sentence.Get("en", $"action.pay.about.{expected}"), about);
        await story.SellerPays();
        await story.EndsWell(ClaimOutcome.PaidBySeller);
    }

    [Fact]
    public async Task Before_it_is_confirmed_no_line_says_that_it_ends_what_it_cannot_end()
    {
        await using Story story = await Story.Begin();
        string page = await story.Http.GetStringAsync(await story.LinkPath(LinkPurpose.SellerCase) + "/do/pay");
        Assert.Contains(Sentence.Get("en", "action.pay.about.None"), page, StringComparison.Ordinal);
        Assert.Contains("Neither your held payouts", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Ends the claim", page, StringComparison.Ordinal);
        Assert.Equal(
            ["seller-debit-fails", "debit-mended-until", "if-unmended-marketplace-pays-and-recovers"], (await Foreseen(story, CommandKind.SellerPays)).Consequences.Select(c => c.Code));
    }

    private static async Task<CaseAction> Foreseen(Story story, CommandKind kind) =>
        (await story.Services.GetRequiredService<Functions.Cases.Foresight>().Of(new NewCommand(story.Claim, kind, Party.Seller, "seller", new NoPayload())))!;
}
