using DurableTask.Sqlite.History;
using Microsoft.DurableTask;

namespace DurableTask.Sqlite.Execution;

/// <summary>
/// One orchestrator in execution. It is fed events: those of its history while it is replayed, then new ones. Everything it
/// does follows from the events alone, so the same events give the same steps.
/// </summary>
internal sealed partial class OrchestrationExecution
{
    private readonly ITaskOrchestrator _orchestrator;
    private readonly LocalOrchestrationContext _context;
    private readonly OrchestratorThread _thread;
    private readonly ExecutionSettings _settings;
    private readonly Dictionary<int, OpenTask> _open = [];
    private readonly List<OrchestratorAction> _actions = [];
    private readonly Queue<HistoryEvent> _whileSuspended = new();
    private readonly List<HistoryEvent> _carriedOver = [];
    private Task? _main;
    private Completion? _terminated;
    private Exception? _fault;
    private int _nextId;
    private bool _illegalAwait;

    public OrchestrationExecution(ITaskOrchestrator orchestrator, HistoryEvent started, string instanceId, ExecutionSettings settings)
    {
        _orchestrator = orchestrator;
        _settings = settings;
        Started = started;
        InstanceId = instanceId;
        _thread = new OrchestratorThread(NoteIllegalAwait);
        Waiters = new EventWaiters(() => settings.Converter);
        _context = new LocalOrchestrationContext(this, settings);
    }

    /// <summary>The services that the orchestrator was made from; they live as long as it is in memory.</summary>
    public IAsyncDisposable? Services { get; init; }

    /// <summary>Called, from another thread, when something that is not durable wants to continue the orchestrator between runs.</summary>
    public Action? OnIllegalAwaitBetweenRuns { get; set; }

    public HistoryEvent Started { get; }

    public string InstanceId { get; }

    public EventWaiters Waiters { get; }

    public DateTime Now { get; private set; }

    public bool IsReplaying { get; private set; }

    public bool IsSuspended { get; private set; }

    /// <summary>Where the orchestrator starts over, once it said so.</summary>
    public ContinueAsNewOptions? StartOver { get; private set; }

    public int OpenActivities => _open.Values.Count(task => task.Kind == OpenTaskKind.Activity);

    public IEnumerable<(int Id, DateTime FireAt)> OpenTimers => _open.Where(entry => entry.Value.Kind == OpenTaskKind.Timer).Select(entry => (entry.Key, entry.Value.FireAt));

    public IEnumerable<int> OpenActivityIds => _open.Where(entry => entry.Value.Kind == OpenTaskKind.Activity).Select(entry => entry.Key);

    /// <summary>What the last run has seen answered; kept only when spans are wanted.</summary>
    public List<ClosedTask> Closed { get; } = [];

    /// <summary>How many events have been applied.</summary>
    public int Applied { get; private set; }

    /// <summary>Why the execution cannot go on, past its own code.</summary>
    public Exception? Fault => _fault;

    /// <summary>A step that the code asked for and that history has not confirmed.</summary>
    public string? Unrecorded => IsSuspended || _actions.Count == 0 ? null : _actions[0].Description;

    /// <summary>Takes the orchestrator through its history.</summary>
    public void Replay(IReadOnlyList<HistoryEvent> history)
    {
        IsReplaying = true;
        Process(history);
    }

    /// <summary>Runs the orchestrator on new events; the first says what time it is.</summary>
    public StepResult Run(IReadOnlyList<HistoryEvent> events)
    {
        IsReplaying = false;
        Closed.Clear();
        Process(events);
        Completion? completion = Ended();
        OrchestratorAction[] actions = IsSuspended ? [] : [.. completion is null ? _actions : _actions.Where(action => IsSentOnLeaving(action, completion))];
        if (actions.Length > 0)
        {
            _actions.Clear();
        }

        return new(actions, completion, _context.SerializedCustomStatus(), IsSuspended);
    }

    public void Demand() => _thread.Demand();

    // Nobody waits for a sent event, so it leaves with the last step too; what goes to the instance itself is carried over.
    private bool IsSentOnLeaving(OrchestratorAction action, Completion completion) =>
        action is SendEventAction sent && !(completion.StartsOver && sent.TargetId == InstanceId);

    public int NewId() => _nextId++;

    public void Add(OrchestratorAction action) => _actions.Add(action);

    public Task<string?> Open(int id, OpenTaskKind kind, string? name = null, string? version = null, DateTime fireAt = default)
    {
        OpenTask task = new(kind, name, version, Now, fireAt);
        _open.Add(id, task);
        return task.Source.Task;
    }

    public void CancelTimer(int id, CreateTimer action)
    {
        if (_open.TryGetValue(id, out OpenTask? timer))
        {
            // First out of the list: the cancelled await runs on inside the next line, and may complete the orchestrator.
            _open.Remove(id);
            action.IsCancelled = true;
            timer.Source.TrySetCanceled();
        }
    }

    public void BeginStartOver(ContinueAsNewOptions options)
    {
        StartOver = options;
        if (options.PreserveUnprocessedEvents)
        {
            foreach ((string name, string? payload) in Waiters.TakeKept())
            {
                SendToSelf(name, payload);
            }
        }
    }
}
