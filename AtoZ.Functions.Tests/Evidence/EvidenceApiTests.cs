using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AtoZ.Functions.Data;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Tests.Edge.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Evidence;

[Collection("api")]
public class EvidenceApiTests(ApiHost api)
{
    [Fact]
    public async Task The_owner_gets_the_original_and_the_other_side_a_copy_without_places()
    {
        ClaimId claim = await api.Claim();
        string seller = await api.SellerToken(claim), buyer = await api.BuyerToken(claim);
        Reply added = await Upload($"api/case/{seller}/evidence", Files.Jpeg(), "at home.jpg");
        Assert.Equal(201, added.Status);
        Assert.Equal(("image/jpeg", "at home.jpg", Convert.ToHexStringLower(SHA256.HashData(Files.Jpeg()))), (added.Text("contentType"), added.Text("fileName"), added.Text("sha256")));

        string id = added.Text("id");
        Assert.Equal(Files.Jpeg(), (await api.Anybody(HttpMethod.Get, $"api/case/{seller}/evidence/{id}")).Bytes);
        Assert.Equal(Files.Jpeg(), (await api.Backend(HttpMethod.Get, $"api/claims/{claim}/evidence/{id}")).Bytes);
        Assert.Equal(Files.Jpeg(), (await api.Staff("ines", HttpMethod.Get, $"api/staff/claims/{claim}/evidence/{id}")).Bytes);
        Reply copy = await api.Anybody(HttpMethod.Get, $"api/case/{buyer}/evidence/{id}");
        Assert.DoesNotContain("SECRET", Encoding.Latin1.GetString(copy.Bytes), StringComparison.Ordinal);
        Assert.Equal(("nosniff", "default-src 'none'; sandbox"), (copy.Headers["X-Content-Type-Options"], copy.Headers["Content-Security-Policy"]));

        IReadOnlyDictionary<string, DateTimeOffset> seen = await api.Services.GetRequiredService<EvidenceBlobs>().SeenBy(id, default);
        Assert.Equal(4, seen.Count);
        Reply viewers = await api.Staff("ines", HttpMethod.Get, $"api/staff/claims/{claim}/evidence/{id}/viewers");
        Assert.Equal((200, 4), (viewers.Status, viewers.Json.GetArrayLength()));
        (await api.Staff("ines", HttpMethod.Get, $"api/staff/claims/{claim}/evidence/evd_none/viewers")).IsProblem(404, "EVIDENCE_UNKNOWN");
        Assert.Contains("Investigator-ines", seen.Keys);
    }

    [Fact]
    public async Task An_expert_gets_the_copy_under_a_name_that_tells_nothing()
    {
        ClaimId claim = await api.Claim();
        string id = (await Upload($"api/case/{await api.BuyerToken(claim)}/evidence", Files.Jpeg(), "maria-lopez.jpg")).Text("id");
        string expert = await api.Token(claim, Party.Expert, LinkPurpose.IndependentVote, Seat.Independent);
        Reply shown = await api.Anybody(HttpMethod.Get, $"api/case/{expert}");
        Assert.DoesNotContain("maria", shown.Body, StringComparison.Ordinal);
        Reply file = await api.Anybody(HttpMethod.Get, $"api/case/{expert}/evidence/{id}");
        Assert.DoesNotContain("SECRET", Encoding.Latin1.GetString(file.Bytes), StringComparison.Ordinal);
        Assert.DoesNotContain("maria", file.Headers["Content-Disposition"], StringComparison.Ordinal);
        (await Upload($"api/case/{expert}/evidence", Files.Png(), "a.png")).IsProblem(403, "NOT_YOURS");
    }

    [Fact]
    public async Task What_a_picture_was_made_with_is_kept_and_told_to_nobody()
    {
        ClaimId claim = await api.Claim();
        Reply added = await Upload($"api/case/{await api.BuyerToken(claim)}/evidence", Files.PngOf("GIMP 2.10"), "lamp.png");
        string id = added.Text("id");
        Assert.Equal("GIMP 2.10", (await api.Store.Read(db => db.Evidence.SingleAsync(e => e.Id == id))).MadeWith);
        Assert.DoesNotContain("GIMP", added.Body + (await api.Anybody(HttpMethod.Get, $"api/case/{await api.SellerToken(claim)}")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_with_a_file_is_taken_too()
    {
        ClaimId claim = await api.Claim();
        using MultipartFormDataContent form = new() { { new StringContent("hello"), "note" }, { new ByteArrayContent(Files.Png()), "file", "scan.png" } };
        Reply added = await api.Send(HttpMethod.Post, $"api/case/{await api.BuyerToken(claim)}/evidence", form, null);
        Assert.Equal((201, "scan.png"), (added.Status, added.Text("fileName")));

        using MultipartFormDataContent empty = new() { { new StringContent("hello"), "note" } };
        (await api.Send(HttpMethod.Post, $"api/case/{await api.BuyerToken(claim)}/evidence", empty, null)).IsProblem(400, "EVIDENCE_MISSING");
    }

    [Fact]
    public async Task The_same_bytes_are_one_file_and_the_timeline_tells_of_it_once()
    {
        ClaimId claim = await api.Claim();
        string token = await api.BuyerToken(claim);
        Reply first = await Upload($"api/case/{token}/evidence", Files.Gif(), "a.gif");
        Reply again = await Upload($"api/case/{token}/evidence", Files.Gif(), "b.gif");
        Assert.Equal((200, first.Text("id")), (again.Status, again.Text("id")));
        Assert.Equal(1, await api.Store.Read(db => db.Timeline.CountAsync(t => t.ClaimId == claim && t.Kind == TimelineKind.EvidenceAdded)));
    }

    [Fact]
    public async Task A_repeated_upload_is_answered_again_and_its_key_is_not_for_another_file()
    {
        string token = await api.BuyerToken(await api.Claim());
        string key = Guid.NewGuid().ToString();
        Reply first = await Upload($"api/case/{token}/evidence", Files.Png(), "a.png", key);
        Reply again = await Upload($"api/case/{token}/evidence", Files.Png(), "a.png", key);
        Assert.Equal((201, first.Body, "true"), (again.Status, again.Body, again.Headers["Idempotency-Replayed"]));
        (await Upload($"api/case/{token}/evidence", Files.Gif(), "a.gif", key)).IsProblem(422, "IDEMPOTENCY_KEY_REUSED");
        (await Upload($"api/case/{token}/evidence", Files.Gif(), "a.gif", "")).IsProblem(400, "IDEMPOTENCY_KEY_MISSING");
    }

    [Fact]
    public async Task What_is_no_evidence_is_refused_by_its_bytes_whatever_its_name()
    {
        string path = $"api/case/{await api.SellerToken(await api.Claim())}/evidence";
        Reply refused = (await Upload(path, [0x4D, 0x5A, 0, 1, 2], "photo.jpg")).IsProblem(415, "EVIDENCE_TYPE_REFUSED");
        Assert.Contains("image/jpeg", refused.Text("remedy"), StringComparison.Ordinal);
        (await Upload(path, [], "photo.jpg")).IsProblem(422, "EVIDENCE_EMPTY");
        Assert.Contains("iPhone", (await Upload(path, [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0], "photo.jpg")).IsProblem(415, "EVIDENCE_HEIC").Text("remedy"), StringComparison.Ordinal);
        (await Upload(path, [0xFF, 0xD8, 0xFF, 0xE1, 0, 9, 1], "photo.jpg")).IsProblem(422, "EVIDENCE_DAMAGED");
        (await Upload($"api/claims/clm_none/evidence", Files.Png(), "a.png", null, api.BackendKey)).IsProblem(404, "CLAIM_UNKNOWN");
    }

    [Theory]
    [InlineData(0, 201)]
    [InlineData(1, 413)]
    public async Task A_file_may_have_25_MiB(int more, int status)
    {
        string token = await api.SellerToken(await api.Claim());
        byte[] file = new byte[(25 * 1024 * 1024) + more];
        Array.Fill(file, (byte)'a');
        Assert.Equal(status, (await Upload($"api/case/{token}/evidence", file, "chat.txt")).Status);
    }

    [Fact]
    public async Task A_far_too_large_upload_is_a_problem() =>
        (await Upload($"api/case/{await api.SellerToken(await api.Claim())}/evidence", new byte[40_000_000], "film.mp4")).IsProblem(413, "EVIDENCE_TOO_LARGE");

    [Fact]
    public async Task Each_side_may_add_20_files()
    {
        ClaimId claim = await api.Claim();
        string token = await api.SellerToken(claim);
        await api.Store.Write(db =>
        {
            for (int i = 0; i < 19; i++)
            {
                db.Evidence.Add(Record(claim, Party.Seller, $"evd_{claim}_{i}"));
            }

            return Task.CompletedTask;
        });
        Assert.Equal(201, (await Upload($"api/case/{token}/evidence", Files.Png(), "20.png")).Status);
        (await Upload($"api/case/{token}/evidence", Files.Gif(), "21.gif")).IsProblem(422, "EVIDENCE_TOO_MANY");
        Assert.Equal(201, (await Upload($"api/case/{await api.BuyerToken(claim)}/evidence", Files.Gif(), "1.gif")).Status);
    }

    [Fact]
    public async Task A_file_of_another_claim_is_not_shown()
    {
        string id = (await Upload($"api/case/{await api.BuyerToken(await api.Claim())}/evidence", Files.Png(), "a.png")).Text("id");
        (await api.Anybody(HttpMethod.Get, $"api/case/{await api.BuyerToken(await api.Claim())}/evidence/{id}")).IsProblem(404, "EVIDENCE_UNKNOWN");
    }

    [Fact]
    public async Task Evidence_during_a_review_is_taken_and_marked_as_late()
    {
        ClaimId claim = await api.Claim();
        await api.Store.Write(async db => (await db.Claims.SingleAsync(c => c.Id == claim)).Status = ClaimStatus.InReview);
        Reply added = await Upload($"api/case/{await api.BuyerToken(claim)}/evidence", Files.Png(), "a.png");
        Assert.True(added.Json.GetProperty("late").GetBoolean());
    }

    [Fact]
    public async Task A_file_put_up_first_becomes_evidence_of_the_claim_that_names_it()
    {
        Reply staged = await Upload("api/evidence", Files.Jpeg(), "broken.jpg", null, api.BackendKey);
        Assert.Equal(201, staged.Status);
        OrderLine order = await api.Order();
        Reply filed = await api.Backend(HttpMethod.Post, "api/claims", new { orderId = order.OrderId, line = 1, buyerId = order.BuyerId, kind = "NotReceived", description = "The parcel never arrived at my house.", evidence = new[] { staged.Text("id") } });
        Assert.Equal(201, filed.Status);
        JsonElement evidence = (await api.Backend(HttpMethod.Get, filed.Headers["Location"])).Json.GetProperty("evidence")[0];
        Assert.Equal(staged.Text("id"), evidence.GetProperty("id").GetString());
        Assert.Equal(Files.Jpeg(), (await api.Backend(HttpMethod.Get, evidence.GetProperty("href").GetString()!)).Bytes);
    }

    private Task<Reply> Upload(string path, byte[] file, string name, string? key = null, params (string Name, string Value)[] headers)
    {
        ByteArrayContent content = new(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return api.Send(HttpMethod.Post, path, content, key, [("X-File-Name", Uri.EscapeDataString(name)), .. headers]);
    }

    private EvidenceRecord Record(ClaimId claim, Party party, string id) => new()
    {
        Id = id,
        ClaimId = claim,
        Party = party,
        FileName = "a.png",
        ContentType = "image/png",
        Bytes = 1,
        Sha256 = id,
        OriginalBlob = id,
        SharedBlob = id,
        AddedAt = api.Clock.GetUtcNow(),
    };
}
