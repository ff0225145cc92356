using DurableTask.Sqlite.History;
using DurableTask.Sqlite.Time;

namespace DurableTask.Sqlite.Work;

/// <summary>An activity to be run: which, for whom, and the event that scheduled it.</summary>
internal sealed record ActivityWork(InstanceActor Actor, LocalWorker? Worker, string ExecutionId, HistoryEvent Scheduled);

/// <summary>Runs activities, no more at a time than allowed. They begin after the commit of the step that scheduled them.</summary>
internal sealed class ActivityDispatcher(IEngineScheduler scheduler, WorkTracker tracker, int maximum, Func<ActivityWork, Task> run)
{
    private readonly Lock _lock = new();
    private readonly Queue<ActivityWork> _waiting = new();
    private TaskCompletionSource? _idle;
    private int _running;
    private bool _stopped;

    public void Start(ActivityWork work)
    {
        lock (_lock)
        {
            if (_stopped)
            {
                return;
            }

            tracker.Enter();
            if (_running >= maximum)
            {
                _waiting.Enqueue(work);
                return;
            }

            _running++;
        }

        Post(work);
    }

    /// <summary>Begins no further activity, and waits for those that run.</summary>
    public Task StopAsync()
    {
        lock (_lock)
        {
            _stopped = true;
            foreach (ActivityWork _ in _waiting)
            {
                tracker.Leave();
            }

            _waiting.Clear();
            _idle ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_running == 0)
            {
                _idle.TrySetResult();
            }

            return _idle.Task;
        }
    }

    private void Post(ActivityWork work)
    {
        if (scheduler.IsSeeded)
        {
            // The seeded thread has no synchronization context to deadlock on, and must know when the activity has ended.
#pragma warning disable VSTHRD002
            scheduler.Post(() => RunAsync(work).GetAwaiter().GetResult());
#pragma warning restore VSTHRD002
            return;
        }

        scheduler.Post(() => _ = RunAsync(work));
    }

    private async Task RunAsync(ActivityWork work)
    {
        for (ActivityWork? next = work; next is not null; next = Next())
        {
            try
            {
                await run(next);
            }
            finally
            {
                tracker.Leave();
            }
        }
    }

    private ActivityWork? Next()
    {
        lock (_lock)
        {
            if (_waiting.TryDequeue(out ActivityWork? next))
            {
                return next;
            }

            if (--_running == 0)
            {
                _idle?.TrySetResult();
            }

            return null;
        }
    }
}
