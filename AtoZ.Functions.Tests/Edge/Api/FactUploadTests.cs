using System.Text.Json;
using AtoZ.Functions.Data;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api;

/// <summary>Facts, one by one and in bulk.</summary>
[Collection("api")]
public sealed class FactUploadTests(ApiHost api)
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Each_kind_of_fact_changes_what_it_is_about()
    {
        OrderLine order = await api.Order();
        foreach (object fact in (object[])
        [
            Of(order, "Scan", "1", new { scan = "Posted", trackingNumber = "T-1" }),
            Of(order, "Scan", "2", new { scan = "Delivered", city = "Lyon" }),
            Of(order, "Message", "1", new { from = "buyer" }),
            Of(order, "Return", "1", new { }),
            Of(order, "Refund", "1", new { amountMinor = 300 }),
            Of(order, "Refund", "2", new { amountMinor = 200 }),
            Of(order, "Chargeback", "1", new { }),
        ])
        {
            Reply reply = await api.Backend(HttpMethod.Post, "api/facts", fact);
            Assert.True(reply.Status == 200, reply.Body);
        }

        OrderLine now = await Read(order);
        Assert.Equal(("T-1", "Lyon", 500L, true), (now.TrackingNumber, now.DeliveredCity, now.RefundedMinor, now.ChargedBack));
        Assert.Equal((At, At), (now.DeliveredAt, now.ReturnPostedAt));
    }

    [Fact]
    public async Task A_fact_that_is_known_changes_nothing_twice_and_another_under_its_id_is_refused()
    {
        OrderLine order = await api.Order();
        string id = $"twice-{order.OrderId}";
        object fact = new { type = "Refund", id, at = At, orderId = order.OrderId, line = 1, amountMinor = 300 };
        Assert.True((await api.Backend(HttpMethod.Post, "api/facts", fact)).Json.GetProperty("applied").GetBoolean());
        Assert.False((await api.Backend(HttpMethod.Post, "api/facts", fact)).Json.GetProperty("applied").GetBoolean());
        (await api.Backend(HttpMethod.Post, "api/facts", new { type = "Refund", id, at = At, orderId = order.OrderId, line = 1, amountMinor = 301 })).IsProblem(409, "FACT_DIFFERS", "/id");
        Assert.Equal(300, (await Read(order)).RefundedMinor);
    }

    [Theory]
    [InlineData("""{"type":"Refund","id":"x","at":"2026-11-20T10:00:00Z","orderId":"o","line":1}""", 400, "FIELD_MISSING", "/amountMinor")]
    [InlineData("""{"type":"Refund","id":"x","at":"2026-11-20T10:00:00Z","orderId":"o","line":1,"amountMinor":0}""", 422, "AMOUNT_NOT_POSITIVE", "/amountMinor")]
    [InlineData("""{"type":"Message","id":"x","at":"2026-11-20T10:00:00Z","orderId":"o","line":1,"from":"carrier"}""", 400, "FIELD_WRONG_TYPE", "/from")]
    [InlineData("""{"type":"Scan","id":"","at":"2026-11-20T10:00:00Z","orderId":"o","line":1}""", 422, "ID_REQUIRED", "/id")]
    [InlineData("""{"type":"Scan","id":"x","at":"2026-11-20T10:00:00Z","orderId":"none","line":1,"scan":"Lost"}""", 404, "ORDER_UNKNOWN", "/orderId")]
    [InlineData("""{"type":"Weather","id":"x","at":"2026-11-20T10:00:00Z"}""", 400, "FIELD_WRONG_TYPE", "/type")]
    [InlineData("""{"type":"Certificate","id":"x","at":"2026-11-20T10:00:00Z","sellerId":"s"}""", 400, "FIELD_MISSING", "/insurer")]
    public async Task A_fact_that_lacks_something_says_what(string body, int status, string code, string field) =>
        (await api.Backend(HttpMethod.Post, "api/facts", body)).IsProblem(status, code, field);

    [Fact]
    public async Task An_upload_tells_what_is_wrong_line_by_line_and_keeps_the_rest()
    {
        OrderLine order = await api.Order();
        string id = $"up-{order.OrderId}";
        string[] lines = [Line(order, 1, 100), "{", Line(order, 2, 0), Line(order, 3, 50), Line(order, 3, 50), "x".PadLeft(20_000)];
        Reply reply = await Upload(id, lines);
        Assert.Equal((6, 2, 1, 3), (Number(reply, "lastLine"), Number(reply, "applied"), Number(reply, "unchanged"), Number(reply, "refused")));
        Assert.Equal(
            [(2L, "BODY_NOT_JSON"), (3L, "AMOUNT_NOT_POSITIVE"), (6L, "LINE_TOO_LONG")],
            reply.Json.GetProperty("errors").EnumerateArray().Select(e => (e.GetProperty("line").GetInt64(), e.GetProperty("code").GetString()!)));
        Assert.Equal(150, (await Read(order)).RefundedMinor);
        Assert.Equal(reply.Body, (await api.Backend(HttpMethod.Get, $"api/facts/uploads/{id}")).Body);
    }

    [Fact]
    public async Task An_upload_goes_on_after_its_last_line_or_is_sent_whole_again()
    {
        OrderLine order = await api.Order();
        string id = $"go-on-{order.OrderId}";
        string[] lines = [.. Enumerable.Range(1, 1_200).Select(n => Line(order, n, 1))];
        await Upload(id, lines[..700]);
        (await Upload(id, lines[800..], firstLine: 801)).IsProblem(409, "UPLOAD_GAP", "?firstLine");
        Assert.Equal(1_000, Number(await Upload(id, lines[700..1_000], firstLine: 701), "lastLine"));
        Reply whole = await Upload(id, lines);
        Assert.Equal((1_200, 1_200, 0), (Number(whole, "lastLine"), Number(whole, "applied"), Number(whole, "unchanged")));
        Assert.Equal(1_200, (await Read(order)).RefundedMinor);
    }

    [Fact]
    public async Task An_upload_that_is_cut_off_keeps_what_was_committed()
    {
        OrderLine order = await api.Order();
        string id = $"cut-{order.OrderId}";
        string text = string.Join('\n', Enumerable.Range(1, 1_100).Select(n => Line(order, n, 1)));
        using StreamContent content = new(new AtoZ.Functions.Tests.Facts.Orders.CutOffStream(System.Text.Encoding.UTF8.GetBytes(text), text.Length - 10));
        content.Headers.ContentType = new("application/x-ndjson");
        await Assert.ThrowsAnyAsync<Exception>(() => api.Send(HttpMethod.Post, $"api/facts/uploads/{id}", content, "", api.BackendKey));
        long refunded = (await Read(order)).RefundedMinor;
        Reply whole = await Upload(id, text.Split('\n'));
        Assert.True(refunded is 0 or 500 or 1_000, $"{refunded} lines were committed: not a whole number of batches.");
        Assert.Equal((1_100, 1_100), (Number(whole, "applied"), (int)(await Read(order)).RefundedMinor));
    }

    [Fact]
    public async Task Half_a_line_at_the_end_is_not_taken_for_a_wrong_one()
    {
        OrderLine order = await api.Order();
        string id = $"half-{order.OrderId}";
        string[] lines = [.. Enumerable.Range(1, 3).Select(n => Line(order, n, 1))];
        Reply half = await Upload(id, [lines[0], lines[1], lines[2][..^10]]);
        Assert.Equal((2, 0), (Number(half, "lastLine"), Number(half, "refused")));
        Reply whole = await Upload(id, lines);
        Assert.Equal((3, 3, 0), (Number(whole, "lastLine"), Number(whole, "applied"), Number(whole, "refused")));
    }

    [Fact]
    public async Task Lines_that_were_refused_are_tried_again_when_the_whole_file_is_sent_again_after_what_they_waited_for()
    {
        OrderLine order = await api.Order();
        string id = $"late-{order.OrderId}";
        string late = $"late-{Guid.NewGuid():N}";
        string[] lines = [Line(order, 1, 100), Late(late, 1), "{}", Late(late, 2), Line(order, 1, 100)];
        Reply first = await Upload(id, lines);
        Assert.Equal((5, 1, 1, 3), Counts(first));
        Assert.Equal([(2L, "ORDER_UNKNOWN"), (3L, "FIELD_MISSING"), (4L, "ORDER_UNKNOWN")], Errors(first));
        Assert.Equal(first.Json.GetProperty("errors").ToString(), (await Upload(id, lines)).Json.GetProperty("errors").ToString());

        await Import(late);
        Reply from = await Upload(id, lines[3..], firstLine: 4);
        Assert.Equal((5, 2, 1, 2), Counts(from));
        Assert.Equal([(2L, "ORDER_UNKNOWN"), (3L, "FIELD_MISSING")], Errors(from));
        Reply whole = await Upload(id, lines);
        Assert.Equal((5, 3, 1, 1), Counts(whole));
        Assert.Equal([(3L, "FIELD_MISSING")], Errors(whole));
        Assert.Equal(whole.Json.GetProperty("errors").ToString(), (await Upload(id, lines)).Json.GetProperty("errors").ToString());
        Assert.Equal((100, 20), ((await Read(order)).RefundedMinor, await Refunded(late)));
    }

    [Fact]
    public async Task More_refused_lines_than_are_named_are_all_tried_again_and_counted_right()
    {
        OrderLine order = await api.Order();
        string id = $"many-{order.OrderId}";
        string late = $"many-{Guid.NewGuid():N}";
        string[] lines = [Line(order, 1, 100), .. Enumerable.Range(1, 700).Select(n => Late(late, n)), Line(order, 2, 100), "{}"];
        Reply first = await Upload(id, lines);
        Assert.Equal((703, 2, 0, 701), Counts(first));
        Assert.Equal(200, Errors(first).Length);

        await Import(late);
        Assert.Equal(200, (await api.Backend(HttpMethod.Post, "api/facts", JsonSerializer.Deserialize<JsonElement>(lines[600]))).Status);
        Reply whole = await Upload(id, lines);
        Assert.Equal((703, 701, 1, 1), Counts(whole));
        Assert.Equal(703L, Assert.Single(Errors(whole)).Line);
        Assert.Equal(7_000, await Refunded(late));
    }

    [Theory]
    [InlineData("a b", "UPLOAD_ID_WRONG")]
    [InlineData("ä", "UPLOAD_ID_WRONG")]
    public async Task An_id_that_cannot_be_used_is_refused(string id, string code) => (await Upload(Uri.EscapeDataString(id), ["{}"])).IsProblem(400, code);

    [Fact]
    public async Task An_unknown_upload_is_unknown() => (await api.Backend(HttpMethod.Get, "api/facts/uploads/none")).IsProblem(404, "UPLOAD_UNKNOWN");

    [Fact]
    public async Task Orders_come_as_lines_of_json_by_the_same_rules_as_csv()
    {
        string good = """{"order_id":"nd-1","line":1,"buyer_id":"b","seller_id":"s","product_id":"p","quantity":2,"unit_price":12.5,"freight":"0","currency":"USD","status":"shipped"}""";
        Reply reply = await api.Send(HttpMethod.Post, "api/orders/import", ApiHost.Raw($"{good}\n{{}}\n[1]\n{good}\n", "application/x-ndjson"), "", api.BackendKey);
        Assert.Equal((4, 1, 1, 2), (Number(reply, "read"), Number(reply, "added"), Number(reply, "unchanged"), Number(reply, "refused")));
        OrderLine order = await api.Store.Read(db => db.OrderLines.SingleAsync(o => o.OrderId == "nd-1"));
        Assert.Equal((2, 1_250L), (order.Quantity, order.UnitPriceMinor));
    }

    private static Dictionary<string, object> Of(OrderLine order, string type, string id, object more)
    {
        Dictionary<string, object> fact = new() { ["type"] = type, ["id"] = $"{order.OrderId}-{id}", ["at"] = At, ["orderId"] = order.OrderId, ["line"] = order.Line };
        foreach (JsonProperty property in JsonSerializer.SerializeToElement(more).EnumerateObject())
        {
            fact[property.Name] = property.Value;
        }

        return fact;
    }

    private static string Line(OrderLine order, int n, int amount) => JsonSerializer.Serialize(Of(order, "Refund", $"line-{n}", new { amountMinor = amount }));

    private static string Late(string order, int n) =>
        JsonSerializer.Serialize(new { type = "Refund", id = $"{order}-{n}", at = At, orderId = order, line = 1, amountMinor = 10 });

    private async Task Import(string order)
    {
        string line = $$"""
            {"order_id":"{{order}}","line":1,"buyer_id":"b","seller_id":"s","product_id":"p","quantity":1,"unit_price":100,"freight":0,"currency":"USD","status":"shipped"}
            """;
        Assert.Equal(200, (await api.Send(HttpMethod.Post, "api/orders/import", ApiHost.Raw(line, "application/x-ndjson"), "", api.BackendKey)).Status);
    }

    private Task<long> Refunded(string order) => api.Store.Read(db => db.OrderLines.Where(o => o.OrderId == order).Select(o => o.RefundedMinor).SingleAsync());

    private static (int LastLine, int Applied, int Unchanged, int Refused) Counts(Reply reply) =>
        (Number(reply, "lastLine"), Number(reply, "applied"), Number(reply, "unchanged"), Number(reply, "refused"));

    private static (long Line, string Code)[] Errors(Reply reply) =>
        [.. reply.Json.GetProperty("errors").EnumerateArray().Select(e => (e.GetProperty("line").GetInt64(), e.GetProperty("code").GetString()!))];

    private static int Number(Reply reply, string name) => reply.Json.GetProperty(name).GetInt32();

    private Task<Reply> Upload(string id, string[] lines, int firstLine = 1) =>
        api.Send(HttpMethod.Post, $"api/facts/uploads/{id}?firstLine={firstLine}", ApiHost.Raw(string.Join('\n', lines), "application/x-ndjson"), "", api.BackendKey);

    private Task<OrderLine> Read(OrderLine order) => api.Store.Read(db => db.OrderLines.SingleAsync(o => o.OrderId == order.OrderId));
}
