using DurableTask.Sqlite.Time;
using FunctionsHost.Discovery;
using FunctionsHost.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace FunctionsHost.Timers;

/// <summary>Runs all timer functions while the host runs.</summary>
internal sealed class TimerService(
    FunctionCatalog functions, TimerRunner runner, TimerStatusStore store, TimeProvider time, WorkTracker work, IConfiguration configuration) : IHostedLifecycleService
{
    private const string TimeZoneSetting = "WEBSITE_TIME_ZONE";
    private FunctionTimer[] _timers = [];

    /// <summary>The timers.</summary>
    public IReadOnlyList<FunctionTimer> Timers => _timers;

    /// <summary>Reads the schedules, so that a wrong one is known before anything starts.</summary>
    public void Prepare() => _timers = [.. functions.OfTrigger<TimerTrigger>().Select(found => Timer(found.Function, found.Trigger))];

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Starts the timers, when everything that a function may need is up.</summary>
    /// <param name="cancellationToken">Not used: nothing is waited for.</param>
    /// <returns>At once.</returns>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        foreach (FunctionTimer timer in _timers)
        {
            timer.Start();
        }

        if (time is LocalClock clock)
        {
            clock.Jumped += ClockJumped;
        }

        return Task.CompletedTask;
    }

    /// <summary>Lets no timer begin, tells those that run to end, and waits for them.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>When all have ended.</returns>
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        if (time is LocalClock clock)
        {
            clock.Jumped -= ClockJumped;
        }

        return Task.WhenAll(_timers.Select(timer => timer.DisposeAsync().AsTask())).WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void ClockJumped(ClockJump jump)
    {
        if (jump.Kind == ClockJumpKind.Followed)
        {
            Array.ForEach(_timers, static timer => timer.ClockWasSet());
        }
    }

    private FunctionTimer Timer(LocalFunction function, TimerTrigger trigger)
    {
        var schedule = TimerSchedule.Parse(SettingNames.Resolve(configuration, trigger.Schedule, function.Name), Zone(), function.Name);
        bool monitored = trigger.UsesMonitor && !schedule.IsFrequent(time.GetUtcNow());
        return new FunctionTimer(function, schedule, monitored ? new TimerMonitor(function.Name, schedule, store) : null, runner, time, work);
    }

    private TimeZoneInfo Zone()
    {
        if (configuration[TimeZoneSetting] is not { Length: > 0 } name)
        {
            return TimeZoneInfo.Utc;
        }

        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out TimeZoneInfo? zone)
            ? zone
            : throw new HostSetupException($"The setting {TimeZoneSetting} is '{name}', which is no time zone that this machine knows.");
    }
}
