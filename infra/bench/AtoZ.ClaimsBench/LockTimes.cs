using System.Diagnostics.Metrics;

namespace AtoZ.ClaimsBench;

/// <summary>What the app says of its locks in PostgreSQL, by its own meter: how long writes waited for them and had them, and who lost a race.</summary>
internal sealed class LockTimes : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LockTime> _byScope = new(StringComparer.Ordinal);
    private long _conflicts;

    public LockTimes()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "AtoZ.Store")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, more, _, _) => Interlocked.Add(ref _conflicts, more));
        _listener.SetMeasurementEventCallback<double>((instrument, time, tags, _) => Add(instrument.Name, $"{tags[0].Value}", time));
        _listener.Start();
    }

    public long Conflicts => Interlocked.Read(ref _conflicts);

    public IReadOnlyDictionary<string, LockTime> ByScope
    {
        get
        {
            lock (_lock)
            {
                return _byScope.ToDictionary();
            }
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Add(string what, string scope, double milliseconds)
    {
        lock (_lock)
        {
            LockTime time = _byScope.GetValueOrDefault(scope) ?? new LockTime(0, 0, 0);
            _byScope[scope] = what == "atoz.store.lock_wait"
                ? time with { Writes = time.Writes + 1, Waited = time.Waited + milliseconds }
                : time with { Held = time.Held + milliseconds };
        }
    }
}

/// <summary>The locks of one scope.</summary>
/// <param name="Writes">How many writes took one.</param>
/// <param name="Waited">Milliseconds that they waited, all together.</param>
/// <param name="Held">Milliseconds that they had it, their commits included.</param>
internal sealed record LockTime(long Writes, double Waited, double Held);
