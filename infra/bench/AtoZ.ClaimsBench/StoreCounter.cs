using System.Diagnostics;

namespace AtoZ.ClaimsBench;

/// <summary>Counts what the app asks of its store: the profile that explains a throughput.</summary>
internal sealed class StoreCounter : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<IDisposable> _subscriptions = [];
    private long _commands;
    private long _commits;

    public StoreCounter() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    public long Commands => Interlocked.Read(ref _commands);

    public long Commits => Interlocked.Read(ref _commits);

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
        {
            _subscriptions.Add(value.Subscribe(this, name => name.EndsWith("CommandExecuted", StringComparison.Ordinal) || name.EndsWith("TransactionCommitted", StringComparison.Ordinal)));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value) => Interlocked.Increment(ref value.Key.EndsWith("CommandExecuted", StringComparison.Ordinal) ? ref _commands : ref _commits);

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => _subscriptions.ForEach(s => s.Dispose());
}
