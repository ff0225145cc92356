using DurableTask.Sqlite.Store;
using DurableTask.Sqlite.Time;
using DurableTask.Sqlite.Work;
using Microsoft.Extensions.Logging;

namespace DurableTask.Sqlite;

/// <summary>
/// The durable engine: orchestrations are event sourced in one SQLite file. The history is the truth; what is in memory can
/// be rebuilt from it at any time. Every step is on disk before anything that follows from it begins.
/// </summary>
public sealed partial class DurableEngine : IAsyncDisposable
{
    // An activity that never ends must not keep the process from ending; it runs again when the engine next starts.
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(30);

    private readonly ILogger<DurableEngine> _logger;
    private readonly ICommitObserver? _observer;
    private readonly StoreFile _file;
    private readonly List<LocalWorker> _workers = [];
    private readonly SemaphoreSlim _starting = new(1, 1);
    private InstanceDirectory _directory = null!;
    private IEngineScheduler _scheduler = null!;
    private Committer _committer = null!;
    private OrchestrationDispatcher _orchestrations = null!;
    private StateWaiters _waiters = null!;
    private State _state = State.Closed;

    public DurableEngine(
        LocalEngineOptions options,
        TimeProvider time,
        WorkTracker work,
        EngineDiagnostics diagnostics,
        ILogger<DurableEngine> logger,
        ICommitObserver? observer = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        Time = time;
        Work = work;
        Diagnostics = diagnostics;
        _logger = logger;
        _observer = observer;
        _file = new StoreFile(options);
        if (time is LocalClock clock)
        {
            clock.Work ??= work;
            clock.Jumped += ClockJumped;
        }
    }

    private enum State
    {
        Closed,
        Open,
        Running,
        Ended,
    }

    public LocalEngineOptions Options { get; }

    /// <summary>The clock of the engine; a <see cref="LocalClock"/> can be moved by hand.</summary>
    public TimeProvider Time { get; }

    /// <summary>What is going on; see <see cref="WorkTracker.WhenIdleAsync"/>.</summary>
    public WorkTracker Work { get; }

    public EngineDiagnostics Diagnostics { get; }

    /// <summary>Why the engine stands still or has ended by itself, such as a full disk; null while all is well.</summary>
    public Exception? Fault { get; private set; }

    internal Router Router { get; private set; } = null!;

    internal EngineTimers Timers { get; private set; } = null!;

    internal ActivityDispatcher Activities { get; private set; } = null!;

    internal EngineMetrics Metrics { get; } = new();

    /// <summary>Opens the store and begins to run orchestrations: those that were at work when the process ended go on.</summary>
    /// <exception cref="DurableStoreException">The file is in use, damaged, full, or of a newer version.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        await OpenAsync(cancellationToken);
        lock (_workers)
        {
            if (_state != State.Open)
            {
                return;
            }

            _state = State.Running;
        }

        Recover();
    }

    /// <summary>
    /// Ends the engine in order: running activities finish, what was handed over is committed. Activities that take longer than
    /// the token allows, or half a minute, are left behind and run again at the next start.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        if (!_stopping.IsCancellationRequested)
        {
            await _stopping.CancelAsync();
        }

        State before;
        lock (_workers)
        {
            before = _state;
            _state = State.Ended;
        }

        if (before == State.Closed)
        {
            return;
        }

        if (before != State.Ended)
        {
            Timers.Dispose();
            await Activities.StopAsync().WaitAsync(LongestStop, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Close();
        _waiters.Fail(new OperationCanceledException("The durable engine has stopped."));
        foreach (InstanceActor actor in _directory.All())
        {
            _directory.Remove(actor);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (Time is LocalClock clock)
        {
            clock.Jumped -= ClockJumped;
        }

        Metrics.Dispose();
        _stopping.Dispose();
        _starting.Dispose();
    }

    /// <summary>In a seeded engine: nothing runs until the answer is disposed of; see <see cref="SeededScheduler.Hold"/>.</summary>
    internal IDisposable? HoldScheduling() => (_scheduler as SeededScheduler)?.Hold();

    internal void Attach(LocalWorker worker)
    {
        lock (_workers)
        {
            _workers.Add(worker);
        }

        if (_state == State.Running)
        {
            ReleaseHeld();
            ReleaseUnassigned();
        }
    }

    internal void Detach(LocalWorker worker)
    {
        lock (_workers)
        {
            _workers.Remove(worker);
        }
    }
}
