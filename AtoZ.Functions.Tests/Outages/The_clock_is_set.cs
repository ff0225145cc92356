using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Messages.Links;
using AtoZ.Functions.Tests.Data;
using AtoZ.Functions.Tests.Hosting;
using AtoZ.Functions.Tests.Messages.Links;
using AtoZ.Functions.Workflows.Sweeps;
using DurableTask.Sqlite.Tests;
using DurableTask.Sqlite.Time;
using FunctionsHost.Timers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace AtoZ.Functions.Tests.Outages;

/// <summary>The clock of the machine is set back or on: what a wrong clock has left does not stand still until its time comes again.</summary>
public class The_clock_is_set
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Days = TimeSpan.FromDays(4);

    private static readonly StageRecord Stage = new()
    {
        Key = "stage",
        InstanceId = "claim-c",
        EventName = "Vote",
        Kind = StageKind.Vote,
        ClaimId = new ClaimId("c"),
        Round = 1,
        NextActor = Party.Reviewer,
        OpenedAt = Start,
        Deadline = Start.AddDays(1),
    };

    private readonly SystemThatIsSet _clock = new(Start);

    [Fact]
    public async Task Marks_and_leases_of_a_clock_that_was_ahead_are_put_right_in_one_line()
    {
        await using TestStore store = await TestStore.Create();
        CapturedLogs logs = new();
        using ILoggerFactory factory = LoggerFactory.Create(logging => logging.AddProvider(logs));
        using ClockWatch watch = new(store.Store, _clock, factory.CreateLogger<ClockWatch>());
        await watch.Look();
        _clock.Set(Days);
        await watch.Look();
        await Fill(store.Store, _clock.GetUtcNow());
        int woken = 0;
        store.Store.DeliveriesCommitted += () => woken++;

        _clock.Set(-Days);
        await watch.Look();

        (DateTimeOffset? due, int leases, DateTimeOffset keyUntil) = await store.Store.Read(async db => (
            await db.WebhookDeliveries.Select(d => d.NextAttemptAt).SingleAsync(), await db.TaskLeases.CountAsync(), await db.IdempotencyKeys.Select(k => k.LeaseUntil).SingleAsync()));
        Assert.Equal((Start, 0, Start, 1), (due, leases, keyUntil, woken));
        Assert.Equal(
            ["The clock was set on by 4.00:00:00: what came due meanwhile is done now.", "The clock was set back by 4.00:00:00: 3 marks and leases of the time before were put right."],
            logs.Lines.Where(l => l.Category.EndsWith(nameof(ClockWatch), StringComparison.Ordinal)).Select(l => l.Text));
    }

    [Fact]
    public async Task What_was_taken_in_a_time_to_come_holds_nobody_up_after_a_restart_either()
    {
        await using TestStore store = await TestStore.Create();
        await Fill(store.Store, Start + Days);
        Assert.Null(await store.Store.Read(db => TaskLeases.Check(db, new StaffMember("ben", [Party.Reviewer]), Stage, Start)));
        Assert.NotNull(await store.Store.Read(db => TaskLeases.Check(db, new StaffMember("ben", [Party.Reviewer]), Stage, Start + Days)));

        Nonces ahead = new(new LinkKeys(new byte[32], null), new SteppingClock(Start + Days)), right = new(new LinkKeys(new byte[32], null), new SteppingClock(Start));
        string code = ahead.Issue("staff");
        Assert.Equal("NONCE_EXPIRED", (await store.Store.Read(db => right.Check(db, "staff", code)))?.Code);
        Assert.Null(await store.Store.Read(db => ahead.Check(db, "staff", code)));
    }

    [Fact]
    public async Task A_timer_function_reckons_its_next_time_anew()
    {
        await using TestHost host = await TestHost.StartAsync(new TestHostSettings
        {
            FunctionTypes = [typeof(TimerFunctionHourly)],
            Clock = LocalClock.Live(_clock),
            Configure = builder => builder.Services.AddSingleton(new TimerFunctionTests.Runs()),
        });
        FunctionTimer timer = Assert.Single(host.Services.GetRequiredService<TimerService>().Timers);
        _clock.Set(Days);
        _clock.Pass(TimeSpan.FromMinutes(1));
        await Until(() => timer.Due > Start + Days);

        _clock.Set(-Days);
        _clock.Pass(TimeSpan.FromMinutes(1));
        await Until(() => timer.Due <= Start.AddHours(1));

        TimerFunctionTests.Runs runs = host.Services.GetRequiredService<TimerFunctionTests.Runs>();
        int before = runs.All.Count;
        _clock.Pass(TimeSpan.FromHours(1));
        await Until(() => runs.All.Count == before + 1);
        Assert.Contains(host.Logs.Lines, l => l.Text.StartsWith("The system's clock has stayed where it jumped to, by -4.00:00:00", StringComparison.Ordinal));
    }

    private static Task Fill(AtoZStore store, DateTimeOffset wrong) => store.Write(db =>
    {
        db.WebhookEndpoints.Add(new WebhookEndpointRecord { Id = "e", Url = "https://hooks.example.com/", Description = "", Events = "", Secret = "s", CreatedAt = Start });
        db.WebhookDeliveries.Add(new WebhookDeliveryRecord
        {
            EndpointId = "e",
            EventId = "evt",
            Key = "e/evt/first",
            Type = "claim.closed",
            Body = "{}",
            CreatedAt = Start,
            NextAttemptAt = wrong.AddMinutes(1),
        });
        db.TaskLeases.Add(new TaskLeaseRecord { StageKey = Stage.Key, ClaimId = Stage.ClaimId, Holder = "anna", TakenAt = wrong, Until = wrong.AddMinutes(30) });
        db.IdempotencyKeys.Add(new IdempotencyRecord { Scope = "s", Key = "k", BodyHash = "h", CreatedAt = wrong, LeaseUntil = wrong.AddMinutes(2) });
        return Task.CompletedTask;
    });

    private static async Task Until(Func<bool> condition)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromMinutes(3));
        while (!condition())
        {
            await Task.Delay(20, patience.Token);
        }
    }
}
