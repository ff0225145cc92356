using DurableTask.Sqlite.Store;
using DurableTask.Sqlite.Work;
using Microsoft.Extensions.Logging;

namespace DurableTask.Sqlite;

/// <summary>From opening the store to closing it.</summary>
public sealed partial class DurableEngine
{
    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (_state is State.Open or State.Running)
        {
            return;
        }

        await _starting.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_state == State.Ended && Fault is null, this);
            if (_state == State.Closed)
            {
                Open();
                _state = State.Open;
            }
        }
        finally
        {
            _starting.Release();
        }

        ThrowIfFaulted();
    }

    private void Open()
    {
        StoreWriter writer = _file.Open();
        int epoch = ++_epoch;
        _directory = new InstanceDirectory(Options.MaxLiveOrchestrations);
        _waiters = new StateWaiters();
        Router = new Router(_directory, Time);
        _scheduler = Options.SchedulingSeed is { } seed ? new SeededScheduler(seed) : new PoolScheduler();
        _orchestrations = new OrchestrationDispatcher(_scheduler, Options.MaxConcurrentOrchestrations, Run);
        Activities = new ActivityDispatcher(_scheduler, Work, Options.MaxConcurrentActivities, work => RunActivityAsync(work, epoch));
        Timers = new EngineTimers(Time, TimerFired);
        _committer = new Committer(writer, _scheduler, Work, _observer, Died);
        _logger.LogInformation("The durable engine has opened {Path} (hub {Hub}).", Options.DatabasePath, Options.HubName);
    }

    /// <summary>The store failed, or a test made the engine crash: nothing in memory counts any more.</summary>
    private void Died(Exception reason)
    {
        bool wasRunning;
        lock (_workers)
        {
            if (_state == State.Ended)
            {
                return;
            }

            wasRunning = _state == State.Running;
            Fault = reason;
            _state = State.Ended;
        }

        Timers.Dispose();
        _waiters.Fail(reason);
        bool goesOn = GoesOn(reason);
        Tell(reason, goesOn);

        // The committing thread itself reports the death and ends by it; closing waits for that thread.
        if (goesOn)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static died => _ = died.Engine.ReopenAsync(died.WasRunning), (Engine: this, WasRunning: wasRunning), preferLocal: false);
            return;
        }

        ThreadPool.UnsafeQueueUserWorkItem(static engine => engine.Close(), this, preferLocal: false);
    }

    private void Close()
    {
        lock (_file)
        {
            if (_file.IsOpen)
            {
                _committer.Dispose();
                _scheduler.Dispose();
                _file.Dispose();
            }
        }
    }

    private void ThrowIfFaulted()
    {
        if (Fault is { } fault)
        {
            throw new DurableStoreException(
                $"The durable engine {(GoesOn(fault) ? "stands still" : "has ended")}: {fault.Message}", fault is DurableStoreException { IsTransient: true }, fault);
        }
    }
}
