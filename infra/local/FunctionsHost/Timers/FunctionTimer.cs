using DurableTask.Sqlite.Time;
using FunctionsHost.Discovery;
using Microsoft.Azure.Functions.Worker;

namespace FunctionsHost.Timers;

/// <summary>One timer function: waits, runs, waits again. Never twice at the same time.</summary>
internal sealed class FunctionTimer : IAsyncDisposable
{
    // An alarm may ring a moment before its time. What is further off comes of a clock that was set.
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(5);

    private readonly LocalFunction _function;
    private readonly TimerSchedule _schedule;
    private readonly TimerMonitor? _monitor;
    private readonly TimerRunner _runner;
    private readonly TimeProvider _time;
    private readonly WorkTracker _work;
    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private readonly ITimer _alarm;
    private DateTimeOffset _due;
    private Task _run = Task.CompletedTask;

    /// <summary>Makes the timer; it does not wait yet.</summary>
    /// <param name="function">The function.</param>
    /// <param name="schedule">When it runs.</param>
    /// <param name="monitor">Keeps last and next; null where missed runs are not caught up.</param>
    /// <param name="runner">Runs it.</param>
    /// <param name="time">The clock.</param>
    /// <param name="work">Counts runs as work in flight.</param>
    public FunctionTimer(LocalFunction function, TimerSchedule schedule, TimerMonitor? monitor, TimerRunner runner, TimeProvider time, WorkTracker work)
    {
        _function = function;
        _schedule = schedule;
        _monitor = monitor;
        _runner = runner;
        _time = time;
        _work = work;
        _alarm = time.CreateTimer(static timer => ((FunctionTimer)timer!).Ring(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The function's name.</summary>
    public string Name => _function.Name;

    /// <summary>When it runs next.</summary>
    public DateTimeOffset Due => _due;

    /// <summary>Begins: at once when a run was missed or the function wants to run at start, else at the next time.</summary>
    public void Start()
    {
        DateTimeOffset now = _time.GetUtcNow();
        bool missed = _monitor?.Begin(now) == true;
        if (missed || ((TimerTrigger)_function.Trigger).RunsOnStartup)
        {
            _due = now;
            Begin(missed);
            return;
        }

        WaitForNext(now);
    }

    /// <summary>Runs the function by hand, after a run that is under way.</summary>
    /// <returns>When it has ended.</returns>
    public async Task RunByHandAsync()
    {
        using var work = new WorkHold(_work);
        await RunAsync(isPastDue: false, work);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _alarm.DisposeAsync();
        await _stopping.CancelAsync();
        await _run;
        _stopping.Dispose();
        _oneAtATime.Dispose();
    }

    private void WaitForNext(DateTimeOffset now)
    {
        _due = _schedule.Next(now);
        TimeSpan wait = _due - _time.GetUtcNow();
        if (wait <= TimeSpan.Zero)
        {
            // A virtual clock went past the time while the last run ended.
            Begin(isPastDue: true);
            return;
        }

        _alarm.Change(wait, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Reckons anew after the clock was set: what it waits for may be days away, or past.</summary>
    public void ClockWasSet()
    {
        if (_run.IsCompleted && !_stopping.IsCancellationRequested && _due - _schedule.Next(_time.GetUtcNow()) > Early)
        {
            WaitForNext(_time.GetUtcNow());
        }
    }

    // A clock that jumped over several times rings once: that run is late, the one after it is regular again.
    private void Ring()
    {
        DateTimeOffset now = _time.GetUtcNow();
        if (_due - now > Early)
        {
            // The clock was set back while it waited.
            WaitForNext(now);
            return;
        }

        Begin(now >= _schedule.Next(_due));
    }

    private void Begin(bool isPastDue)
    {
        if (!_stopping.IsCancellationRequested)
        {
            _run = RunThenWaitAsync(new WorkHold(_work), isPastDue);
        }
    }

    private async Task RunThenWaitAsync(WorkHold work, bool isPastDue)
    {
        using (work)
        {
            DateTimeOffset last = isPastDue ? _time.GetUtcNow() : _due;
            await RunAsync(isPastDue, work);
            DateTimeOffset now = _time.GetUtcNow();
            _monitor?.Ran(last, now);
            if (!_stopping.IsCancellationRequested)
            {
                WaitForNext(last > now && last - now < Early ? last : now);
            }
        }
    }

    private async Task RunAsync(bool isPastDue, WorkHold work)
    {
        await _oneAtATime.WaitAsync(CancellationToken.None);
        try
        {
            await _runner.RunAsync(_function, new TimerInfo { IsPastDue = isPastDue, ScheduleStatus = _monitor?.Status }, work, _stopping.Token);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }
}
