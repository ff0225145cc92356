using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Xunit.Abstractions;

namespace AtoZ.Functions.Tests.Edge.Api;

/// <summary>Two instances of the app, each with an engine of its own, write into one PostgreSQL, as two processes do.</summary>
[Trait("Category", "Long")]
public sealed class Two_instances_on_one_database(ITestOutputHelper output) : IAsyncLifetime
{
    private const int ClaimsEach = 32;

    private readonly PostgresCluster _cluster = new();
    private readonly List<ApiHost> _instances = [];

    public async Task InitializeAsync()
    {
        string database = await _cluster.NewDatabase();
        foreach (string name in (string[])["first", "second"])
        {
            ApiHost instance = new() { Name = name, Database = database };
            _instances.Add(instance);
            await instance.InitializeAsync();
        }
    }

    public async Task DisposeAsync()
    {
        foreach (ApiHost instance in _instances)
        {
            await instance.DisposeAsync();
        }

        await _cluster.Stop();
    }

    [Fact]
    public async Task Sixty_four_claims_at_once_are_paid_once_each_and_do_not_collide()
    {
        long conflicts = 0;
        using MeterListener meters = new();
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "AtoZ.Store")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        meters.SetMeasurementEventCallback<long>((_, more, _, _) => Interlocked.Add(ref conflicts, more));
        ConcurrentBag<(object? Scope, double Milliseconds)> waits = [];
        meters.SetMeasurementEventCallback<double>((_, wait, tags, _) => waits.Add((tags[0].Value, wait)));
        meters.Start();

        (ApiHost Instance, ClaimId Claim)[] filed = await Task.WhenAll(_instances.SelectMany(i => Enumerable.Range(0, ClaimsEach).Select(_ => Filed(i))));
        await Task.WhenAll(_instances.Select(i => i.Idle()));
        await Task.WhenAll(filed.Select(f => SellerPays(f.Instance, f.Claim)));
        await Task.WhenAll(_instances.Select(i => i.Idle()));

        foreach (var scope in waits.GroupBy(w => w.Scope))
        {
            output.WriteLine($"{scope.Key}: {scope.Count()} writes, waited {scope.Average(w => w.Milliseconds):F1} ms each, {scope.Count(w => w.Milliseconds > 5)} longer than 5 ms");
        }

        AtoZStore store = _instances[0].Store;
        List<ClaimRecord> claims = await store.Read(db => db.Claims.ToListAsync());
        Assert.Equal(filed.Select(f => f.Claim.Value).Order(), claims.Select(c => c.Id.Value).Order());
        Assert.All(claims, c => Assert.Equal(ClaimOutcome.PaidBySeller, c.Outcome));
        Assert.Equal(filed.Length, await store.Read(db => db.LedgerTransactions.CountAsync(t => t.Purpose == Purposes.PayBuyer)));
        Assert.Equal(0, await store.Read(db => db.LedgerPostings.SumAsync(p => p.AmountMinor)));
        Assert.True(conflicts <= filed.Length * 0.05, $"{conflicts} writes of {filed.Length} claims lost a race.");
        Assert.All(_instances, i => Assert.DoesNotContain(i.Logs.Lines, l => l.Text.Contains("40001", StringComparison.Ordinal)));
    }

    private static async Task<(ApiHost Instance, ClaimId Claim)> Filed(ApiHost instance)
    {
        Reply reply = await instance.Backend(HttpMethod.Post, "api/claims", ApiHost.ClaimBody(await instance.Order()));
        Assert.Equal(201, reply.Status);
        return (instance, new ClaimId(reply.Text("id")));
    }

    private static async Task SellerPays(ApiHost instance, ClaimId claim)
    {
        string token = await instance.SellerToken(claim);
        Reply reply = await instance.Anybody(HttpMethod.Post, $"api/case/{token}/commands", new { kind = "SellerPays", nonce = await instance.Nonce(token) });
        Assert.Equal(202, reply.Status);
    }
}
