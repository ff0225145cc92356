using System.Text.Json.Nodes;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api;

[Collection("api")]
public class PackApiTests(ApiHost api)
{
    private const string Packs = "api/staff/policy/packs";

    [Theory]
    [InlineData("GET", Packs)]
    [InlineData("GET", Packs + "/2026-11")]
    [InlineData("GET", Packs + "/2026-11/comparison")]
    [InlineData("POST", Packs)]
    [InlineData("POST", Packs + "/2026-11/change")]
    [InlineData("POST", Packs + "/2026-11/approve")]
    [InlineData("POST", Packs + "/2026-11/publish")]
    [InlineData("POST", Packs + "/2026-11/withdraw")]
    public async Task Only_staff_may_look(string method, string path) =>
        (await api.Anybody(new HttpMethod(method), path, method == "POST" ? new { } : null)).IsProblem(401, "STAFF_NOT_SIGNED_IN");

    [Fact]
    public async Task A_pack_goes_from_draft_to_published_by_two_people()
    {
        const string version = "test-2099";
        Reply drafted = await api.Staff("pia", HttpMethod.Post, Packs, new { version });
        Assert.Equal((201, "Draft"), (drafted.Status, drafted.Text("state")));
        Assert.Equal($"/{Packs}/{version}", drafted.Headers["Location"]);

        JsonNode pack = JsonNode.Parse((await api.Staff("ruth", HttpMethod.Get, $"{Packs}/{version}")).Json.GetProperty("pack").GetRawText())!;
        pack["offers"]!["maximumRounds"]!["value"] = 0;
        (await api.Staff("pia", HttpMethod.Post, $"{Packs}/{version}/change", new JsonObject { ["pack"] = pack.DeepClone() }.ToJsonString()))
            .IsProblem(422, "PACK_INVALID", "/pack/offers/maximumRounds");
        pack["offers"]!["maximumRounds"]!["value"] = 2;
        Reply changed = await api.Staff("pia", HttpMethod.Post, $"{Packs}/{version}/change", new JsonObject { ["pack"] = pack }.ToJsonString());
        Assert.Equal(200, changed.Status);

        Reply comparison = await api.Staff("anna", HttpMethod.Get, $"{Packs}/{version}/comparison?against=2026-11");
        Assert.Equal("OFFER-01", comparison.Json.GetProperty("numbers")[0].GetProperty("rule").GetString());

        object approval = new { packHash = changed.Text("packHash"), reason = "Fewer rounds, by the board's decision." };
        (await api.Staff("ruth", HttpMethod.Post, $"{Packs}/{version}/approve", approval)).IsProblem(403, "ROLE_MISSING");
        Assert.Equal("Approved", (await api.Staff("anna", HttpMethod.Post, $"{Packs}/{version}/approve", approval)).Text("state"));
        (await api.Staff("anna", HttpMethod.Post, $"{Packs}/{version}/publish", new { from = "2020-01-01T00:00:00Z" })).IsProblem(422, "PACK_TOO_EARLY", "/from");
        Assert.Equal("Published", (await api.Staff("anna", HttpMethod.Post, $"{Packs}/{version}/publish", new { from = "2099-01-01T00:00:00Z" })).Text("state"));
        Assert.Equal("Withdrawn", (await api.Staff("anna", HttpMethod.Post, $"{Packs}/{version}/withdraw", new { reason = "Only a test." })).Text("state"));
        Assert.Equal(5, (await api.Staff("anna", HttpMethod.Get, $"{Packs}/{version}")).Json.GetProperty("events").GetArrayLength());
        Assert.True((await api.Staff("ruth", HttpMethod.Get, Packs)).Json.GetProperty("auditHolds").GetBoolean());
    }

    [Fact]
    public async Task One_key_drafts_once()
    {
        Reply first = await api.Staff("pia", HttpMethod.Post, Packs, new { version = "test-once" }, "draft-once");
        Reply again = await api.Staff("pia", HttpMethod.Post, Packs, new { version = "test-once" }, "draft-once");

        Assert.Equal((201, 201, "true"), (first.Status, again.Status, again.Headers["Idempotency-Replayed"]));
        (await api.Staff("pia", HttpMethod.Post, Packs, new { version = "test-once" })).IsProblem(409, "PACK_EXISTS", "/version");
    }

    [Fact]
    public async Task What_is_unknown_is_said_to_be()
    {
        (await api.Staff("ruth", HttpMethod.Get, $"{Packs}/none")).IsProblem(404, "PACK_UNKNOWN");
        (await api.Staff("ruth", HttpMethod.Get, $"{Packs}/none/comparison")).IsProblem(404, "PACK_UNKNOWN");
        (await api.Staff("ruth", HttpMethod.Get, $"{Packs}/2026-11/comparison?agains=1")).IsProblem(400, "QUERY_UNKNOWN");
        (await api.Staff("anna", HttpMethod.Post, $"{Packs}/none/withdraw", new { reason = "None." })).IsProblem(404, "PACK_UNKNOWN");
        Assert.Equal("2026-11", (await api.Staff("ruth", HttpMethod.Get, $"{Packs}/2026-11")).Json.GetProperty("pack").GetProperty("version").GetString());
    }
}
