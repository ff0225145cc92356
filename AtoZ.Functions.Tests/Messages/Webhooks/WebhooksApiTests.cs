using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Tests.Edge.Api;
using AtoZ.Functions.Tests.Support;
using Xunit;

namespace AtoZ.Functions.Tests.Messages.Webhooks;

[Collection("api")]
public sealed class WebhooksApiTests(ApiHost api)
{
    [Fact]
    public async Task A_claim_s_events_arrive_signed_with_the_secret_that_was_shown()
    {
        await using Receiver receiver = await Receiver.Start();
        Reply added = await Post("api/webhooks", new { url = receiver.Address, events = (string[])["claim.submitted"] });
        Assert.Equal(201, added.Status);
        ClaimId claim = await api.Claim();
        Received got = await receiver.Next();
        Assert.Equal(claim.Value, Data(got).GetProperty("claimId").GetString());
        Assert.Contains(Sign(added.Text("secret"), got), got.Signature.Split(' '));
        await Remove(added);
    }

    [Trait("Case", "30")]
    [Fact]
    public async Task A_receiver_that_never_answers_delays_nobody_else()
    {
        await using Receiver hanging = await Receiver.Start(), healthy = await Receiver.Start();
        Task givenUp = hanging.Hangs();
        Reply first = await Post("api/webhooks", new { url = hanging.Address, events = (string[])["claim.submitted"] });
        Reply second = await Post("api/webhooks", new { url = healthy.Address, events = (string[])["claim.submitted"] });
        await api.Claim();
        await hanging.Next();
        await healthy.Next();

        ClaimId next = await api.Claim();
        Received got = await healthy.Next();

        Assert.Equal(next.Value, Data(got).GetProperty("claimId").GetString());
        Assert.False(givenUp.IsCompleted, "The healthy receiver had to wait until the other one was given up.");
        await Remove(first);
        await Remove(second);
    }

    [Fact]
    public async Task The_library_of_standard_webhooks_takes_each_delivery_whatever_the_app_s_clock_says()
    {
        await using Receiver receiver = await Receiver.Start();
        Reply added = await Post("api/webhooks", new { url = receiver.Address });
        Assert.True((api.Clock.GetUtcNow() - DateTimeOffset.UtcNow).Duration() > TimeSpan.FromMinutes(5), "The clock of these tests shows the time of day, so this proves nothing.");
        receiver.Answers(500);
        await api.Claim();
        await api.Pass(TimeSpan.FromHours(100));
        IReadOnlyList<Received> got = receiver.Rest();
        Assert.True(got.Count > 3, $"Only {got.Count} came.");

        string[] verified = await PublicPrograms.Verify(got.Select(g => new { Secret = added.Text("secret"), g.Id, g.Timestamp, g.Signature, g.Body }));
        Assert.Equal(got.Select(_ => "ok"), verified);
        Assert.DoesNotContain("ok", await PublicPrograms.Verify(got.Select(g => new { Secret = added.Text("secret"), g.Id, g.Timestamp, g.Signature, Body = g.Body + " " })));
        await Remove(added);
    }

    [Fact]
    public async Task While_a_secret_is_rotated_both_sign()
    {
        await using Receiver receiver = await Receiver.Start();
        Reply added = await Post("api/webhooks", new { url = receiver.Address, events = (string[])["webhook.test"] });
        Reply rotated = await Post($"api/webhooks/{added.Text("id")}/rotate-secret", new { });
        Reply tested = await Post($"api/webhooks/{added.Text("id")}/test", new { });
        Assert.Equal(202, tested.Status);
        Received got = await receiver.Next();
        Assert.Equal(tested.Text("eventId"), got.Id);
        Assert.Equal([Sign(rotated.Text("secret"), got), Sign(added.Text("secret"), got)], got.Signature.Split(' '));
        await Remove(added);
    }

    [Fact]
    public async Task A_secret_is_shown_only_when_it_is_new()
    {
        Reply added = await Post("api/webhooks", new { url = "https://hooks.example.com/" });
        Reply read = await api.Backend(HttpMethod.Get, $"api/webhooks/{added.Text("id")}");
        Assert.StartsWith("whsec_", added.Text("secret"), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, read.Json.GetProperty("secret").ValueKind);
        await Remove(added);
    }

    [Theory]
    [InlineData("http://hooks.example.com/", "WEBHOOK_URL_NOT_SAFE")]
    [InlineData("https://192.168.0.1/", "WEBHOOK_URL_NOT_SAFE")]
    [InlineData("hooks", "WEBHOOK_URL_WRONG")]
    public async Task An_address_that_is_not_safe_is_refused(string url, string code) =>
        (await Post("api/webhooks", new { url })).IsProblem(422, code, "/url");

    [Fact]
    public async Task An_unknown_type_is_refused() =>
        (await Post("api/webhooks", new { url = "https://hooks.example.com/", events = (string[])["claim.closed", "claim.eaten"] })).IsProblem(422, "EVENT_TYPE_UNKNOWN", "/events/1");

    [Fact]
    public async Task The_feed_gives_each_event_once_and_its_cursor_goes_on()
    {
        ClaimId claim = await api.Claim();
        List<string> ids = [];
        string cursor = "";
        for (Reply page = await Feed(cursor); page.Json.GetProperty("events").GetArrayLength() > 0; page = await Feed(cursor))
        {
            ids.AddRange(page.Json.GetProperty("events").EnumerateArray().Where(e => e.GetProperty("data").GetProperty("claimId").GetString() == claim.Value).Select(e => e.GetProperty("data").GetProperty("id").GetString()!));
            cursor = page.Text("next");
        }

        Assert.NotEmpty(ids);
        Assert.Equal(ids.Distinct(), ids);
        (await api.Backend(HttpMethod.Get, "api/events?cursor=abc")).IsProblem(400, "CURSOR_WRONG", "?cursor");
    }

    [Fact]
    public async Task The_catalogue_names_every_type_with_an_example()
    {
        Reply types = await api.Anybody(HttpMethod.Get, "api/events/types");
        JsonElement[] all = [.. types.Json.GetProperty("types").EnumerateArray()];
        Assert.Equal(Enum.GetValues<TimelineKind>().Length + 1, all.Length);
        Assert.All(all, t => Assert.EndsWith(".", t.GetProperty("means").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_removed_endpoint_is_unknown()
    {
        Reply added = await Post("api/webhooks", new { url = "https://hooks.example.com/" });
        await Remove(added);
        (await Post($"api/webhooks/{added.Text("id")}/test", new { })).IsProblem(404, "WEBHOOK_UNKNOWN");
        (await api.Backend(HttpMethod.Delete, $"api/webhooks/{added.Text("id")}")).IsProblem(404, "WEBHOOK_UNKNOWN");
    }

    private static JsonElement Data(Received got) => JsonSerializer.Deserialize<JsonElement>(got.Body).GetProperty("data");

    // As an integrator would check it, from the description alone.
    private static string Sign(string secret, Received got) =>
        "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), Encoding.UTF8.GetBytes($"{got.Id}.{got.Timestamp}.{got.Body}")));

    private Task<Reply> Post(string path, object body) => api.Backend(HttpMethod.Post, path, body);

    private Task<Reply> Feed(string cursor) => api.Backend(HttpMethod.Get, $"api/events?limit=50&cursor={cursor}");

    private async Task Remove(Reply added) => Assert.Equal(204, (await api.Backend(HttpMethod.Delete, $"api/webhooks/{added.Text("id")}")).Status);
}
