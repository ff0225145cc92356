using System.Text;
using AtoZ.Functions.Data;
using AtoZ.Functions.Tests.Edge.Api;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Inputs;

/// <summary>What is certain is read, what is not is refused with its line, and the rest of the file is kept.</summary>
[Collection("api")]
public sealed class Orders_as_shops_send_them(ApiHost api)
{
    [Trait("Case", "22")]
    [Theory]
    [InlineData("DE", "DE")]
    [InlineData("de", "DE")]
    [InlineData("DEU", "DE")]
    [InlineData("UK", "GB")]
    [InlineData("EL", "GR")]
    public async Task A_country_is_read_where_it_is_certain(string sent, string country)
    {
        string id = $"land-{sent}";
        await Orders.Rows(api, Orders.Row(id, country: sent));
        Assert.Equal(country, (await Line(id)).BuyerCountry);
        Assert.Equal(200, (await api.Backend(HttpMethod.Post, $"api/facts/orders/{id}/1", new { buyerCountry = sent })).Status);
        Assert.Equal(country, (await Line(id)).BuyerCountry);
    }

    [Trait("Case", "22")]
    [Theory]
    [InlineData("Germany")]
    [InlineData("XX")]
    [InlineData("D")]
    public async Task Another_country_is_refused(string country)
    {
        Orders.Refused(await Orders.Rows(api, Orders.Row($"no-land-{country}", country: country), Orders.Row("no-land")), 2, "buyer_country", country);
        (await api.Backend(HttpMethod.Post, "api/facts/orders/no-land/1", new { buyerCountry = country })).IsProblem(422, "COUNTRY_UNKNOWN", "/buyerCountry");
    }

    [Trait("Case", "23")]
    [Theory]
    [InlineData("1.01E+11")]
    [InlineData("1,01E+11")]
    [InlineData("1E+5")]
    public async Task An_id_that_a_spreadsheet_shortened_is_refused(string id)
    {
        string cell = $"\"{id}\"";
        Orders.Refused(await Orders.Rows(api, Orders.Row(cell, buyer: "b"), Orders.Row(cell, buyer: "b"), Orders.Row("e-1")), 2, "order_id", "spreadsheet");
        Orders.Refused(await Orders.Rows(api, Orders.Row("e-2", buyer: cell), Orders.Row("e-1")), 2, "buyer_id", "spreadsheet");
        Assert.Empty(await Orders.Kept(api, "1"));
        string body = $$"""{"type":"Message","id":"{{id}}","at":"2026-11-20T10:00:00Z","orderId":"e-1","line":1,"from":"buyer"}""";
        (await api.Backend(HttpMethod.Post, "api/facts", body)).IsProblem(400, "ID_UNUSABLE", "/id");
    }

    [Trait("Case", "23")]
    [Fact]
    public async Task An_id_that_only_looks_a_little_like_it_is_fine()
    {
        string[] ids = ["12E45", "1E5", "E+11", "1.01E11"];
        await Orders.Rows(api, ids.Select(id => Orders.Row("ok-" + id)).Concat(ids.Select(id => Orders.Row(id))));
        Assert.Equal(8, (await Orders.Kept(api, "ok-")).Count + (await api.Store.Read(db => db.OrderLines.CountAsync(o => ids.Contains(o.OrderId)))));
    }

    [Trait("Case", "24")]
    [Theory]
    [InlineData("canceled")]
    [InlineData("Cancelled")]
    [InlineData("refunded")]
    [InlineData("voided")]
    public async Task An_order_that_does_not_stand_cannot_be_claimed(string status)
    {
        OrderLine order = await api.Order();
        Assert.Equal(200, (await api.Backend(HttpMethod.Post, $"api/facts/orders/{order.OrderId}/1", new { status })).Status);
        Reply preview = await api.Backend(HttpMethod.Post, "api/claims/preview", ApiHost.ClaimBody(order));
        Assert.False(preview.Json.GetProperty("eligible").GetBoolean());
        Reply refused = (await api.Backend(HttpMethod.Post, "api/claims", ApiHost.ClaimBody(order))).IsProblem(422, "NOT_ELIGIBLE");
        Assert.Contains("ELIG-12", refused.Json.GetProperty("failedRules").EnumerateArray().Select(r => r.GetProperty("code").GetString()));
    }

    [Trait("Case", "25")]
    [Theory]
    [InlineData("en-US", "en")]
    [InlineData("zh-CN", "zh")]
    [InlineData("zh_Hant_TW", "zh")]
    [InlineData("DE-at", "de")]
    [InlineData("pt-BR", "pt")]
    [InlineData("pt-PT", "pt")]
    public async Task A_tag_of_a_language_is_cut_to_ours(string tag, string language)
    {
        string id = $"lang-{tag}";
        await Orders.Rows(api, Orders.Row(id, language: tag));
        Assert.Equal(language, (await Buyer("b-" + id)).Language);
        Reply facts = await api.Backend(HttpMethod.Post, $"api/facts/buyers/b-{id}", new { language = tag });
        Assert.Equal(language, facts.Text("language"));
    }

    [Trait("Case", "25")]
    [Theory]
    [InlineData("Pacific Standard Time", "America/Los_Angeles")]
    [InlineData("W. Europe Standard Time", "Europe/Berlin")]
    [InlineData("Asia/Shanghai", "Asia/Shanghai")]
    public async Task A_zone_of_windows_is_read(string zone, string iana)
    {
        string id = $"zone-{iana}";
        await Orders.Rows(api, Orders.Row(id, zone: zone));
        Assert.Equal(iana, (await Buyer("b-" + id)).TimeZone);
        Assert.Equal(iana, (await api.Backend(HttpMethod.Post, "api/facts/buyers/zone-buyer", new { timeZone = zone })).Text("timeZone"));
    }

    [Trait("Case", "36")]
    [Theory]
    [InlineData("return_to_sender", "ReturnedToSender")]
    [InlineData("failure", "Undeliverable")]
    [InlineData("out_for_delivery", "OutForDelivery")]
    [InlineData("available_for_pickup", "AvailableForPickup")]
    [InlineData("AttemptFail", "DeliveryAttempted")]
    [InlineData("PRE_TRANSIT", "LabelCreated")]
    [InlineData("in_transit", "InTransit")]
    [InlineData("delivered", "Delivered")]
    public async Task The_words_of_carriers_are_read(string word, string scan)
    {
        OrderLine order = await api.Order();
        DateTimeOffset at = api.Clock.GetUtcNow().AddDays(-40);
        Reply reply = await api.Backend(HttpMethod.Post, "api/facts", new { type = "Scan", id = $"{order.OrderId}-{word}", at, orderId = order.OrderId, line = 1, scan = word });
        Assert.True(reply.Status == 200, reply.Body);
        OrderLine now = await Line(order.OrderId);
        Assert.Equal(scan is "ReturnedToSender" or "Undeliverable" ? at : null, now.CarrierLostAt);
        Assert.Equal(scan is "Delivered" ? at : null, now.DeliveredAt);
        Assert.Equal(scan is "OutForDelivery" or "AvailableForPickup" or "DeliveryAttempted" or "InTransit" ? at : order.ShippedAt, now.ShippedAt);
    }

    [Trait("Case", "36")]
    [Theory]
    [InlineData("exception")]
    [InlineData("unknown")]
    public async Task A_word_that_does_not_say_what_became_of_the_parcel_is_not_guessed(string word)
    {
        OrderLine order = await api.Order();
        (await api.Backend(HttpMethod.Post, "api/facts", new { type = "Scan", id = "w", at = api.Clock.GetUtcNow(), orderId = order.OrderId, line = 1, scan = word })).IsProblem(400, "FIELD_WRONG_TYPE", "/scan");
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_cost_their_line_and_not_the_file()
    {
        byte[] file = [.. Encoding.UTF8.GetBytes($"{Orders.Header}\n{Orders.Row("u-1")}\n"), .. Encoding.Latin1.GetBytes(Orders.Row("u-2", title: "Stehlampe groß")), .. Encoding.UTF8.GetBytes($"\n{Orders.Row("u-3", title: "Stehlampe groß")}\n")];
        Reply reply = await Orders.Import(api, file);
        Orders.Refused(reply, 3, "product_title", "charset");
        Assert.Equal(["u-1", "u-3"], await Orders.Kept(api, "u-"));
    }

    [Theory]
    [InlineData("iso-8859-1")]
    [InlineData("windows-1252")]
    [InlineData("utf-16")]
    public async Task A_charset_that_is_named_is_read(string charset)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        string id = $"cs-{charset}";
        byte[] file = Encoding.GetEncoding(charset).GetBytes($"{Orders.Header}\n{Orders.Row(id, title: "Stehlampe groß")}\n");
        Assert.Equal(1, Orders.Number(await Orders.Import(api, file, $"text/csv; charset={charset}"), "added"));
        Assert.Equal("Stehlampe groß", (await Line(id)).ProductTitle);
        Assert.Equal(415, (await Orders.Import(api, file, "text/csv; charset=klingon")).Status);
    }

    [Fact]
    public async Task A_quote_that_is_never_closed_costs_its_line_and_not_the_rest()
    {
        Reply reply = await Orders.Rows(api, Orders.Row("q-1"), Orders.Row("q-2", title: "\"Lamp"), Orders.Row("q-3"), Orders.Row("q-4", title: "\"Lamp, white\""), Orders.Row("q-5", title: "12\" lamp"), Orders.Row("q-6", title: "\"Lamp\nof two lines\""));
        Orders.Refused(reply, 3, "", "quote");
        Assert.Equal(["q-1", "q-3", "q-4", "q-5", "q-6"], await Orders.Kept(api, "q-"));
        Assert.Equal("Lamp\nof two lines", (await Line("q-6")).ProductTitle);
        Assert.Equal("12\" lamp", (await Line("q-5")).ProductTitle);
    }

    [Fact]
    public async Task A_last_line_that_was_cut_is_refused_and_a_column_twice_too()
    {
        string row = Orders.Row("cut-2");
        Orders.Refused(await Orders.Import(api, $"{Orders.Header}\n{Orders.Row("cut-1")}\n{row[..^20]}"), 3, "", "cells");
        Assert.Equal(["cut-1"], await Orders.Kept(api, "cut-"));
        Orders.Refused(await Orders.Import(api, $"{Orders.Header},status\n{row},x\n"), 1, "status", "twice");
    }

    private Task<OrderLine> Line(string id) => api.Store.Read(db => db.OrderLines.SingleAsync(o => o.OrderId == id));

    private Task<BuyerRecord> Buyer(string id) => api.Store.Read(db => db.Buyers.SingleAsync(b => b.Id == id));
}
