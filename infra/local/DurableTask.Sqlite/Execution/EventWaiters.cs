using Microsoft.DurableTask;

namespace DurableTask.Sqlite.Execution;

/// <summary>
/// Who waits for which event. The newest waiter of a name is served first (R1); events without a waiter are kept in order
/// (R2); a cancelled waiter stays in the line and swallows an event, as it does in Durable Task (R3).
/// </summary>
internal sealed class EventWaiters(Func<DataConverter> converter)
{
    private readonly Dictionary<string, Waiter> _newest = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Queue<(string Name, string? Payload, long Order)>> _buffer = new(StringComparer.OrdinalIgnoreCase);
    private long _order;

    public bool IsAnyoneWaiting => _newest.Values.Any(waiter => waiter.IsAnyOpen);

    public IEnumerable<string> Names => _newest.Where(entry => entry.Value.IsAnyOpen).Select(entry => entry.Key);

    /// <exception cref="ArgumentException">Another type is awaited under this name (R6).</exception>
    public Task<T> Wait<T>(string name, CancellationToken cancellation)
    {
        Waiter<T> waiter = new();
        if (_newest.TryGetValue(name, out Waiter? next))
        {
            if (next.EventType != typeof(T))
            {
                throw new ArgumentException(
                    "Events with the same name must have the same type argument. Expected"
                    + $" {next.EventType.FullName} but was requested {typeof(T).FullName}.");
            }

            waiter.Next = next;
        }

        _newest[name] = waiter;
        if (_buffer.TryGetValue(name, out Queue<(string Name, string? Payload, long Order)>? kept))
        {
            string? payload = kept.Dequeue().Payload;
            if (kept.Count == 0)
            {
                _buffer.Remove(name);
            }

            Deliver(name, payload);
        }

        if (cancellation.CanBeCanceled)
        {
            cancellation.Register(() => waiter.Cancel(cancellation));
        }

        return waiter.Task;
    }

    /// <summary>Gives the event to the newest waiter.</summary>
    public EventFate Deliver(string name, string? payload)
    {
        if (!_newest.TryGetValue(name, out Waiter? waiter))
        {
            return EventFate.NoWaiter;
        }

        if (waiter.Next is null)
        {
            _newest.Remove(name);
        }
        else
        {
            _newest[name] = waiter.Next;
        }

        object? value = converter().Deserialize(payload, waiter.EventType);
        return waiter.Complete(value) ? EventFate.Taken : EventFate.Lost;
    }

    public void Keep(string name, string? payload)
    {
        if (!_buffer.TryGetValue(name, out Queue<(string Name, string? Payload, long Order)>? kept))
        {
            _buffer[name] = kept = new();
        }

        kept.Enqueue((name, payload, _order++));
    }

    /// <summary>Takes all events that nobody waited for, in the order in which they came.</summary>
    public List<(string Name, string? Payload)> TakeKept()
    {
        List<(string, string?)> all = [.. _buffer.Values.SelectMany(kept => kept).OrderBy(e => e.Order).Select(e => (e.Name, e.Payload))];
        _buffer.Clear();
        return all;
    }

    private abstract class Waiter
    {
        public Waiter? Next { get; set; }

        public abstract Type EventType { get; }

        public bool IsAnyOpen => IsOpen || Next is { IsAnyOpen: true };

        protected abstract bool IsOpen { get; }

        public abstract bool Complete(object? value);
    }

    private sealed class Waiter<T> : Waiter
    {
        private readonly TaskCompletionSource<T> _source = new();

        public override Type EventType => typeof(T);

        public Task<T> Task => _source.Task;

        protected override bool IsOpen => !_source.Task.IsCompleted;

        public override bool Complete(object? value) => _source.TrySetResult((T)value!);

        public void Cancel(CancellationToken cancellation) => _source.TrySetCanceled(cancellation);
    }
}

/// <summary>What became of an event.</summary>
internal enum EventFate
{
    Taken,
    NoWaiter,
    Lost,
}
