using DurableTask.Sqlite.Store;
using DurableTask.Sqlite.Time;

namespace DurableTask.Sqlite.Work;

/// <summary>
/// The one writer. All work that came in while a commit was on its way to disk goes into the next transaction, so that the
/// cost of reaching the disk is shared by everybody who waits.
/// </summary>
internal sealed partial class Committer : IDisposable
{
    private static readonly TimeSpan LongestFlush = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly StoreWriter _store;
    private readonly IEngineScheduler _scheduler;
    private readonly WorkTracker _tracker;
    private readonly ICommitObserver? _observer;
    private readonly Action<Exception> _onDeath;
    private readonly SemaphoreSlim _submitted = new(0);
    private readonly Thread? _thread;
    private List<CommitWork> _queue = [];
    private Exception? _death;
    private bool _stopping;
    private long _commits;

    public Committer(StoreWriter store, IEngineScheduler scheduler, WorkTracker tracker, ICommitObserver? observer, Action<Exception> onDeath)
    {
        _store = store;
        _scheduler = scheduler;
        _tracker = tracker;
        _observer = observer;
        _onDeath = onDeath;
        if (!scheduler.IsSeeded)
        {
            store.CheckpointInBackground();
            _thread = new Thread(Loop) { IsBackground = true, Name = "Durable store" };
            _thread.Start();
        }
    }

    /// <summary>Hands work over. When the engine has ended it is refused at once.</summary>
    public void Submit(CommitWork work)
    {
        _tracker.Enter();
        Exception? death;
        bool isFirst;
        lock (_lock)
        {
            death = _death ?? (_stopping ? new ObjectDisposedException(nameof(DurableEngine), "The durable engine has stopped.") : null);
            isFirst = _queue.Count == 0;
            if (death is null)
            {
                _queue.Add(work);
            }
        }

        if (death is not null)
        {
            work.Refused(death);
            _tracker.Leave();
            return;
        }

        if (isFirst)
        {
            Wake();
        }
    }

    /// <summary>Runs something between two transactions, such as giving back space.</summary>
    public Action<StoreWriter>? AfterNextCommit { get; set; }

    /// <summary>Commits what has been submitted, and ends.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _stopping = true;
        }

        if (_thread is null)
        {
            FlushInTurn();
        }
        else
        {
            _submitted.Release();
            _thread.Join();
            if (_death is null)
            {
                _store.EmptyJournal();
            }
        }

        _store.Dispose();
        _submitted.Dispose();
    }

    /// <summary>Only the seeded thread may use the store.</summary>
    private void FlushInTurn()
    {
        if (_death is not null)
        {
            return;
        }

        ManualResetEventSlim done = new();
        _scheduler.Post(() =>
        {
            Flush();
            done.Set();
        });

        // An activity that never ends holds the seeded thread; what was submitted meanwhile was confirmed to nobody.
        done.Wait(LongestFlush);
    }

    private void Wake()
    {
        if (_thread is null)
        {
            _scheduler.Post(Flush);
            return;
        }

        _submitted.Release();
    }

    private void Loop()
    {
        while (true)
        {
            _submitted.Wait();
            Flush();
            lock (_lock)
            {
                if ((_stopping && _queue.Count == 0) || _death is not null)
                {
                    return;
                }
            }
        }
    }
}
