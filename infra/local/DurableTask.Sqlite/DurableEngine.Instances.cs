using DurableTask.Sqlite.History;
using DurableTask.Sqlite.Store;
using DurableTask.Sqlite.Work;
using Microsoft.DurableTask.Client;

namespace DurableTask.Sqlite;

/// <summary>What clients, the management API and the inspector do with instances.</summary>
public sealed partial class DurableEngine
{
    /// <summary>Starts an orchestration; returns its id once the start is on disk.</summary>
    /// <exception cref="DurableTask.Core.Exceptions.OrchestrationAlreadyExistsException">The id exists in a forbidden status.</exception>
    public async Task<string> StartOrchestrationAsync(NewInstance instance, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(instance);
        ArgumentException.ThrowIfNullOrEmpty(instance.Name);
        HistoryEvent started = new(HistoryEventKind.ExecutionStarted)
        {
            Timestamp = Now(),
            Name = instance.Name,
            Version = instance.Version ?? Options.DefaultVersion ?? "",
            Data = instance.Input,
            Tags = instance.Tags,
            FireAt = instance.StartAt?.UtcDateTime,
            ExecutionId = Guid.NewGuid().ToString("N"),
            TraceParent = System.Diagnostics.Activity.Current?.Id,
        };
        return await SubmitAsync(new StartCommit(this, instance.Id, started, instance.ForbiddenStatuses), cancellationToken);
    }

    /// <summary>Sends an event; returns once it is on disk. The payload is serialized already.</summary>
    public Task<Delivery> RaiseEventAsync(string instanceId, string eventName, string? payload, CancellationToken cancellationToken = default) =>
        SendAsync(instanceId, new HistoryEvent(HistoryEventKind.EventRaised) { Name = eventName, Data = payload }, cancellationToken);

    /// <summary>Holds an instance: its events wait, in order, until it is resumed.</summary>
    public Task<Delivery> SuspendAsync(string instanceId, string? reason, CancellationToken cancellationToken = default) =>
        SendAsync(instanceId, new HistoryEvent(HistoryEventKind.ExecutionSuspended) { Data = reason }, cancellationToken);

    public Task<Delivery> ResumeAsync(string instanceId, string? reason, CancellationToken cancellationToken = default) =>
        SendAsync(instanceId, new HistoryEvent(HistoryEventKind.ExecutionResumed) { Data = reason }, cancellationToken);

    /// <summary>Ends an instance with a serialized output; its open children too, if asked for, when its own end is on disk.</summary>
    public Task<Delivery> TerminateAsync(string instanceId, string? output, bool recursive = false, CancellationToken cancellationToken = default) =>
        SendAsync(instanceId, new HistoryEvent(HistoryEventKind.ExecutionTerminated) { Data = output, Recursive = recursive }, cancellationToken);

    /// <summary>Deletes a finished instance, and its finished children if asked for; returns how many were deleted.</summary>
    /// <exception cref="InvalidOperationException">The instance has not ended.</exception>
    public async Task<int> PurgeAsync(string instanceId, bool recursive = false, CancellationToken cancellationToken = default)
    {
        // Children first: when a crash comes between, the same call finds the rest.
        int purged = 0;
        bool isFinal = recursive && (await GetAsync(instanceId, cancellationToken: cancellationToken))?.Status.IsFinal() == true;
        foreach (string child in isFinal ? await ChildrenAsync(instanceId, cancellationToken) : [])
        {
            if (Find(child)?.Status.IsFinal() == true)
            {
                purged += await PurgeAsync(child, recursive, cancellationToken);
            }
        }

        return purged + await SubmitAsync(new PurgeCommit(this, [instanceId], refuseRunning: true), cancellationToken);
    }

    /// <summary>Deletes the finished instances that match, as many as fit in the time; returns how many, and whether that was all.</summary>
    public async Task<(int Purged, bool IsComplete)> PurgeAsync(InstanceFilter filter, TimeSpan? timeout, bool recursive = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        const int atATime = 500;
        DateTimeOffset? end = timeout is { } limit ? TimeProvider.System.GetUtcNow() + limit : null;
        OrchestrationRuntimeStatus[] final = [.. (filter.Statuses ?? Enum.GetValues<OrchestrationRuntimeStatus>()).Where(status => status.IsFinal())];
        int purged = 0;
        long after = 0;
        await OpenAsync(cancellationToken);
        while (true)
        {
            List<InstanceRow> rows = _file.Read(reader => reader.Query(filter with { Statuses = final }, after, atATime));
            string[] ids = [.. rows.Select(row => row.Id)];
            after = rows.Count == 0 ? after : rows[^1].Key;
            foreach (string id in recursive ? ids : [])
            {
                purged += await PurgeAsync(id, recursive, cancellationToken);
            }

            purged += recursive ? 0 : await SubmitAsync(new PurgeCommit(this, ids, refuseRunning: false), cancellationToken);
            bool isComplete = ids.Length < atATime;
            if (isComplete || (end is not null && TimeProvider.System.GetUtcNow() >= end))
            {
                await GiveBackSpaceAsync(cancellationToken);
                return (purged, isComplete);
            }
        }
    }

    /// <summary>Gives the space of purged instances back to the file system.</summary>
    public async Task GiveBackSpaceAsync(CancellationToken cancellationToken = default)
    {
        await OpenAsync(cancellationToken);
        while (await SubmitAsync(new SpaceCommit(_committer), cancellationToken))
        {
            // Between two parts the engine commits what has come in.
        }
    }

    /// <summary>Lets a failed instance run on from its last failure; failed children that it waits for as well.</summary>
    /// <exception cref="ArgumentException">There is no such instance.</exception>
    /// <exception cref="InvalidOperationException">The instance has not failed.</exception>
    public Task RewindAsync(string instanceId, string? reason, CancellationToken cancellationToken = default) =>
        SubmitAsync(new RewindCommit(this, instanceId, reason), cancellationToken);

    internal async Task<T> SubmitAsync<T>(CommitWork<T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await OpenAsync(cancellationToken);
        _committer.Submit(work);
        return await work.Done;
    }

    private DateTime Now() => Time.GetUtcNow().UtcDateTime;

    private Task<Delivery> SendAsync(string instanceId, HistoryEvent e, CancellationToken cancellationToken) =>
        SubmitAsync(new SendCommit(this, instanceId, e with { Timestamp = Now() }), cancellationToken);

    private async Task<IReadOnlyList<string>> ChildrenAsync(string instanceId, CancellationToken cancellationToken) =>
        [.. (await GetHistoryAsync(instanceId, cancellationToken) ?? []).Where(e => e.Kind == HistoryEventKind.SubOrchestrationInstanceCreated).Select(e => e.InstanceId!).Distinct()];
}
