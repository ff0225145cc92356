using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Messages.Links;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Payments.Service;
using AtoZ.Functions.Tests.Payments.Support;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Functions.Workflows.Sweeps;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Payments;

/// <summary>PROCESS §9: a debt ends by money that came in: the link opens a page at the payment service, whose word alone books.</summary>
public class A_debt_is_paid_on_a_page
{
    [Trait("Case", "3")]
    [Fact]
    public async Task The_link_opens_a_payment_and_the_callback_books_it_once()
    {
        await using PlayedPaymentService service = await PlayedPaymentService.Start();
        await using Story story = await Owed(service);
        (HttpStatusCode status, _) = await Pays(story, 8_000);
        Assert.Equal(HttpStatusCode.Accepted, status);

        string key = Assert.Single(service.Payments, p => p.Key.Contains(":page:", StringComparison.Ordinal)).Key;
        JsonElement page = Assert.Single((await Case(story)).GetProperty("debts")[0].GetProperty("paymentPages").EnumerateArray());
        Assert.Equal((8_000, true), (page.GetProperty("amountMinor").GetInt64(), page.GetProperty("url").GetString()!.StartsWith("https://pay.example/", StringComparison.Ordinal)));
        Assert.Contains("https://pay.example/", await story.Http.GetStringAsync($"case/{await Token(story)}"), StringComparison.Ordinal);
        Assert.Equal((DebtState.Open, 0L), ((await story.DebtRecord()).State, (await story.DebtRecord()).RecoveredMinor));

        Assert.Equal(204, await Callback(story, "e1", key, "succeeded"));
        Assert.Equal(204, await Callback(story, "e1", key, "succeeded"));
        Assert.Equal(204, await Callback(story, "e2", key, "succeeded"));
        Assert.Equal((DebtState.Recovered, 8_000), ((await story.DebtRecord()).State, await story.Balance(ChartOfAccounts.Cash)));
        await story.EndsWellAfter(TimeSpan.FromDays(8), ClaimOutcome.PaidByMarketplace);
    }

    [Fact]
    public async Task A_page_that_was_not_paid_books_nothing_and_two_that_were_give_the_excess_back()
    {
        await using PlayedPaymentService service = await PlayedPaymentService.Start();
        await using Story story = await Owed(service);
        await Pays(story, 8_000);
        await Pays(story, 5_000);
        await Pays(story, 1_000);
        string[] keys = [.. await story.Store.Read(db => db.PaymentOrders.Where(o => o.Kind == PaymentKind.Page).OrderByDescending(o => o.AmountMinor).Select(o => o.Key).ToListAsync())];
        await Callback(story, "e1", keys[2], "declined");
        await Callback(story, "e2", keys[0], "succeeded");
        await Callback(story, "e3", keys[1], "succeeded");

        Assert.Equal((13_000, -5_000), (await story.Balance(ChartOfAccounts.Cash), await story.Balance(ChartOfAccounts.SellerFunds, Market.Seller)));
        Assert.Equal(DebtState.Recovered, (await story.DebtRecord()).State);
        await story.Pass(TimeSpan.FromDays(2));
        Assert.Empty((await story.Services.GetRequiredService<Reconciliation>().Run(story.Client)).Differences);
    }

    [Fact]
    public async Task A_callback_that_never_came_is_asked_for()
    {
        await using PlayedPaymentService service = await PlayedPaymentService.Start();
        await using Story story = await Owed(service);
        await Pays(story, 3_000);
        string key = Assert.Single(service.Payments, p => p.Key.Contains(":page:", StringComparison.Ordinal)).Key;
        Assert.Empty(await story.Services.GetRequiredService<PaymentDesk>().AskForDebtPayments());
        service.Payments[key] = new PaymentAnswer(PaymentState.Succeeded, "ref");
        Assert.Equal([story.Debt], await story.Services.GetRequiredService<PaymentDesk>().AskForDebtPayments());
        Assert.Equal(5_000, (await story.DebtRecord()).Outstanding.MinorUnits);
    }

    [Trait("Case", "3")]
    [Fact]
    public async Task Without_a_payment_service_the_case_shows_reference_and_amount_and_nobodys_word_books()
    {
        await using Story story = await Owed(null);
        (HttpStatusCode status, JsonElement problem) = await Pays(story, 8_000);

        Assert.Equal((HttpStatusCode.Conflict, "PAY_BY_BANK"), (status, problem.GetProperty("code").GetString()));
        Assert.Contains(story.Debt.Value, problem.GetProperty("remedy").GetString(), StringComparison.Ordinal);
        Assert.Equal(story.Debt.Value, (await Case(story)).GetProperty("debts")[0].GetProperty("bankReference").GetString());
        string page = await story.Http.GetStringAsync($"case/{await Token(story)}");
        Assert.Contains(story.Debt.Value, page, StringComparison.Ordinal);
        Assert.DoesNotContain("/do/debt", page, StringComparison.Ordinal);
        Assert.Equal((8_000L, 0), ((await story.DebtRecord()).Outstanding.MinorUnits, await story.Balance(ChartOfAccounts.Cash)));
    }

    private static async Task<Story> Owed(PlayedPaymentService? service)
    {
        Story story = await Story.Begin(null, service is null ? null : service.Serve);
        await story.Pass(TimeSpan.FromHours(73));
        return story;
    }

    private static async Task<string> Token(Story story)
    {
        Uri link = await story.Services.GetRequiredService<ILinks>().Create(new LinkGrant(story.Claim, null, Party.Seller, LinkPurpose.SellerCase, null, story.Now.AddDays(30)));
        return link.Segments[^1];
    }

    private static async Task<JsonElement> Case(Story story) => await story.Http.GetFromJsonAsync<JsonElement>($"api/case/{await Token(story)}");

    private static async Task<(HttpStatusCode Status, JsonElement Body)> Pays(Story story, long amountMinor)
    {
        string token = await Token(story);
        string nonce = (await story.Http.GetFromJsonAsync<JsonElement>($"api/case/{token}")).GetProperty("nonce").GetString()!;
        using HttpRequestMessage request = new(HttpMethod.Post, $"api/case/{token}/commands")
        {
            Content = JsonContent.Create(new { kind = "PayDebt", nonce, debtId = story.Debt.Value, payload = new { amountMinor } }),
        };
        request.Headers.Add("Idempotency-Key", nonce);
        using HttpResponseMessage response = await story.Http.SendAsync(request);
        await story.Idle();
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    private static async Task<int> Callback(Story story, string id, string key, string state)
    {
        string body = $$"""{"key":"{{key}}","state":"{{state}}","reference":"ref"}""";
        string timestamp = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        using HttpRequestMessage request = new(HttpMethod.Post, "api/payments/callbacks") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add(PaymentSignature.IdHeader, id);
        request.Headers.Add(PaymentSignature.TimestampHeader, timestamp);
        request.Headers.Add(PaymentSignature.SignatureHeader, PaymentSignature.Sign(PlayedPaymentService.Secret, id, timestamp, body));
        using HttpResponseMessage response = await story.Http.SendAsync(request);
        await story.Idle();
        return (int)response.StatusCode;
    }
}
