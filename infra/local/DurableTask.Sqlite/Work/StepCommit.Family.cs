using DurableTask.Sqlite.Execution;
using DurableTask.Sqlite.History;
using DurableTask.Sqlite.Store;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace DurableTask.Sqlite.Work;

/// <summary>Children, parents and the next execution of the same instance: all in the step's own transaction.</summary>
internal sealed partial class StepCommit
{
    private void StartChild(StoreWriter store, CallChild call)
    {
        (InstanceActor? live, InstanceRow? row) = engine.Router.Find(store, call.ChildId);
        OrchestrationRuntimeStatus? status = live?.Status ?? row?.Status;
        if (status is { } existing)
        {
            if (!existing.IsFinal())
            {
                RefuseChild(store, call, existing);
                return;
            }

            engine.Router.Delete(store, live?.Key ?? row!.Key, live);
        }

        HistoryEvent start = new(HistoryEventKind.ExecutionStarted)
        {
            Timestamp = Now,
            TaskId = call.Id,
            Name = call.Name,
            Version = call.Version,
            Data = call.Input,
            Tags = call.Tags,
            ExecutionId = Guid.NewGuid().ToString("N"),
            InstanceId = actor.Id,
            ParentName = started.Name,
            ParentExecutionId = started.ExecutionId,
            TraceParent = EngineSpans.Call(started, call.Id),
        };
        _children.Add(engine.Router.Create(store, call.ChildId, start));
    }

    /// <summary>An id that is in use fails the call, not the instance that has it (R29).</summary>
    private void RefuseChild(StoreWriter store, CallChild call, OrchestrationRuntimeStatus status)
    {
        TaskFailureDetails failure = new(
            "DurableTask.Core.Exceptions.OrchestrationAlreadyExistsException",
            $"An orchestration with id '{call.ChildId}' already exists. It's in the {status} state.",
            null,
            null,
            null);
        _messages.Add((actor, Router.Append(store, actor, new HistoryEvent(HistoryEventKind.SubOrchestrationInstanceFailed)
        {
            Timestamp = Now,
            TaskId = call.Id,
            Failure = failure,
            ExecutionId = started.ExecutionId,
        })));
    }

    private void AnswerParent(StoreWriter store, Completion end)
    {
        if (started.InstanceId is not { } parentId)
        {
            return;
        }

        InstanceActor? parent = engine.Router.Find(store, parentId).Actor;
        if (parent is null || parent.Status.IsFinal() || parent.ExecutionId != started.ParentExecutionId)
        {
            return;
        }

        HistoryEvent answer = end.Status == OrchestrationRuntimeStatus.Completed
            ? new HistoryEvent(HistoryEventKind.SubOrchestrationInstanceCompleted) { Data = end.Output }
            : new HistoryEvent(HistoryEventKind.SubOrchestrationInstanceFailed) { Failure = end.Failure ?? Terminated(end), NonRetriable = end.NonRetriable };
        _messages.Add((parent, Router.Append(store, parent, answer with { Timestamp = Now, TaskId = started.TaskId, ExecutionId = started.ParentExecutionId })));
    }

    private void TerminateChildren(StoreWriter store, Completion end)
    {
        foreach (string id in StoredHistory.Of(store.Rows(actor.Key)).OpenChildren())
        {
            // An id may have been given to another instance since, or to none.
            if (engine.Router.Find(store, id).Actor is { } child && child.Parent == actor.Id && !child.Status.IsFinal())
            {
                HistoryEvent message = new(HistoryEventKind.ExecutionTerminated) { Timestamp = Now, Data = end.Output, Recursive = true };
                _messages.Add((child, Router.Append(store, child, message)));
            }
        }
    }

    private TaskFailureDetails Terminated(Completion end) =>
        new("Terminated", $"The sub-orchestration '{actor.Id}' was terminated{(end.Output is null ? "" : $": {end.Output}")}.", null, null, null);

    /// <summary>The old history goes; what has come in and was not read stays.</summary>
    private void StartOver(StoreWriter store, Completion again)
    {
        store.DeleteLog(actor.Key, actor.Unread);
        HistoryEvent next = started with
        {
            Timestamp = Now,
            Data = again.Output,
            Version = again.NewVersion ?? started.Version,
            ExecutionId = Guid.NewGuid().ToString("N"),
            FireAt = null,
        };
        List<Message> messages = [Router.Append(store, actor, next)];
        messages.AddRange(again.CarriedOver.Select(e => Router.Append(store, actor, e)));
        actor.ExecutionId = next.ExecutionId!;
        actor.Version = next.Version ?? "";
        _statusChanged = actor.Status != OrchestrationRuntimeStatus.Running || actor.CustomStatus != result.CustomStatus;
        actor.Status = OrchestrationRuntimeStatus.Running;
        actor.CustomStatus = result.CustomStatus;
        actor.BusyOnDisk = true;
        store.Restart(actor.Key, OrchestrationRuntimeStatus.Running, actor.ExecutionId, actor.Version, messages[0].Sequence, actor.CustomStatus);
        _nextExecution = [.. messages];
    }
}
