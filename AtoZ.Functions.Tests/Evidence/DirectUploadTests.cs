using System.Net;
using System.Net.Http.Headers;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Tests.Edge.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Evidence;

/// <summary>Straight to storage and confirmed afterwards, against real Blob storage.</summary>
[Collection("api")]
[Trait("Rule", "EVID-08")]
public class DirectUploadTests(ApiHost api)
{
    private static readonly HttpClient Storage = new();

    [Fact]
    public async Task A_file_put_straight_into_storage_is_evidence_once_its_bytes_were_checked()
    {
        ClaimId claim = await api.Claim();
        string token = await api.BuyerToken(claim);
        Reply granted = await Grant(token);
        Assert.Equal(HttpStatusCode.Created, (await Put(granted, Files.Jpeg())).StatusCode);
        Assert.Equal(0, await api.Store.Read(db => db.Evidence.CountAsync(e => e.ClaimId == claim)));

        Reply confirmed = await Confirm(granted);
        Assert.Equal((201, "image/jpeg", "film.jpg"), (confirmed.Status, confirmed.Text("contentType"), confirmed.Text("fileName")));
        Assert.Equal(Files.Jpeg(), (await api.Anybody(HttpMethod.Get, confirmed.Text("href").TrimStart('/'))).Bytes);
        Reply again = await Confirm(granted);
        Assert.Equal((200, confirmed.Text("id")), (again.Status, again.Text("id")));
        Assert.Null(await api.Services.GetRequiredService<UploadBlobs>().Length(granted.Text("id"), default));
    }

    [Fact]
    public async Task What_its_sender_withholds_the_other_side_does_not_see()
    {
        ClaimId claim = await api.Claim();
        string buyer = await api.BuyerToken(claim);
        (await api.Anybody(HttpMethod.Post, $"api/case/{buyer}/evidence-uploads", new { fileName = "letter.jpg", withhold = "BecauseIWant" })).IsProblem(422, "WITHHOLDING_UNKNOWN");
        Reply granted = await api.Anybody(HttpMethod.Post, $"api/case/{buyer}/evidence-uploads", new { fileName = "letter.jpg", withhold = "Medical" });
        await Put(granted, Files.Jpeg());
        Assert.Equal(201, (await Confirm(granted)).Status);
        Assert.DoesNotContain("letter", (await api.Anybody(HttpMethod.Get, $"api/case/{await api.SellerToken(claim)}")).Body, StringComparison.Ordinal);
        Assert.Contains("letter", (await api.Anybody(HttpMethod.Get, $"api/case/{buyer}")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_takes_one_file_and_shows_nothing()
    {
        Reply granted = await Grant(await api.SellerToken(await api.Claim()));
        Assert.Equal(HttpStatusCode.Created, (await Put(granted, Files.Png())).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Storage.GetAsync(new Uri(granted.Text("url")))).StatusCode);
        Assert.False((await Put(granted, Files.Gif())).IsSuccessStatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Storage.DeleteAsync(new Uri(granted.Text("url")))).StatusCode);
        Uri other = new(granted.Text("url").Replace(granted.Text("id"), "upl_other", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Forbidden, (await Storage.PutAsync(other, new ByteArrayContent([1]) { Headers = { { "x-ms-blob-type", "BlockBlob" } } })).StatusCode);
    }

    [Fact]
    public async Task What_is_no_evidence_by_its_bytes_never_becomes_any()
    {
        ClaimId claim = await api.Claim();
        string token = await api.BuyerToken(claim);
        Reply granted = await Grant(token);
        (await Confirm(granted)).IsProblem(409, "UPLOAD_MISSING");
        await Put(granted, [0x4D, 0x5A, 0, 1, 2]);
        (await Confirm(granted)).IsProblem(415, "EVIDENCE_TYPE_REFUSED");
        Assert.Equal(0, await api.Store.Read(db => db.Evidence.CountAsync(e => e.ClaimId == claim)));
    }

    [Theory]
    [InlineData(0, 201)]
    [InlineData(1, 413)]
    public async Task A_file_may_be_as_long_as_any_other(int more, int status)
    {
        byte[] file = new byte[(25 * 1024 * 1024) + more];
        Array.Fill(file, (byte)'a');
        Reply granted = await Grant(await api.BuyerToken(await api.Claim()));
        Assert.Equal(25 * 1024 * 1024, granted.Json.GetProperty("maximumBytes").GetInt64());
        await Put(granted, file);
        Assert.Equal(status, (await Confirm(granted)).Status);
    }

    [Fact]
    public async Task Nobody_confirms_what_is_anothers()
    {
        ClaimId claim = await api.Claim();
        Reply granted = await Grant(await api.BuyerToken(claim));
        await Put(granted, Files.Jpeg());
        string path = $"evidence-uploads/{granted.Text("id")}/confirm";
        (await api.Anybody(HttpMethod.Post, $"api/case/{await api.SellerToken(claim)}/{path}", new { })).IsProblem(404, "UPLOAD_UNKNOWN");
        (await api.Anybody(HttpMethod.Post, $"api/case/{await api.BuyerToken(await api.Claim())}/{path}", new { })).IsProblem(404, "UPLOAD_UNKNOWN");
        string expert = await api.Token(claim, Party.Expert, LinkPurpose.IndependentVote, Seat.Independent);
        (await api.Anybody(HttpMethod.Post, $"api/case/{expert}/evidence-uploads", new { fileName = "a.jpg" })).IsProblem(403, "NOT_YOURS");
    }

    [Fact]
    public async Task The_backend_puts_a_file_up_for_a_claim_that_is_filed_later()
    {
        Reply granted = await api.Backend(HttpMethod.Post, "api/evidence-uploads", new { fileName = "broken.jpg" });
        Assert.Equal(201, granted.Status);
        await Put(granted, Files.Jpeg());
        Reply confirmed = await api.Backend(HttpMethod.Post, $"api/evidence-uploads/{granted.Text("id")}/confirm", new { });
        Assert.Equal(201, confirmed.Status);
        Assert.Null((await api.Store.Read(db => db.Evidence.SingleAsync(e => e.Id == confirmed.Text("id")))).ClaimId);
        (await api.Backend(HttpMethod.Post, "api/evidence-uploads", new { fileName = "a.jpg", claimId = "clm_none" })).IsProblem(404, "CLAIM_UNKNOWN");
    }

    [Fact]
    public async Task Two_confirmations_at_once_keep_one_file()
    {
        ClaimId claim = await api.Claim();
        Reply granted = await Grant(await api.BuyerToken(claim));
        await Put(granted, Files.Jpeg());
        Reply[] both = await Task.WhenAll(Confirm(granted), Confirm(granted));
        Assert.All(both, r => Assert.InRange(r.Status, 200, 201));
        Assert.Equal(1, await api.Store.Read(db => db.Evidence.CountAsync(e => e.ClaimId == claim)));
    }

    private Task<Reply> Grant(string token) => api.Anybody(HttpMethod.Post, $"api/case/{token}/evidence-uploads", new { fileName = "film.jpg" });

    private Task<Reply> Confirm(Reply granted) => api.Anybody(HttpMethod.Post, granted.Text("confirmHref").TrimStart('/'), new { });

    private static Task<HttpResponseMessage> Put(Reply granted, byte[] file)
    {
        ByteArrayContent content = new(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        content.Headers.Add("x-ms-blob-type", granted.Json.GetProperty("headers").GetProperty("x-ms-blob-type").GetString());
        return Storage.PutAsync(new Uri(granted.Text("url")), content);
    }
}
