using DurableTask.Sqlite.Execution;
using DurableTask.Sqlite.History;
using DurableTask.Sqlite.Work;

namespace DurableTask.Sqlite;

/// <summary>What a step leaves on disk.</summary>
public sealed partial class DurableEngine
{
    private void Submit(
        InstanceActor actor, HistoryEvent started, HistoryEvent begun, List<Message> messages, (DateTime Due, int Id)[] openTimers, StepResult result)
    {
        HashSet<int> stillOpen = result.Completion is null && actor.Execution is { } execution ? [.. execution.OpenTimers.Select(timer => timer.Id)] : [];
        List<(DateTime Due, int Id)> ended = [.. openTimers.Where(timer => !stillOpen.Contains(timer.Id))];
        if (started.FireAt is { } startAt)
        {
            ended.Add((startAt, EngineTimers.StartId));
        }

        StepCommit commit = new(this, actor, started, result, Row(begun, messages, result))
        {
            Read = [.. messages.Where(message => message.Sequence != 0).Select(message => message.Sequence)],
            EndedTimers = ended,
            OpenActivities = actor.Execution?.OpenActivities ?? 0,
            Now = begun.Timestamp,
        };
        lock (actor.Lock)
        {
            actor.OpenCommits++;
            actor.IsFinished = result.Completion is { StartsOver: false };
            actor.IsHeld = result.Completion is not null;
        }

        _committer.Submit(commit);
    }

    private static byte[] Row(HistoryEvent begun, List<Message> messages, StepResult result)
    {
        HistoryWriter writer = Router.Writer;
        writer.Begin(RowKind.Step);
        writer.Event(begun);
        foreach (Message message in messages)
        {
            if (message.Sequence == 0)
            {
                writer.Event(message.Event);
            }
            else
            {
                writer.Reference(message.Sequence);
            }
        }

        foreach (OrchestratorAction action in result.Actions)
        {
            writer.Event(action.ToEvent(begun.Timestamp));
        }

        if (result.Completion is { StartsOver: false } end)
        {
            writer.Event(new HistoryEvent(HistoryEventKind.ExecutionCompleted) { Timestamp = begun.Timestamp, Status = end.Status, Data = end.Output, Failure = end.Failure });
        }

        return writer.End();
    }
}
