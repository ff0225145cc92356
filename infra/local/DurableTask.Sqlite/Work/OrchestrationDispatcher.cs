namespace DurableTask.Sqlite.Work;

/// <summary>Runs orchestrators that have messages, no more at a time than allowed.</summary>
internal sealed class OrchestrationDispatcher(IEngineScheduler scheduler, int maximum, Action<InstanceActor> run)
{
    private readonly Lock _lock = new();
    private readonly Queue<InstanceActor> _ready = new();
    private int _pumps;

    public void Ready(InstanceActor actor)
    {
        if (scheduler.IsSeeded)
        {
            scheduler.Post(() => run(actor));
            return;
        }

        lock (_lock)
        {
            _ready.Enqueue(actor);
            if (_pumps == maximum)
            {
                return;
            }

            _pumps++;
        }

        scheduler.Post(Pump);
    }

    private void Pump()
    {
        while (Next() is { } actor)
        {
            run(actor);
        }
    }

    /// <summary>The look and the end of the pump are one step: nothing can be added in between that nobody runs.</summary>
    private InstanceActor? Next()
    {
        lock (_lock)
        {
            if (_ready.TryDequeue(out InstanceActor? actor))
            {
                return actor;
            }

            _pumps--;
            return null;
        }
    }
}
