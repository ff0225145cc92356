using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Messages.Links;
using AtoZ.Functions.Messages.Webhooks;
using AtoZ.Functions.Records;
using AtoZ.Functions.Tests.Data;
using AtoZ.Functions.Tests.Messages.Links;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace AtoZ.Functions.Tests.Messages.Webhooks;

/// <summary>With the store in SQLite.</summary>
[Collection(nameof(OnEachDatabase))]
public sealed class Deliveries_from_SQLite(Databases databases) : Deliveries_are_tried_until_taken(databases, Database.Sqlite);

/// <summary>With the store in PostgreSQL.</summary>
[Collection(nameof(OnEachDatabase))]
public sealed class Deliveries_from_PostgreSQL(Databases databases) : Deliveries_are_tried_until_taken(databases, Database.Postgres);

/// <summary>The pump against a real receiver that fails as it is told.</summary>
public abstract class Deliveries_are_tried_until_taken(Databases databases, Database database) : IAsyncLifetime
{
    private static readonly ClaimId Claim = new("clm_1");

    private readonly SteppingClock _clock = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
    private readonly WebhookSecrets _secrets = new(new LinkKeys(new byte[32], null));
    private TestStore? _store;
    private Receiver? _receiver;
    private string _endpoint = "";

    private Receiver Integrator => _receiver!;

    private AtoZStore Store => _store!.Store;

    private WebhookDesk Desk => new(new AddressGuard(ownMachine: true), _secrets, _clock);

    public async Task InitializeAsync()
    {
        _store = await databases.Create(database);
        _receiver = await Receiver.Start();
        _endpoint = await Store.Write(async db => (await Desk.Add(db, new WebhookEndpointWish(_receiver.Address, null, null))).Endpoint!.Id);
    }

    public async Task DisposeAsync()
    {
        await Integrator.DisposeAsync();
        await _store!.DisposeAsync();
    }

    [Fact]
    public async Task An_event_is_sent_once_it_is_committed()
    {
        await Happens("submitted", TimelineKind.Submitted);
        Assert.Null(await Pump());
        Received got = await Integrator.Next();
        Assert.Contains("\"type\":\"claim.submitted\"", got.Body, StringComparison.Ordinal);
        Assert.Equal((true, 1), (await Only() is { DeliveredAt: not null, NextAttemptAt: null }, (await Only()).Attempts));
        await Pump();
        Assert.Empty(Integrator.Rest());
    }

    [Fact]
    public async Task An_event_of_a_transaction_that_failed_is_never_sent()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.Write(async db =>
        {
            await new Timeline(new Outbox(), _clock).Append(db, Claim, "submitted", Party.Buyer, TimelineKind.Submitted, Audience.Both);
            throw new InvalidOperationException("The rest of the work failed.");
        }));
        await Pump();
        Assert.Empty(Integrator.Rest());
    }

    [Fact]
    public async Task Failures_are_repeated_by_the_schedule_with_the_same_id_and_body()
    {
        await Happens("submitted", TimelineKind.Submitted);
        Integrator.Answers(500);
        Integrator.HangsUp();
        Integrator.Answers(302, location: "http://127.0.0.1:1/");
        List<Received> got = [];
        for (DateTimeOffset? due = await Pump(); ; due = await Pump())
        {
            got.Add(await Integrator.Next());
            if (due is null)
            {
                break;
            }

            _clock.Now = due.Value;
        }

        Assert.Equal(4, got.Count);
        Assert.Single(got.Select(g => (g.Id, g.Body)).Distinct());
        TimeSpan all = _clock.Now - (await Only()).CreatedAt;
        Assert.InRange(all, TimeSpan.FromMinutes(35), TimeSpan.FromMinutes(40));
    }

    [Fact]
    public async Task Nothing_is_sent_before_its_time()
    {
        await Happens("submitted", TimelineKind.Submitted);
        Integrator.Answers(500);
        DateTimeOffset due = (await Pump())!.Value;
        await Integrator.Next();
        _clock.Now = due.AddTicks(-1);
        await Pump();
        Assert.Empty(Integrator.Rest());
        _clock.Now = due;
        await Pump();
        Assert.Single(Integrator.Rest());
    }

    [Fact]
    public async Task A_receiver_that_asks_for_time_gets_it()
    {
        await Happens("submitted", TimelineKind.Submitted);
        Integrator.Answers(429, retryAfter: "900");
        Assert.Equal(_clock.Now.AddSeconds(900), await Pump());
    }

    [Fact]
    public async Task Gone_ends_it_at_once()
    {
        await Happens("submitted", TimelineKind.Submitted);
        Integrator.Answers(410);
        Assert.Null(await Pump());
        Assert.Contains("410", (await Endpoint()).DisabledReason, StringComparison.Ordinal);
        await Integrator.Next();
        await Happens("closed", TimelineKind.Closed);
        await Pump();
        Assert.Empty(Integrator.Rest());
    }

    [Fact]
    public async Task After_the_last_attempt_the_endpoint_is_switched_off_and_a_replay_brings_all_of_it()
    {
        await Happens("submitted", TimelineKind.Submitted);
        Enumerable.Range(0, WebhookSchedule.Attempts).ToList().ForEach(_ => Integrator.Answers(503));
        while (await Pump() is { } due)
        {
            _clock.Now = due;
        }

        Assert.Equal(WebhookSchedule.Attempts, Integrator.Rest().Count);
        Assert.NotNull((await Endpoint()).DisabledAt);
        await Happens("closed", TimelineKind.Closed);

        (int events, long last) = await Store.Write(async db =>
        {
            WebhookEndpointRecord endpoint = await db.WebhookEndpoints.SingleAsync();
            Assert.Null(Desk.Change(endpoint, new WebhookEndpointWish(endpoint.Url, null, null), enabled: true));
            return await Desk.Replay(db, endpoint, 0);
        });
        await Pump();
        Assert.Equal(2, events);
        Assert.Equal(2, Integrator.Rest().Select(r => r.Id).Distinct().Count());
        Assert.Equal(0, (await Store.Write(async db => await Desk.Replay(db, await db.WebhookEndpoints.SingleAsync(), last))).Events);
    }

    [Fact]
    public async Task A_process_that_died_while_sending_sends_again_after_a_minute()
    {
        await Happens("submitted", TimelineKind.Submitted);
        await Store.Write(async db => (await db.WebhookDeliveries.SingleAsync()).NextAttemptAt = _clock.Now.AddMinutes(1));
        await Pump();
        Assert.Empty(Integrator.Rest());
        _clock.Now = _clock.Now.AddMinutes(1);
        await Pump();
        Assert.Single(Integrator.Rest());
    }

    [Fact]
    public async Task Only_the_types_that_were_asked_for_are_sent()
    {
        await Store.Write(async db => (await db.WebhookEndpoints.SingleAsync()).Events = "claim.closed");
        await Happens("submitted", TimelineKind.Submitted);
        await Happens("closed", TimelineKind.Closed);
        await Pump();
        Assert.Contains("claim.closed", Assert.Single(Integrator.Rest()).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_instances_that_send_at_once_send_each_event_once()
    {
        const int events = 60;
        for (int n = 0; n < events; n++)
        {
            await Happens($"submitted/{n}", TimelineKind.Submitted);
        }

        await Task.WhenAll(Pump(), Pump());
        Received[] got = [.. Integrator.Rest()];
        Assert.Equal((events, events), (got.Length, got.DistinctBy(g => g.Id).Count()));
        Assert.All(await Store.Read(db => db.WebhookDeliveries.ToListAsync()), d => Assert.Equal((1, true), (d.Attempts, d.DeliveredAt is not null)));
    }

    private async Task<DateTimeOffset?> Pump()
    {
        using WebhookSender sender = new(new AddressGuard(ownMachine: true), _secrets, _clock);
        return await new WebhookPump(Store, sender, _clock, NullLogger<WebhookPump>.Instance).Run(CancellationToken.None);
    }

    private Task<bool> Happens(string key, TimelineKind kind) => Store.Write(db => new Timeline(new Outbox(), _clock).Append(db, Claim, key, Party.Buyer, kind, Audience.Both));

    private Task<WebhookDeliveryRecord> Only() => Store.Read(db => db.WebhookDeliveries.SingleAsync());

    private Task<WebhookEndpointRecord> Endpoint() => Store.Read(db => db.WebhookEndpoints.SingleAsync(e => e.Id == _endpoint));
}
