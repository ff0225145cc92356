using System.Diagnostics;
using DurableTask.Sqlite.Execution;
using DurableTask.Sqlite.History;
using DurableTask.Sqlite.Work;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DurableTask.Sqlite;

/// <summary>Runs of activities.</summary>
public sealed partial class DurableEngine
{
    private async Task RunActivityAsync(ActivityWork work, int epoch)
    {
        if (HasEnded || epoch != _epoch)
        {
            return;
        }

        LocalWorker? worker = AssignActivity(work, out HistoryEvent? answer);
        if (worker is not null)
        {
            answer = await AnswerAsync(work, worker);
        }

        if (answer is null || epoch != _epoch)
        {
            // Of a store that was opened anew meanwhile: there it is begun again.
            return;
        }

        Metrics.ActivityRan(work.Scheduled.Name!, answer.Kind == HistoryEventKind.TaskFailed);
        Message message = new(0, answer with { TaskId = work.Scheduled.TaskId, Timestamp = Time.GetUtcNow().UtcDateTime, ExecutionId = work.ExecutionId });
        try
        {
            Deliver(work.Actor, message);
        }
        catch (DurableStoreException e)
        {
            NoteUnreachable(work.Actor.Key, e);
        }
    }

    private static async Task<HistoryEvent> AnswerAsync(ActivityWork work, LocalWorker worker)
    {
        string instanceId = work.Actor.Id;
        string name = work.Scheduled.Name!;
        ILogger log = worker.Settings.ActivityLog;
        try
        {
            await using AsyncServiceScope scope = worker.Services.CreateAsyncScope();
            if (!worker.TryCreateActivity(work.Scheduled, scope.ServiceProvider, out ITaskActivity? activity))
            {
                return NotFound(work.Scheduled);
            }

            object? input = worker.Settings.Converter.Deserialize(work.Scheduled.Data, activity.InputType);
            using Activity? span = EngineSpans.Run(work.Scheduled, instanceId);
            log.LogInformation(WorkerLog.ActivityStarted, "'{Name}' activity of orchestration ID '{InstanceId}' started.", name, instanceId);
            object? output = await RunAsync(activity, new Caller(name, instanceId, work.Scheduled.Version ?? ""), input, span);
            string? result = worker.Settings.Converter.Serialize(output);
            log.LogInformation(WorkerLog.ActivityCompleted, "'{Name}' activity of orchestration ID '{InstanceId}' completed.", name, instanceId);
            return new HistoryEvent(HistoryEventKind.TaskCompleted) { Data = result };
        }
#pragma warning disable CA1031 // A failed activity is an answer to its orchestrator.
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.LogInformation(WorkerLog.ActivityFailed, e, "'{Name}' activity of orchestration ID '{InstanceId}' failed.", name, instanceId);
            return new HistoryEvent(HistoryEventKind.TaskFailed) { Failure = Failures.Of(e, worker.Settings.PropertiesProvider) };
        }
    }

    private static async Task<object?> RunAsync(ITaskActivity activity, Caller caller, object? input, Activity? span)
    {
        try
        {
            return await activity.RunAsync(caller, input);
        }
        catch (Exception e) when (span is not null)
        {
            span.SetStatus(ActivityStatusCode.Error, e.Message);
            throw;
        }
    }

    private static HistoryEvent NotFound(HistoryEvent scheduled) =>
        new(HistoryEventKind.TaskFailed) { Failure = LocalWorker.NotFound("ActivityTaskNotFound", "activity", scheduled), NonRetriable = true };

    private sealed class Caller(string name, string instanceId, string version) : TaskActivityContext
    {
        public override TaskName Name => name;

        public override string InstanceId => instanceId;

        public override string Version => version;
    }
}
