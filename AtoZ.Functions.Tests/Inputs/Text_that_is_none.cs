using System.Net.Http.Headers;
using System.Text;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Tests.Edge.Api;
using AtoZ.Functions.Tests.Evidence;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Inputs;

/// <summary>Control characters, halves of characters and foreign bytes, wherever a text comes in.</summary>
[Collection("api")]
public sealed class Text_that_is_none(ApiHost api)
{
    [Trait("Case", "14")]
    [Theory]
    [InlineData(@"\u0007")]
    [InlineData(@"\u0001")]
    [InlineData(@"\u0000")]
    [InlineData(@"\u007f")]
    [InlineData(@"\u0085")]
    [InlineData(@"\ud83d")]
    [InlineData(@"\ude00 first")]
    public async Task A_body_names_the_field_that_is_no_text(string sign)
    {
        OrderLine order = await api.Order();
        string Body(string id, string description) =>
            $$"""{"orderId":"{{id}}","line":1,"buyerId":"{{order.BuyerId}}","kind":"NotReceived","description":"{{description}}"}""";
        (await api.Backend(HttpMethod.Post, "api/claims", Body(order.OrderId, $"It never came {sign}."))).IsProblem(400, "TEXT_UNUSABLE", "/description");
        (await api.Backend(HttpMethod.Post, "api/claims", Body($"x{sign}", "It never came to me."))).IsProblem(400, "TEXT_UNUSABLE", "/orderId");
        Assert.Equal(400, (await api.Backend(HttpMethod.Post, "api/claims", $$"""{"a{{sign}}":1}""")).Status);
    }

    [Trait("Case", "14")]
    [Fact]
    public async Task A_field_of_one_line_takes_no_line_end_and_one_of_several_does()
    {
        OrderLine order = await api.Order();
        string Body(string id) => $$"""{"orderId":"{{id}}","line":1,"buyerId":"{{order.BuyerId}}","kind":"NotReceived","description":"It never came.\r\n\tNot even late."}""";
        (await api.Backend(HttpMethod.Post, "api/claims", Body($@"{order.OrderId}\n"))).IsProblem(400, "TEXT_UNUSABLE", "/orderId");
        Assert.Equal(201, (await api.Backend(HttpMethod.Post, "api/claims", Body(order.OrderId))).Status);
    }

    [Trait("Case", "14")]
    [Fact]
    public async Task The_payload_of_a_command_is_looked_at_too()
    {
        string token = await api.SellerToken(await api.Claim());
        string body = """{"kind":"SellerContests","nonce":"NONCE","payload":{"reason":"The carrier has \u0007 it."}}""".Replace("NONCE", await api.Nonce(token), StringComparison.Ordinal);
        (await api.Anybody(HttpMethod.Post, $"api/case/{token}/commands", body)).IsProblem(400, "TEXT_UNUSABLE", "/payload/reason");
    }

    [Trait("Case", "14")]
    [Theory]
    [InlineData("api/claims?buyerId=%07", "?buyerId")]
    [InlineData("api/claims?buyerId=%ED%A0%80", "?buyerId")]
    [InlineData("api/claims?buyerId=%FF", "?buyerId")]
    [InlineData("api/claims?%01=x", "?")]
    [InlineData("api/claims/clm%07", "path")]
    [InlineData("api/claims/clm%FF", "path")]
    public async Task A_query_or_a_path_names_what_is_no_text(string address, string field) =>
        (await api.Backend(HttpMethod.Get, address)).IsProblem(400, "TEXT_UNUSABLE", field);

    [Trait("Case", "14")]
    [Fact]
    public async Task A_name_of_a_file_is_text_by_header_form_and_grant()
    {
        ClaimId claim = await api.Claim();
        using ByteArrayContent file = new(Files.Png());
        (await api.Send(HttpMethod.Post, $"api/claims/{claim}/evidence", file, null, api.BackendKey, ("X-File-Name", "a%07.png"))).IsProblem(400, "TEXT_UNUSABLE", "X-File-Name");
        (await api.Send(HttpMethod.Post, $"api/claims/{claim}/evidence", Form("a\u0001.png"), null, api.BackendKey)).IsProblem(400, "TEXT_UNUSABLE", "filename");
        (await api.Backend(HttpMethod.Post, "api/evidence-uploads", """{"fileName":"a\u0007.png"}""")).IsProblem(400, "TEXT_UNUSABLE", "/fileName");
    }

    [Trait("Case", "14")]
    [Fact]
    public async Task A_cell_of_an_order_is_text_in_csv_and_in_lines_of_json()
    {
        string csv = $"{Orders.Header}\n{Orders.Row("t-1", status: "ship\u0007ped")}\n{Orders.Row("t-2")}\n";
        Orders.Refused(await Orders.Import(api, csv), 2, "status", "U+0007");
        string line = """{"order_id":"t-3\u0001","line":1,"buyer_id":"b","seller_id":"s","product_id":"p","quantity":1,"unit_price":"1","freight":"0","currency":"USD","status":"shipped"}""";
        Orders.Refused(await Orders.Import(api, line, "application/x-ndjson"), 1, "order_id", "U+0001");
        Orders.Refused(await Orders.Import(api, line.Replace(@"\u0001", @"\ud800", StringComparison.Ordinal), "application/x-ndjson"), 1, "", "no JSON object");
        Assert.Equal(["t-2"], await Orders.Kept(api, "t-"));
    }

    [Trait("Case", "14")]
    [Fact]
    public async Task A_form_of_a_page_names_the_field()
    {
        using FormUrlEncodedContent form = new(new Dictionary<string, string> { ["key"] = "a\u0007b" });
        Reply reply = await api.Send(HttpMethod.Post, "staff/sign-in", form, "");
        reply.IsProblem(400, "TEXT_UNUSABLE", "key");
    }

    [Fact]
    public async Task A_name_is_not_cut_in_the_middle_of_a_character()
    {
        ClaimId claim = await api.Claim();
        using ByteArrayContent file = new(Files.Png());
        string name = new string('a', 99) + "😀.png";
        Reply reply = await api.Send(HttpMethod.Post, $"api/claims/{claim}/evidence", file, null, api.BackendKey, ("X-File-Name", Uri.EscapeDataString(name)));
        Assert.Equal(new string('a', 99) + ".png", reply.Text("fileName"));
        Assert.Equal(new string('a', 99) + ".png", await api.Store.Read(db => db.Evidence.Where(e => e.ClaimId == claim).Select(e => e.FileName).SingleAsync()));
    }

    [Trait("Case", "16")]
    [Theory]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nvalue", "multipart/form-data; boundary=b")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nvalue\r\n--b--\r\n", "multipart/form-data")]
    [InlineData("x", "multipart/form-data; boundary=\"\"")]
    [InlineData("x", "multipart/form-data; boundary=zzz")]
    public async Task A_broken_form_is_the_senders_mistake(string body, string type)
    {
        string token = await api.BuyerToken(await api.Claim());
        foreach (string page in (string[])["staff/sign-in", $"case/{token}/evidence"])
        {
            (await api.Send(HttpMethod.Post, page, Bytes(body, type), "")).IsProblem(400, "REQUEST_BROKEN");
        }

        (await api.Send(HttpMethod.Post, "api/evidence", Bytes(body, type), null, api.BackendKey)).IsProblem(400, "EVIDENCE_MISSING");
    }

    [Trait("Case", "17")]
    [Fact]
    public async Task A_null_character_in_a_form_is_refused()
    {
        Reply reply = await api.Send(HttpMethod.Post, "staff/sign-in", ApiHost.Raw("key=%00", "application/x-www-form-urlencoded"), "");
        reply.IsProblem(400, "TEXT_UNUSABLE", "key");
    }

    [Theory]
    [InlineData("lost-link", "order=a%00b&email=x%40y.example")]
    [InlineData("lost-link", "or%00der=a&email=x%40y.example")]
    [InlineData("staff/sign-in", "key=%00")]
    public async Task A_null_character_is_told_to_a_browser_on_a_page_as_what_it_is(string path, string form)
    {
        Reply page = await api.Send(
            HttpMethod.Post, path, ApiHost.Raw(form, "application/x-www-form-urlencoded"), "", ("Accept", "text/html,application/xhtml+xml"), ("Accept-Language", "en"));
        Assert.Equal((400, "text/html"), (page.Status, page.ContentType));
        Assert.Contains("That cannot be read", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("on our side", page.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("staff/sign-in", "x", "multipart/form-data; boundary=zzz", 400)]
    [InlineData("case/{long}", null, null, 400)]
    public async Task What_the_sender_did_is_told_as_no_fault_of_ours(string path, string? body, string? type, int status)
    {
        string address = path.Replace("{long}", new string('a', 400), StringComparison.Ordinal);
        Reply page = await api.Send(
            body is null ? HttpMethod.Get : HttpMethod.Post, address, body is null ? null : Bytes(body, type!), "", ("Accept", "text/html"), ("Accept-Language", "en"));
        Assert.Equal((status, "text/html"), (page.Status, page.ContentType));
        Assert.DoesNotContain("on our side", page.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\u202e")]
    [InlineData("\u200b\u200d")]
    [InlineData("\u3164 \u2800")]
    [InlineData("\u00ad\ufeff")]
    public async Task A_required_text_in_which_nothing_can_be_seen_is_missing(string text)
    {
        ClaimId claim = await api.Claim();
        string token = await api.SellerToken(claim);
        object contest = new { kind = "SellerContests", nonce = await api.Nonce(token), payload = new { reason = text } };
        (await api.Anybody(HttpMethod.Post, $"api/case/{token}/commands", contest)).IsProblem(422, "REASON_REQUIRED", "/reason");
        OrderLine order = await api.Order();
        object filed = new { orderId = order.OrderId, line = 1, buyerId = order.BuyerId, kind = "NotReceived", description = text };
        (await api.Backend(HttpMethod.Post, "api/claims", filed)).IsProblem(422, "CLAIM_INVALID");
        using FormUrlEncodedContent form = new(new Dictionary<string, string> { ["reason"] = text });
        Reply page = await api.Send(HttpMethod.Post, $"case/{token}/do/contest", form, "", ("Accept", "text/html"), ("Accept-Language", "en"));
        Assert.Equal(422, page.Status);
        Assert.Contains("Please write a reason.", page.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("👍", false)]
    [InlineData("نعم", false)]
    [InlineData("a\u200db", false)]
    [InlineData(" \u2067\u2069 ", true)]
    [InlineData("\ufe0f", true)]
    [InlineData("", true)]
    [InlineData(null, true)]
    public void What_can_be_seen_says_something_in_every_script(string? text, bool nothing) => Assert.Equal(nothing, VisibleText.IsMissing(text));

    [Fact]
    public async Task A_number_beyond_its_range_is_told_with_the_range()
    {
        OrderLine order = await api.Order();
        string body = System.Text.Json.JsonSerializer.Serialize(ApiHost.ClaimBody(order)).Replace("\"line\":1", "\"line\":2147483648", StringComparison.Ordinal);
        Reply reply = (await api.Backend(HttpMethod.Post, "api/claims", body)).IsProblem(400, "FIELD_WRONG_TYPE", "/line");
        Assert.Contains("2147483648", reply.Text("detail"), StringComparison.Ordinal);
        Assert.Contains("from -2147483648 to 2147483647", reply.Text("remedy"), StringComparison.Ordinal);
        Reply half = (await api.Backend(HttpMethod.Post, "api/claims", body.Replace("2147483648", "1.5", StringComparison.Ordinal))).IsProblem(400, "FIELD_WRONG_TYPE", "/line");
        Assert.Contains("not a whole number", half.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_of_the_api_a_browser_gets_a_page_of_what_is_not_there_and_a_program_the_problem()
    {
        Reply page = await api.Send(HttpMethod.Get, "no/such/page", null, "", ("Accept", "text/html"), ("Accept-Language", "de"));
        Assert.Equal((404, "text/html"), (page.Status, page.ContentType));
        Assert.Contains("Diese Seite gibt es nicht", page.Body, StringComparison.Ordinal);
        (await api.Anybody(HttpMethod.Get, "no/such/page")).IsProblem(404, "ROUTE_UNKNOWN");
    }

    private static ByteArrayContent Bytes(string body, string type)
    {
        ByteArrayContent content = new(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    private static ByteArrayContent Form(string fileName)
    {
        byte[] body = [.. Encoding.UTF8.GetBytes($"--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{fileName}\"\r\n\r\n"), .. Files.Png(), .. "\r\n--b--\r\n"u8];
        ByteArrayContent content = new(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        return content;
    }
}
