using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AtoZ.Functions.Data;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api;

[Collection("api")]
public class IdempotencyTests(ApiHost api)
{
    private const string Scope = "backend FileClaim";

    [Fact]
    public async Task The_same_request_gives_the_first_answer_again_and_says_so()
    {
        object body = ApiHost.ClaimBody(await api.Order());
        string key = Guid.NewGuid().ToString();
        Reply first = await api.Backend(HttpMethod.Post, "api/claims", body, key);
        Reply again = await api.Backend(HttpMethod.Post, "api/claims", body, key);
        Assert.Equal((first.Status, first.Body, first.Headers["Location"]), (again.Status, again.Body, again.Headers["Location"]));
        Assert.Equal("true", again.Headers["Idempotency-Replayed"]);
        Assert.False(first.Headers.ContainsKey("Idempotency-Replayed"));
    }

    [Fact]
    public async Task A_refusal_is_answered_again_too()
    {
        object body = new { orderId = "none", line = 1, buyerId = "b", kind = "Lost", description = "The parcel was lost on its way to me." };
        string key = Guid.NewGuid().ToString();
        (await api.Backend(HttpMethod.Post, "api/claims", body, key)).IsProblem(422, "NOT_ELIGIBLE");
        Reply again = (await api.Backend(HttpMethod.Post, "api/claims", body, key)).IsProblem(422, "NOT_ELIGIBLE");
        Assert.Equal("true", again.Headers["Idempotency-Replayed"]);
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        OrderLine order = await api.Order();
        string key = Guid.NewGuid().ToString();
        await api.Backend(HttpMethod.Post, "api/claims", ApiHost.ClaimBody(order), key);
        (await api.Backend(HttpMethod.Post, "api/claims", ApiHost.ClaimBody(await api.Order()), key)).IsProblem(422, "IDEMPOTENCY_KEY_REUSED");
    }

    [Fact]
    public async Task A_post_without_a_key_is_refused() =>
        (await api.Backend(HttpMethod.Post, "api/claims", ApiHost.ClaimBody(await api.Order()), key: "")).IsProblem(400, "IDEMPOTENCY_KEY_MISSING");

    [Theory]
    [InlineData(255, 201)]
    [InlineData(256, 400)]
    public async Task A_key_may_have_255_characters(int length, int status)
    {
        string key = Guid.NewGuid().ToString("N").PadRight(length, 'k');
        Assert.Equal(status, (await api.Backend(HttpMethod.Post, "api/claims", ApiHost.ClaimBody(await api.Order()), key)).Status);
    }

    [Fact]
    public async Task While_the_first_request_runs_a_repeat_is_told_to_wait_and_after_its_lease_takes_over()
    {
        string body = JsonSerializer.Serialize(ApiHost.ClaimBody(await api.Order()));
        string key = Guid.NewGuid().ToString();
        await Died(key, body, api.Clock.GetUtcNow().AddSeconds(30));
        Reply waiting = (await api.Backend(HttpMethod.Post, "api/claims", body, key)).IsProblem(409, "IDEMPOTENCY_IN_FLIGHT");
        Assert.Equal("30", waiting.Headers["Retry-After"]);

        await api.Store.Write(async db => (await db.IdempotencyKeys.SingleAsync(i => i.Key == key)).LeaseUntil = api.Clock.GetUtcNow());
        Assert.Equal(201, (await api.Backend(HttpMethod.Post, "api/claims", body, key)).Status);
    }

    [Fact]
    public async Task Many_repeats_at_once_file_one_claim()
    {
        OrderLine order = await api.Order();
        string key = Guid.NewGuid().ToString();
        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => api.Backend(HttpMethod.Post, "api/claims", ApiHost.ClaimBody(order), key)));
        Assert.All(replies, r => Assert.True(r.Status == 201 || r.Code == "IDEMPOTENCY_IN_FLIGHT", r.Body));
        Assert.Equal(1, await api.Store.Read(db => db.Claims.CountAsync(c => c.OrderId == order.OrderId)));
    }

    private Task Died(string key, string body, DateTimeOffset lease) => api.Store.Write(db =>
    {
        db.IdempotencyKeys.Add(new IdempotencyRecord
        {
            Scope = Scope,
            Key = key,
            BodyHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body))),
            CreatedAt = api.Clock.GetUtcNow(),
            LeaseUntil = lease,
        });
        return Task.CompletedTask;
    });
}
