using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Tests.Edge.Api;
using AtoZ.Functions.Tests.Support;
using Xunit;

namespace AtoZ.Functions.Tests.Inputs;

/// <summary>Thousands of requests that nobody should send: each gets its answer, none of them "our fault" but 503, and memory stays flat.</summary>
[Collection(nameof(Alone))]
public sealed class Hostile_requests_do_no_harm : IAsyncLifetime
{
    private const int AtOnce = 8;
    private const long Growth = 100L << 20;

    private readonly ApiHost _api = new();

    public Task InitializeAsync() => _api.InitializeAsync();

    public Task DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public Task A_thousand() => Answers(1_000, seed: 1);

    [Fact]
    [Trait("Category", "Long")]
    public async Task Twenty_thousand_with_memory_flat()
    {
        await Answers(4_000, seed: 2);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        await Answers(16_000, seed: 3);

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, Growth);
    }

    private async Task Answers(int count, int seed)
    {
        ClaimId claim = await _api.Claim();
        string[] known = [claim.Value, await _api.BuyerToken(claim), await _api.SellerToken(claim), "api-order-1", "api-seller-1", "api-buyer-1", "1", "pay"];
        HostileRequests requests = new(JsonNode.Parse(ApiDocument.Of(typeof(AtoZApp).Assembly, null).ToJsonString())!.AsObject(), known, seed);
        ConcurrentBag<string> faults = [];
        ConcurrentDictionary<int, int> statuses = [];
        foreach (HttpRequestMessage[] some in Enumerable.Range(0, count).Select(_ => requests.Next(_api.BackendKey.Value)).Chunk(AtOnce))
        {
            await Task.WhenAll(some.Select(async request =>
            {
                using (request)
                {
                    int status = await Status(request);
                    statuses.AddOrUpdate(status, 1, (_, n) => n + 1);
                    if (status >= 500 && status != 503)
                    {
                        faults.Add($"{status} {request.Method} {request.RequestUri} {request.Content?.Headers.ContentType} {(request.Content is null ? "" : await request.Content.ReadAsStringAsync())}");
                    }
                }
            }));
        }

        Assert.True(faults.IsEmpty, $"{faults.Count} of {count} with seed {seed}, such as:\n{string.Join('\n', faults.Take(10).Select(f => f[..Math.Min(f.Length, 600)]))}");

        // The requests are no nonsense alone: many of them are taken.
        Assert.True(statuses.GetValueOrDefault(200) + statuses.GetValueOrDefault(201) > count / 20, string.Join(", ", statuses.OrderBy(s => s.Key).Select(s => $"{s.Key}: {s.Value}")));
    }

    private async Task<int> Status(HttpRequestMessage request)
    {
        using HttpResponseMessage response = await _api.Client.SendAsync(request);
        await response.Content.CopyToAsync(Stream.Null);
        return (int)response.StatusCode;
    }
}
