using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.Facts;
using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Payments.Support;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Functions.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS §8, §10: what goes to a card in another currency is converted at a rate that was told; the rate stands on payment, booking, timeline and page.</summary>
[Trait("Rule", "PAY-07")]
public class A_payout_is_converted
{
    private static readonly TimeSpan Age = TimeSpan.FromDays(5);

    [Fact]
    public async Task The_booking_sums_to_zero_in_both_currencies_and_has_rate_source_moment_and_rounding()
    {
        await using Story story = await Charged("EUR");
        Assert.Null(await Told(story, "0.9214", story.Now.AddHours(-2)));
        await story.File("order-1");
        await story.SellerPays();

        Assert.Equal((ClaimOutcome.PaidBySeller, 8_000L), ((await story.Record()).Outcome, (await story.Record()).PaidMinor));
        LedgerTransaction booking = (await story.Store.Read(db => BuyerPayouts.Booked(db, story.Claim, PayoutPurposes.OfClaim)))!;
        Assert.Equal(
            ["buyer-payouts -7371 EUR", "claim-clearing 8000 USD", "fx-clearing -8000 USD", "fx-clearing 7371 EUR"],
            booking.Postings.Select(p => $"{p.Account} {p.AmountMinor} {p.Currency}").Order(StringComparer.Ordinal));
        Conversion conversion = Rates.Read(booking.Conversion)!;
        Assert.Equal(("0.9214", "ECB", story.Now.AddHours(-2), "-0.002"), (conversion.Rate, conversion.Source, conversion.At, conversion.Rounding));
        Assert.All((await story.Store.Read(Ledger.Balances)).GroupBy(b => b.Currency), g => Assert.Equal(0, g.Sum(b => b.AmountMinor)));
        await story.Reconciles();
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task A_rate_that_is_too_old_is_none_and_the_money_goes_in_the_orders_currency_at_once(long secondsOlder, bool converted)
    {
        await using Story story = await Charged("EUR");
        await Told(story, "0.9214", story.Now - Age - TimeSpan.FromSeconds(secondsOlder));
        await story.File("order-1");
        await story.SellerPays();

        await Closed(story);
        Assert.Equal(converted ? -7_371 : -8_000, await story.Balance(ChartOfAccounts.BuyerPayouts));
        Assert.Contains(converted ? TimelineKind.PayoutConverted : TimelineKind.PayoutNotConverted, await story.Timeline());
    }

    [Fact]
    public async Task Without_any_rate_nobody_waits_and_a_rate_for_the_other_way_round_is_none()
    {
        await using Story story = await Charged("EUR");
        await story.Fact(new FactBody(FactType.Rate, "r", story.Now, Currency: "EUR", ToCurrency: "USD", Rate: "1.0853", Source: "ECB"));
        await story.File("order-1");
        await story.SellerPays();
        await story.EndsWell(ClaimOutcome.PaidBySeller);
        await story.Reconciles();
    }

    [Fact]
    public async Task The_newest_rate_that_held_counts_and_a_gift_cards_part_is_not_converted()
    {
        await using Story story = await Charged("EUR", o => o.PaidByGiftCardMinor = 3_000);
        await Told(story, "0.5", story.Now.AddDays(-2));
        await Told(story, "0.9", story.Now.AddDays(-1));
        await story.File("order-1");
        await story.SellerPays();
        await Closed(story);
        Assert.Equal((-4_500L, -3_000L), (await story.Balance(ChartOfAccounts.BuyerPayouts), await story.Balance(ChartOfAccounts.GiftCardLiability)));
    }

    [Theory]
    [InlineData(Act.Succeed, Act.Fail, Act.Fail, Act.Fail, Act.Fail, Act.Fail, Act.Fail)]
    [InlineData(Act.Succeed, Act.MoveAndFail)]
    [InlineData(Act.Succeed, Act.MoveAndHang)]
    public async Task A_payment_that_was_sent_keeps_its_rate_whatever_is_told_meanwhile(params Act[] acts)
    {
        await using PlayedPaymentService service = await PlayedPaymentService.Start(acts);
        await using Story story = await Charged("EUR", market: new Market { HasPaymentMethod = true }, services: service.Serve);
        await Told(story, "0.9", story.Now.AddHours(-2));
        await story.File("order-1");
        await story.SellerPays();
        await Told(story, "0.5", story.Now);
        await story.Pass(TimeSpan.FromHours(6));

        await Closed(story);
        PaymentOrderRecord payout = await story.Store.Read(db => db.PaymentOrders.SingleAsync(o => o.Kind == PaymentKind.Payout));
        Assert.Equal((7_200L, "EUR", 8_000L, "0.9"), (payout.AmountMinor, payout.Currency, payout.OfMinor, Rates.Read(payout.Conversion)!.Rate));
        Assert.Equal(2, service.Moves.Count);
    }

    [Fact]
    public async Task A_payout_that_was_declined_is_a_new_payment_at_the_rate_of_then()
    {
        await using PlayedPaymentService service = await PlayedPaymentService.Start(Act.Succeed, Act.Decline);
        await using Story story = await Charged("EUR", market: new Market { HasPaymentMethod = true }, services: service.Serve);
        await Told(story, "0.9", story.Now.AddHours(-2));
        await story.File("order-1");
        await story.SellerPays();
        await Told(story, "0.95", story.Now);
        await story.Pass(TimeSpan.FromHours(6));
        await Closed(story);
        Assert.Equal(-7_600, await story.Balance(ChartOfAccounts.BuyerPayouts));
    }

    [Theory]
    [InlineData("en", "0.9214")]
    [InlineData("de", "0,9214")]
    [InlineData("es", "0,9214")]
    [InlineData("pt", "0,9214")]
    [InlineData("zh", "0.9214")]
    public async Task The_buyer_reads_the_rate_on_the_page_in_the_timeline_and_in_the_mail_and_staff_on_the_booking(string language, string rate)
    {
        await using Story story = await Charged("EUR");
        await Told(story, "0.9214", story.Now.AddHours(-2));
        await story.File("order-1");
        await story.Speaks(language);
        await story.SellerPays();
        Reader reader = new(language, story.Now);
        string converted = reader.Money(new Money(7_371, "EUR"));
        foreach (string text in new[]
        {
            string.Join('\n', Sentences.Story(reader, (await story.Seen(Party.Buyer)).Timeline).Select(s => s.Text)),
            string.Join('\n', PayoutCardViews.Of(await story.Seen(Party.Buyer), reader).Select(f => f.Value)),
            string.Join('\n', PayoutCardViews.Of(await story.Seen(Party.Approver), reader).Select(f => f.Value)),
            (await story.Mail(Party.Buyer, "DecisionToBuyer")).Text,
        })
        {
            Assert.Contains(converted, text, StringComparison.Ordinal);
            Assert.Contains(rate, text, StringComparison.Ordinal);
            Assert.Contains("ECB", text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain((await story.Seen(Party.Seller)).Timeline, e => e.Kind == TimelineKind.PayoutConverted);
    }

    [Theory]
    [InlineData("USD", "USD", "1", "ECB", "CURRENCY_UNKNOWN")]
    [InlineData("USD", "XXQ", "1", "ECB", "CURRENCY_UNKNOWN")]
    [InlineData("XXQ", "USD", "1", "ECB", "CURRENCY_UNKNOWN")]
    [InlineData("USD", "EUR", "0", "ECB", "RATE_WRONG")]
    [InlineData("USD", "EUR", "1,1", "ECB", "RATE_WRONG")]
    [InlineData("USD", "EUR", "1.1", " ", "FIELD_MISSING")]
    public async Task A_rate_that_is_none_is_refused(string from, string to, string rate, string source, string code)
    {
        await using Story story = await Charged("EUR");
        Assert.Equal(code, (await story.Fact(new FactBody(FactType.Rate, "r", story.Now, Currency: from, ToCurrency: to, Rate: rate, Source: source)))!.Code);
        Assert.Equal("FIELD_UNKNOWN", (await story.Fact(new FactBody(FactType.Rate, "r", story.Now, "order-1", Currency: "USD", ToCurrency: "EUR", Rate: "1", Source: "ECB")))!.Code);
    }

    private static Task<Story> Charged(string currency, Action<OrderLine>? more = null, Market? market = null, Action<IServiceCollection>? services = null) => Story.Arrived(
        market ?? new Market { HeldMinor = 20_000 },
        o =>
        {
            (o.Status, o.DeliveredAt, o.PaymentCurrency) = ("shipped", null, currency);
            more?.Invoke(o);
        },
        services);

    private static Task<Refusal?> Told(Story story, string rate, DateTimeOffset at) =>
        story.Fact(new FactBody(FactType.Rate, $"USD-EUR-{at:O}", at, Currency: "USD", ToCurrency: "EUR", Rate: rate, Source: "ECB"));

    private static async Task Closed(Story story)
    {
        Assert.Equal((ClaimOutcome.PaidBySeller, 8_000L), ((await story.Record()).Outcome, (await story.Record()).PaidMinor));
        await story.Reconciles();
    }
}
