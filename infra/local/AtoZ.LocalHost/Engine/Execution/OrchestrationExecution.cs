using AtoZ.LocalHost.Engine.History;
using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace AtoZ.LocalHost.Engine.Execution;

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

    private void Process(IReadOnlyList<HistoryEvent> events)
    {
        if (_fault is not null)
        {
            return;
        }

        try
        {
            _thread.Run(
                static state =>
                {
                    foreach (HistoryEvent e in state.events)
                    {
                        state.self.Apply(e);
                        state.self._thread.Pump();
                        state.self.Applied++;
                    }
                },
                (self: this, events));
        }
        catch (NonDeterministicOrchestrationException e)
        {
            _fault = e;
        }
        catch (UnreadableEventException e)
        {
            _fault = e.InnerException;
        }
    }

    private void Apply(HistoryEvent e)
    {
        if (IsSuspended && e.Kind is not (HistoryEventKind.ExecutionResumed or HistoryEventKind.ExecutionTerminated or HistoryEventKind.OrchestratorStarted))
        {
            if (e.Kind != HistoryEventKind.ExecutionSuspended)
            {
                _whileSuspended.Enqueue(e);
            }

            return;
        }

        switch (e.Kind)
        {
            case HistoryEventKind.OrchestratorStarted:
                Now = e.Timestamp;
                break;
            case HistoryEventKind.ExecutionStarted:
                _main = _context.RunAsync(_orchestrator, e.Data);
                break;
            case HistoryEventKind.TaskScheduled or HistoryEventKind.TimerCreated or HistoryEventKind.SubOrchestrationInstanceCreated or HistoryEventKind.EventSent:
                Confirm(e);
                break;
            case HistoryEventKind.TaskCompleted or HistoryEventKind.SubOrchestrationInstanceCompleted or HistoryEventKind.TimerFired:
                Take(e)?.Source.TrySetResult(e.Data);
                break;
            case HistoryEventKind.TaskFailed or HistoryEventKind.SubOrchestrationInstanceFailed:
                Take(e)?.Source.TrySetException(new TaskFailure(e.TaskId, e.Failure!, e.NonRetriable));
                break;
            case HistoryEventKind.EventRaised:
                Raise(e);
                break;
            case HistoryEventKind.ExecutionSuspended:
                IsSuspended = true;
                break;
            case HistoryEventKind.ExecutionResumed:
                Resume();
                break;
            case HistoryEventKind.ExecutionTerminated:
                _terminated ??= new Completion(OrchestrationRuntimeStatus.Terminated, e.Data);
                break;
            case HistoryEventKind.ExecutionFaulted:
                _illegalAwait = true;
                break;
        }
    }

    /// <summary>Finds the step that is answered; an answer to a step that was cancelled, or of an earlier execution, has none.</summary>
    private OpenTask? Take(HistoryEvent answer)
    {
        bool isOurs = (answer.ExecutionId is null || answer.ExecutionId == Started.ExecutionId)
            && _open.TryGetValue(answer.TaskId, out OpenTask? open)
            && (answer.Kind != HistoryEventKind.TimerFired || open.FireAt == answer.FireAt);
        if (!isOurs || !_open.Remove(answer.TaskId, out OpenTask? task))
        {
            return null;
        }

        if (!IsReplaying && EngineSpans.AreWanted)
        {
            Closed.Add(new ClosedTask(answer.TaskId, task, answer.Failure?.ErrorMessage));
        }

        return task;
    }

    private void Resume()
    {
        IsSuspended = false;
        while (_whileSuspended.TryDequeue(out HistoryEvent? held))
        {
            Apply(held);
            _thread.Pump();
        }
    }
}
