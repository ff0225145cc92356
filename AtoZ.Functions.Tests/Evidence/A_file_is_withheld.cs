using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Tests.Edge.Api;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Evidence;

/// <summary>PROCESS §3, EVID-09: by no route does the other side get a withheld file or its name; whoever decides sees it.</summary>
[Collection("api")]
[Trait("Rule", "EVID-09")]
public class A_file_is_withheld(ApiHost api)
{
    private const string Name = "diagnosis-of-maria.png";

    [Fact]
    public async Task By_no_route_does_the_other_side_get_it()
    {
        ClaimId claim = await api.Claim();
        string buyer = await api.BuyerToken(claim), seller = await api.SellerToken(claim);
        Reply added = await Upload($"api/case/{buyer}/evidence", "Medical");
        Assert.Equal((201, "Medical"), (added.Status, added.Text("withheldBecause")));
        await api.Idle();
        string id = added.Text("id"), hash = added.Text("sha256");

        Reply view = await api.Anybody(HttpMethod.Get, $"api/case/{seller}");
        Assert.Equal("Medical", view.Json.GetProperty("evidence")[0].GetProperty("withheldBecause").GetString());
        string page = (await api.Anybody(HttpMethod.Get, $"case/{seller}")).Body;
        Assert.Contains("A file that is not shown to you", page, StringComparison.Ordinal);
        foreach (string told in new[] { view.Body, page, (await api.Anybody(HttpMethod.Get, $"case/{seller}/statement")).Body })
        {
            Assert.DoesNotContain("maria", told, StringComparison.Ordinal);
            Assert.DoesNotContain(hash, told, StringComparison.Ordinal);
        }

        (await api.Anybody(HttpMethod.Get, $"api/case/{seller}/evidence/{id}")).IsProblem(404, "EVIDENCE_UNKNOWN");
        Assert.Equal(404, (await api.Anybody(HttpMethod.Get, $"case/{seller}/evidence/{id}")).Status);
        Assert.Equal((false, true), (Holds(await Dossier(seller)), Holds(await Dossier(buyer))));

        Assert.Equal(200, (await api.Anybody(HttpMethod.Get, $"api/case/{buyer}/evidence/{id}")).Status);
        Assert.Equal(200, (await api.Staff("ines", HttpMethod.Get, $"api/staff/claims/{claim}/evidence/{id}")).Status);
        string expert = await api.Token(claim, Party.Expert, LinkPurpose.IndependentVote, Seat.Independent);
        Assert.Equal(200, (await api.Anybody(HttpMethod.Get, $"api/case/{expert}/evidence/{id}")).Status);
        Assert.Empty(await api.Store.Read(db => db.ReplyTimes.Where(r => r.ClaimId == claim).ToListAsync()));
    }

    [Fact]
    public async Task In_an_inquiry_too()
    {
        OrderLine order = await api.Order();
        Reply asked = await api.Backend(HttpMethod.Post, "api/inquiries", new { orderId = order.OrderId, line = 1, buyerId = order.BuyerId, kind = "NotReceived", message = "Where is it?" });
        ClaimId id = new(asked.Text("id"));
        string seller = await api.SellerToken(id);
        string file = (await Upload($"api/case/{await api.BuyerToken(id)}/evidence", "Identity")).Text("id");

        Assert.DoesNotContain("maria", (await api.Anybody(HttpMethod.Get, $"api/case/{seller}/inquiry")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("maria", (await api.Anybody(HttpMethod.Get, $"case/{seller}")).Body, StringComparison.Ordinal);
        Assert.Equal(404, (await api.Anybody(HttpMethod.Get, $"case/{seller}/inquiry/evidence/{file}")).Status);
    }

    [Fact]
    public async Task Staff_withhold_and_show_and_both_sides_are_told_but_not_why_in_words()
    {
        ClaimId claim = await api.Claim();
        string buyer = await api.BuyerToken(claim), seller = await api.SellerToken(claim);
        string id = (await Upload($"api/case/{buyer}/evidence", null)).Text("id");
        Assert.Contains("maria", (await api.Anybody(HttpMethod.Get, $"api/case/{seller}")).Body, StringComparison.Ordinal);
        string path = $"api/staff/claims/{claim}/evidence/{id}/withholding";
        (await api.Staff("ines", HttpMethod.Post, path, new { reason = " ", because = "Account" })).IsProblem(422, "REASON_REQUIRED", "/reason");
        (await api.Staff("ines", HttpMethod.Post, path, new { reason = "It has her card.", because = "Secret" })).IsProblem(422, "WITHHOLDING_UNKNOWN", "/because");
        Assert.Equal("Account", (await api.Staff("ines", HttpMethod.Post, path, new { reason = "It has her card.", because = "Account" })).Text("withheldBecause"));

        string told = (await api.Anybody(HttpMethod.Get, $"case/{seller}")).Body;
        Assert.DoesNotContain("maria", told, StringComparison.Ordinal);
        Assert.DoesNotContain("her card", told, StringComparison.Ordinal);
        Assert.Contains("A file is not shown to the other side", told, StringComparison.Ordinal);
        Assert.Contains("not shown to the other side: account data", (await api.Anybody(HttpMethod.Get, $"case/{buyer}")).Body, StringComparison.Ordinal);

        Assert.Equal(200, (await api.Staff("ines", HttpMethod.Post, path, new { reason = "She blackened it." })).Status);
        Assert.Contains("maria", (await api.Anybody(HttpMethod.Get, $"api/case/{seller}")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reason_that_is_none_is_refused_before_anything_is_kept()
    {
        ClaimId claim = await api.Claim();
        (await Upload($"api/case/{await api.SellerToken(claim)}/evidence", "BecauseIWant")).IsProblem(422, "WITHHOLDING_UNKNOWN");
        Assert.Equal(0, await api.Store.Read(db => db.Evidence.CountAsync(e => e.ClaimId == claim)));
    }

    private Task<Reply> Upload(string path, string? withhold)
    {
        ByteArrayContent content = new(Files.Png()) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        (string, string)[] headers = withhold is null ? [("X-File-Name", Name)] : [("X-File-Name", Name), ("X-Withhold", withhold)];
        return api.Send(HttpMethod.Post, path, content, null, headers);
    }

    private async Task<byte[]> Dossier(string token) => (await api.Anybody(HttpMethod.Get, $"api/case/{token}/dossier")).Bytes;

    // The name anywhere in the zip, or the file itself.
    private static bool Holds(byte[] zip)
    {
        using ZipArchive archive = new(new MemoryStream(zip), ZipArchiveMode.Read);
        return archive.Entries.Any(e =>
        {
            using StreamReader text = new(e.Open(), Encoding.UTF8);
            return e.FullName.Contains("maria", StringComparison.Ordinal) || text.ReadToEnd().Contains("maria", StringComparison.Ordinal);
        });
    }
}
