using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Tests.Evidence;
using AtoZ.Functions.Workflows.Sweeps;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api;

/// <summary>The marketplace gives its buyer a page to write a claim on; the page takes files, and the claim keeps the draft's id.</summary>
[Collection("api")]
public class FilingApiTests(ApiHost api)
{
    [Fact]
    public async Task From_the_link_to_the_claim_with_a_file()
    {
        OrderLine order = await api.Order();
        Reply begun = await api.Backend(HttpMethod.Post, "api/claim-drafts", new { orderId = order.OrderId, line = 1, buyerId = order.BuyerId, kind = "NotReceived" });
        Assert.Equal(201, begun.Status);
        string page = new Uri(begun.Text("page")).AbsolutePath;
        Reply shown = await api.Backend(HttpMethod.Get, begun.Text("href"));
        Assert.Equal(("Open", begun.Text("page"), 0), (shown.Text("state"), shown.Text("page"), shown.Json.GetProperty("unread").GetArrayLength()));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, shown.Json.GetProperty("eligibility").ValueKind);

        string photo = await Post(page, ("description", "The parcel never arrived although it was due ten days ago."), ("kind", "NotReceived"));
        Assert.Contains("?done=saved", photo, StringComparison.Ordinal);
        Assert.Equal(1, (await api.Backend(HttpMethod.Get, begun.Text("href"))).Json.GetProperty("files").GetInt32());
        string same = await Post(page, ("description", "The parcel never arrived although it was due ten days ago."), ("kind", "NotReceived"));
        Assert.Contains("?done=saved", same, StringComparison.Ordinal);
        Assert.Equal(1, (await api.Backend(HttpMethod.Get, begun.Text("href"))).Json.GetProperty("files").GetInt32());

        // Files of a draft outlive those that no claim names.
        DateTimeOffset before = order.PurchasedAt!.Value;
        await api.Store.Write(db => db.Evidence.Where(e => e.ClaimId == null).ExecuteUpdateAsync(e => e.SetProperty(f => f.AddedAt, before)));
        await api.Services.GetRequiredService<Housekeeping>().Run(CancellationToken.None);
        string filed = await Post(page, ("description", "The parcel never arrived although it was due ten days ago."), ("kind", "NotReceived"), ("act", "file"));
        Assert.Contains("?done=filed", filed, StringComparison.Ordinal);
        await api.Idle();

        string id = begun.Text("id");
        Assert.Equal("AwaitingSeller", (await api.Backend(HttpMethod.Get, $"api/claims/{id}")).Text("status"));
        Assert.Equal(1, await api.Store.Read(db => db.Evidence.CountAsync(e => e.ClaimId == new ClaimId(id))));
        Assert.Equal(("Filed", id), ((await api.Backend(HttpMethod.Get, begun.Text("href"))).Text("state"), (await api.Backend(HttpMethod.Get, begun.Text("href"))).Text("becameId")));
    }

    [Fact]
    public async Task What_no_form_sends_is_kept_out_and_a_refused_filing_is_on_record()
    {
        OrderLine order = await api.Order();
        Reply begun = await api.Backend(HttpMethod.Post, "api/claim-drafts", new { orderId = order.OrderId, line = 1, buyerId = order.BuyerId });
        string page = new Uri(begun.Text("page")).AbsolutePath;
        await Post(page, ("kind", "99"), ("remedy", "99"), ("loss1.kind", "99"));
        Assert.Equal(200, (await api.Anybody(HttpMethod.Get, page)).Status);

        // The parcel is due much later: whoever says that it never came is refused by the rules, here as in the API.
        DateTimeOffset later = order.EstimatedDeliveryAt!.Value.AddYears(1);
        await api.Store.Write(db => db.OrderLines.Where(l => l.OrderId == order.OrderId).ExecuteUpdateAsync(l => l.SetProperty(o => o.EstimatedDeliveryAt, later)));
        await Post(page, 422, ("kind", "NotReceived"), ("description", "The parcel never arrived although it was due ten days ago."), ("act", "file"));
        string subject = $"order {order.OrderId} line 1";
        Assert.Equal(DecisionKind.Eligibility, (await api.Store.Read(db => db.Decisions.SingleAsync(d => d.Body.Contains(subject)))).Kind);
        Assert.Equal("Open", (await api.Backend(HttpMethod.Get, begun.Text("href"))).Text("state"));
    }

    [Fact]
    public async Task What_it_refuses()
    {
        OrderLine order = await api.Order();
        (await api.Backend(HttpMethod.Post, "api/claim-drafts", new { orderId = order.OrderId, line = 1, buyerId = "another" })).IsProblem(404, "ORDER_UNKNOWN", "/orderId");
        (await api.Backend(HttpMethod.Post, "api/claim-drafts", new { orderId = order.OrderId, line = 1, buyerId = order.BuyerId, language = "fr" })).IsProblem(422, "LANGUAGE_UNKNOWN", "/language");
        (await api.Backend(HttpMethod.Get, "api/claim-drafts/clm_nothing")).IsProblem(404, "DRAFT_UNKNOWN");
        Assert.Equal(401, (await api.Anybody(HttpMethod.Post, "api/claim-drafts", new { orderId = order.OrderId, line = 1, buyerId = order.BuyerId })).Status);
        await api.Backend(HttpMethod.Post, "api/claims", ApiHost.ClaimBody(order));
        (await api.Backend(HttpMethod.Post, "api/claim-drafts", new { orderId = order.OrderId, line = 1, buyerId = order.BuyerId })).IsProblem(409, "CLAIM_ALREADY_OPEN");
    }

    // As a browser sends the form; the answer is where it leads.
    private Task<string> Post(string page, params (string Name, string Value)[] fields) => Post(page, 303, fields);

    private async Task<string> Post(string page, int status, params (string Name, string Value)[] fields)
    {
        using HttpClient browser = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = api.Address };
        string code = (await browser.GetStringAsync(page)).Split("name=\"nonce\" value=\"")[1].Split('"')[0];
        using MultipartFormDataContent form = new() { { new StringContent(code), "nonce" } };
        foreach ((string name, string value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        if (!fields.Any(f => f.Name == "act"))
        {
            form.Add(new ByteArrayContent(Files.Png()), "file", "photo.png");
        }

        using HttpResponseMessage answer = await browser.PostAsync(page + "/filing", form);
        Assert.Equal(status, (int)answer.StatusCode);
        return answer.Headers.Location?.ToString() ?? "";
    }
}
