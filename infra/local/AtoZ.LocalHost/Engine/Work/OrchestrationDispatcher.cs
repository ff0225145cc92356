using System.Collections.Concurrent;

namespace AtoZ.LocalHost.Engine.Work;

/// <summary>Runs orchestrators that have messages, no more at a time than allowed.</summary>
internal sealed class OrchestrationDispatcher(IEngineScheduler scheduler, int maximum, Action<InstanceActor> run)
{
    private readonly ConcurrentQueue<InstanceActor> _ready = new();
    private int _pumps;

    public void Ready(InstanceActor actor)
    {
        if (scheduler.IsSeeded)
        {
            scheduler.Post(() => run(actor));
            return;
        }

        _ready.Enqueue(actor);
        StartPump();
    }

    private void StartPump()
    {
        if (Interlocked.Increment(ref _pumps) <= maximum)
        {
            scheduler.Post(Pump);
            return;
        }

        Interlocked.Decrement(ref _pumps);
    }

    private void Pump()
    {
        while (_ready.TryDequeue(out InstanceActor? actor))
        {
            run(actor);
        }

        Interlocked.Decrement(ref _pumps);

        // What was added between the last look and the decrement found no free pump.
        if (!_ready.IsEmpty)
        {
            StartPump();
        }
    }
}
