using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.Limits;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Data;
using AtoZ.Functions.Workflows.Sweeps;
using FunctionsHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Xunit;
using Xunit.Abstractions;

namespace AtoZ.Functions.Tests.Edge.Api;

/// <summary>Two instances of the app, each with an engine of its own, write into one PostgreSQL, as two processes do.</summary>
[Trait("Category", "Long")]
public sealed class Two_instances_on_one_database(ITestOutputHelper output) : IAsyncLifetime
{
    private const int ClaimsEach = 32;
    private const int Requests = 1_000;

    private readonly PostgresCluster _cluster = new();
    private readonly List<ApiHost> _instances = [];

    public async Task InitializeAsync()
    {
        string database = await _cluster.NewDatabase();
        foreach (string name in (string[])["first", "second"])
        {
            ApiHost instance = new() { Name = name, Database = database, Settings = [("AddressRequestsPerMinute", $"{Requests}")], Configure = CountRequests };
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
        ConcurrentBag<(string What, object? Scope, double Milliseconds)> times = [];
        meters.SetMeasurementEventCallback<double>((what, time, tags, _) => times.Add((what.Name, tags[0].Value, time)));
        meters.Start();

        (ApiHost Instance, ClaimId Claim)[] filed = await Task.WhenAll(_instances.SelectMany(i => Enumerable.Range(0, ClaimsEach).Select(_ => Filed(i))));
        await Task.WhenAll(_instances.Select(i => i.Idle()));
        await Task.WhenAll(filed.Select(f => SellerPays(f.Instance, f.Claim)));
        await Task.WhenAll(_instances.Select(i => i.Idle()));

        foreach (var scope in times.GroupBy(t => (t.What, t.Scope)).OrderBy(s => s.Key.What).ThenBy(s => -s.Count()))
        {
            output.WriteLine($"{scope.Key}: {(double)scope.Count() / filed.Length:F1} a claim, {scope.Average(w => w.Milliseconds):F1} ms each, {scope.Count(w => w.Milliseconds > 5)} longer than 5 ms");
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

    [Fact]
    public async Task One_request_that_is_sent_to_both_at_once_acts_once()
    {
        OrderLine order = await _instances[0].Order();
        string key = Guid.NewGuid().ToString();

        Reply[] replies = await Task.WhenAll(_instances.SelectMany(i => Enumerable.Range(0, 4).Select(_ => i.Backend(HttpMethod.Post, "api/claims", ApiHost.ClaimBody(order), key))));
        await Task.WhenAll(_instances.Select(i => i.Idle()));

        Assert.All(replies, r => Assert.True(r.Status == 201 || r.Code == "IDEMPOTENCY_IN_FLIGHT", r.Body));
        string id = Assert.Single(replies.Where(r => r.Status == 201).Select(r => r.Text("id")).Distinct());
        Assert.Equal(id, (await _instances[1].Store.Read(db => db.Claims.SingleAsync())).Id.Value);
    }

    [Fact]
    public async Task What_a_caller_spent_at_one_instance_is_spent_at_the_other()
    {
        SharedLimits[] shared = [.. _instances.Select(i => i.Services.GetServices<IHostedService>().OfType<SharedLimits>().Single())];
        TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int heard = 0;
        shared[1].Heard = taken =>
        {
            if ((heard += taken) >= Requests)
            {
                all.TrySetResult();
            }
        };
        await Task.WhenAll(shared.Select(s => s.Listening));

        for (int n = 0; n < Requests; n++)
        {
            await _instances[0].Anybody(HttpMethod.Get, "api/limits");
        }

        await all.Task.WaitAsync(TimeSpan.FromMinutes(3));
        int served = 0;
        while ((await _instances[1].Anybody(HttpMethod.Get, "api/limits")).Status == 200)
        {
            served++;
        }

        // What came back by time meanwhile, not a second thousand.
        Assert.InRange(served, 0, Requests / 2);
    }

    [Fact]
    public async Task A_sweep_is_run_by_one_instance_at_a_time()
    {
        const string sweep = nameof(HousekeepingSweep), said = $"{sweep} is just being run by another instance";
        bool Said() => _instances[1].Logs.Lines.Any(l => l.Text.Contains(said, StringComparison.Ordinal));
        await using (await _instances[0].Services.GetRequiredService<InstanceLease>().Take(sweep))
        {
            await _instances[1].Sweep(sweep);
            Assert.True(Said());
            Assert.DoesNotContain(_instances[1].Logs.Lines, l => l.Text.StartsWith("Housekeeping:", StringComparison.Ordinal));
        }

        await _instances[1].Sweep(sweep);
        Assert.Contains(_instances[1].Logs.Lines, l => l.Text.StartsWith("Housekeeping:", StringComparison.Ordinal));
    }

    private static void CountRequests(LocalHostBuilder builder)
    {
        builder.Services.RemoveAll<LimitExemption>();
        builder.Services.AddSingleton(new LimitExemption(_ => false));
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
