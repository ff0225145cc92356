using DurableTask.Sqlite.Execution;
using DurableTask.Sqlite.History;
using DurableTask.Sqlite.Work;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DurableTask.Sqlite;

/// <summary>Which worker takes what.</summary>
public sealed partial class DurableEngine
{
    private readonly List<ActivityWork> _unassigned = [];

    /// <summary>
    /// Brings the orchestrator into memory. False: its time has not come, or no worker takes it yet. An end without a run is
    /// the result when it is refused for good, or terminated before it could begin.
    /// </summary>
    private bool TryBegin(InstanceActor actor, HistoryEvent started, List<HistoryEvent> history, List<Message> messages, DateTime now, out StepResult? end)
    {
        end = null;
        bool isEarly = started.FireAt > now;
        Refusal? refusal = isEarly ? new Refusal(null) : Assign(actor, started, history);
        if (refusal is null)
        {
            return true;
        }

        int termination = messages.FindIndex(message => message.Event.Kind == HistoryEventKind.ExecutionTerminated);
        if (refusal.Completion is null && termination < 0)
        {
            return false;
        }

        Completion terminated() => new(OrchestrationRuntimeStatus.Terminated, messages[termination].Event.Data) { Recursive = messages[termination].Event.Recursive };
        end = new StepResult([], refusal.Completion ?? terminated(), null, IsSuspended: false);
        return true;
    }

    /// <summary>Gives the instance to a worker. A refusal says how it ends; one without an end has it wait for another worker.</summary>
    private Refusal? Assign(InstanceActor actor, HistoryEvent started, List<HistoryEvent> history)
    {
        LocalWorker[] workers;
        lock (_workers)
        {
            workers = [.. _workers];
        }

        LocalWorker? worker = Array.Find(workers, w => w.Takes(started) && w.Knows(started)) ?? Array.Find(workers, w => w.Takes(started));
        if (worker is null)
        {
            return new Refusal(null);
        }

        if (worker.VersionMismatch(started.Version ?? "") is { } mismatch)
        {
            _logger.LogInformation("{InstanceId}: {Mismatch}", actor.Id, mismatch.ErrorMessage);
            return new Refusal(worker.FailsOtherVersions ? Completion.Failed(mismatch) : null);
        }

        AsyncServiceScope scope = worker.Services.CreateAsyncScope();
        if (!worker.TryCreate(started, scope.ServiceProvider, out ITaskOrchestrator? orchestrator))
        {
            _ = worker.ReleaseAsync(scope);
            return new Refusal(Completion.Failed(LocalWorker.NotFound("OrchestratorTaskNotFound", "orchestrator", started), nonRetriable: true));
        }

        OrchestrationExecution execution = new(orchestrator, started, actor.Id, worker.Settings) { Services = scope, OnIllegalAwaitBetweenRuns = () => IllegalAwait(actor) };
        if (history.Count > 0)
        {
            execution.Replay(history);
        }

        actor.Worker = worker;
        actor.Execution = execution;
        actor.IsNew = false;
        return null;
    }

    /// <summary>
    /// The worker for an activity: the one that runs its orchestration, or another that takes it. None: it waits for one. A
    /// version that it refuses for good is an answer.
    /// </summary>
    private LocalWorker? AssignActivity(ActivityWork work, out HistoryEvent? answer)
    {
        answer = null;
        lock (_workers)
        {
            LocalWorker? worker = work.Worker?.TakesActivity(work.Scheduled) == true
                ? work.Worker
                : _workers.Find(w => w.TakesActivity(work.Scheduled) && w.HasActivity(work.Scheduled)) ?? _workers.Find(w => w.TakesActivity(work.Scheduled));
            TaskFailureDetails? mismatch = worker?.VersionMismatch(work.Scheduled.Version ?? "");
            if (worker is not null && mismatch is null)
            {
                return worker;
            }

            if (worker is { FailsOtherVersions: true })
            {
                answer = new HistoryEvent(HistoryEventKind.TaskFailed) { Failure = mismatch, NonRetriable = true };
                return null;
            }

            _unassigned.Add(work);
            return null;
        }
    }

    /// <summary>A worker has come: activities that nobody took may be taken now.</summary>
    private void ReleaseUnassigned()
    {
        ActivityWork[] waiting;
        lock (_workers)
        {
            waiting = [.. _unassigned];
            _unassigned.Clear();
        }

        foreach (ActivityWork work in waiting)
        {
            Activities.Start(work with { Worker = null });
        }
    }

    private sealed record Refusal(Completion? Completion);
}
