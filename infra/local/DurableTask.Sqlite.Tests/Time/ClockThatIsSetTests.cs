using System.Threading.Channels;
using DurableTask.Sqlite.Time;
using Microsoft.DurableTask.Client;
using Xunit;

namespace DurableTask.Sqlite.Tests;

/// <summary>The system's clock is set while the engine runs: by mistake for a moment, or for good.</summary>
public sealed class ClockThatIsSetTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Days = TimeSpan.FromDays(4);

    private readonly SystemThatIsSet _system = new(Start);
    private readonly LocalClock _clock;
    private readonly Channel<ClockJump> _jumps = Channel.CreateUnbounded<ClockJump>();

    public ClockThatIsSetTests()
    {
        _clock = LocalClock.Live(_system);
        _clock.Jumped += jump => _jumps.Writer.TryWrite(jump);
    }

    [Trait("Case", "31")]
    [Fact]
    public async Task A_clock_that_is_wrong_for_a_moment_moves_nothing_and_is_told()
    {
        Task minute = Task.Delay(TimeSpan.FromMinutes(1), _clock), hours = Task.Delay(TimeSpan.FromHours(2), _clock);
        _system.Set(Days);
        _system.Pass(TimeSpan.FromSeconds(12));
        Assert.Equal(Start.AddSeconds(12), _clock.GetUtcNow());
        _system.Set(-Days);
        _system.Pass(TimeSpan.FromSeconds(47));
        Assert.False(minute.IsCompleted);

        _system.Pass(TimeSpan.FromSeconds(2));
        await minute.WaitAsync(TimeSpan.FromMinutes(3));

        Assert.False(hours.IsCompleted);
        Assert.Equal(Start.AddSeconds(61), _clock.GetUtcNow());
        Assert.Equal([new(Days, ClockJumpKind.Noticed), new(Days, ClockJumpKind.Undone)], await Told(2));
    }

    [Fact]
    public async Task A_clock_that_was_ahead_and_is_put_right_goes_on_at_once()
    {
        _system.Pass(TimeSpan.FromHours(1));
        Task minute = Task.Delay(TimeSpan.FromMinutes(1), _clock);
        long before = _clock.GetTimestamp();
        _system.Set(-Days);
        _system.Pass(TimeSpan.FromSeconds(61));

        await minute.WaitAsync(TimeSpan.FromMinutes(3));
        Assert.Equal(_system.GetUtcNow(), _clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromSeconds(61), _clock.GetElapsedTime(before));
        Assert.Equal([new(-Days, ClockJumpKind.Noticed), new(-Days, ClockJumpKind.Followed)], await Told(2));
        _system.Pass(TimeSpan.FromHours(1));
        Assert.Equal(_system.GetUtcNow(), _clock.GetUtcNow());
    }

    [Fact]
    public async Task After_a_sleep_of_the_machine_the_time_is_right_within_a_minute()
    {
        Task hours = Task.Delay(TimeSpan.FromHours(8), _clock);
        _system.Set(TimeSpan.FromHours(9));
        _system.Pass(TimeSpan.FromMinutes(1));

        await hours.WaitAsync(TimeSpan.FromMinutes(3));
        Assert.Equal(_system.GetUtcNow(), _clock.GetUtcNow());
    }

    [Fact]
    public void Adjustments_are_followed_without_a_word_and_without_going_back()
    {
        DateTimeOffset last = _clock.GetUtcNow();
        for (int i = 0; i < 1_000; i++)
        {
            _system.Set(TimeSpan.FromMilliseconds(i % 2 == 0 ? 400 : -300));
            Assert.True(_clock.GetUtcNow() >= last);
            last = _clock.GetUtcNow();
        }

        Assert.InRange(_clock.GetUtcNow() - _system.GetUtcNow(), TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.False(_jumps.Reader.TryRead(out _));
    }

    [Trait("Case", "31")]
    [Fact]
    public async Task Deadlines_of_orchestrations_do_not_stand_still_after_a_clock_that_was_ahead()
    {
        await using EngineHost host = await EngineHost.StartAsync(
            tasks => tasks.AddOrchestratorFunc<string, string>("Wait", async (context, input) =>
            {
                await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
                return input;
            }),
            setup => setup.Clock = _clock);
        string early = await host.BeginAsync("Wait", "early");
        _system.Set(Days);
        _system.Pass(TimeSpan.FromSeconds(12));
        _system.Set(-Days);
        string late = await host.BeginAsync("Wait", "late");

        _system.Pass(TimeSpan.FromMinutes(59));
        await host.IdleAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await host.StateAsync(early)).RuntimeStatus);

        _system.Pass(TimeSpan.FromMinutes(2));
        using CancellationTokenSource patience = new(TimeSpan.FromMinutes(3));
        foreach (string id in new[] { early, late })
        {
            Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.Client.WaitForInstanceCompletionAsync(id, patience.Token)).RuntimeStatus);
        }
    }

    private async Task<List<ClockJump>> Told(int count)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromMinutes(3));
        List<ClockJump> told = [];
        while (told.Count < count)
        {
            told.Add(await _jumps.Reader.ReadAsync(patience.Token));
        }

        // Told on the pool, each by itself.
        return [.. told.OrderBy(jump => jump.Kind)];
    }
}
