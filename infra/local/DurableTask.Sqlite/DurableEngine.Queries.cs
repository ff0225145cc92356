using System.Collections.Immutable;
using System.Globalization;
using DurableTask.Sqlite.History;
using DurableTask.Sqlite.Replay;
using DurableTask.Sqlite.Store;
using DurableTask.Sqlite.Work;
using Microsoft.DurableTask.Client;

namespace DurableTask.Sqlite;

/// <summary>Reading. What is read is committed; nothing waits for the writer.</summary>
public sealed partial class DurableEngine
{
    /// <summary>The instance of an id; null if there is none.</summary>
    public async Task<InstanceState?> GetAsync(string instanceId, bool withPayloads = false, CancellationToken cancellationToken = default)
    {
        await OpenAsync(cancellationToken);
        return Find(instanceId, withPayloads);
    }

    /// <summary>A page of instances, in the order of their creation.</summary>
    /// <exception cref="ArgumentException">The token is not one that this method gave.</exception>
    public async Task<InstancePage> QueryAsync(
        InstanceFilter filter, int pageSize, string? continuationToken = null, bool withPayloads = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pageSize);
        long after = 0;
        if (!string.IsNullOrEmpty(continuationToken) && !long.TryParse(continuationToken, NumberStyles.None, CultureInfo.InvariantCulture, out after))
        {
            throw new ArgumentException("The continuation token is not valid.", nameof(continuationToken));
        }

        await OpenAsync(cancellationToken);
        return _file.Read(reader =>
        {
            List<InstanceRow> rows = reader.Query(filter, after, pageSize + 1);
            string? next = rows.Count > pageSize ? rows[pageSize - 1].Key.ToString(CultureInfo.InvariantCulture) : null;
            return new InstancePage([.. rows.Take(pageSize).Select(row => StateOf(reader, row, withPayloads))], next);
        });
    }

    /// <summary>The history of an instance in the order in which its orchestrator saw it; null if there is no such instance.</summary>
    public async Task<IReadOnlyList<HistoryEvent>?> GetHistoryAsync(string instanceId, CancellationToken cancellationToken = default)
    {
        await OpenAsync(cancellationToken);
        return _file.Read(reader =>
        {
            if (reader.Find(instanceId) is not { } row)
            {
                return null;
            }

            var history = StoredHistory.Of(reader.Load(row.Key).Rows);
            return (IReadOnlyList<HistoryEvent>)[.. history.Events, .. history.Unread.Select(message => message.Event)];
        });
    }

    /// <summary>The history of an instance in the form that <see cref="ReplayVerifier"/> takes: what its orchestrator has seen; null if there is none.</summary>
    public async Task<HistoryExport?> ExportAsync(string instanceId, CancellationToken cancellationToken = default)
    {
        await OpenAsync(cancellationToken);
        return _file.Read(reader => reader.Find(instanceId) is { } row
            ? new HistoryExport(row.Id, row.Name, row.Version, StoredHistory.Of(reader.Load(row.Key).Rows).Events)
            : null);
    }

    /// <summary>Waits until the instance meets a condition, looking at it after each change of its status or custom status.</summary>
    /// <returns>The state that met it; null if there is no such instance and it is not waited for.</returns>
    public async Task<InstanceState?> WaitAsync(
        string instanceId, Func<InstanceState, bool> condition, bool untilExists = false, bool withPayloads = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(condition);
        await OpenAsync(cancellationToken);
        while (true)
        {
            // Asked for first, so that a change after the look is not missed.
            using StateWaiters.Waiter waiter = _waiters.Next(instanceId);
            ThrowIfFaulted();
            InstanceState? state = Find(instanceId, withPayloads);
            if (state is null ? !untilExists : condition(state))
            {
                return state;
            }

            await waiter.Change.WaitAsync(cancellationToken);
        }
    }

    /// <summary>The same for a condition on the status alone, which costs one look at the instance's row each time.</summary>
    internal async Task<InstanceState?> WaitForStatusAsync(
        string instanceId, Func<OrchestrationRuntimeStatus, bool> condition, bool untilExists, bool withPayloads, CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        while (true)
        {
            using StateWaiters.Waiter waiter = _waiters.Next(instanceId);
            ThrowIfFaulted();
            OrchestrationRuntimeStatus? status = _file.Read(reader => reader.Find(instanceId)?.Status);
            if (status is { } now ? condition(now) : !untilExists)
            {
                return Find(instanceId, withPayloads);
            }

            await waiter.Change.WaitAsync(cancellationToken);
        }
    }

    private InstanceState? Find(string instanceId, bool withPayloads = false) =>
        _file.Read(reader => reader.Find(instanceId) is { } row ? StateOf(reader, row, withPayloads) : null);

    private static InstanceState StateOf(StoreReader reader, InstanceRow row, bool withPayloads)
    {
        HistoryEvent? start = reader.Event(row.Head, HistoryEventKind.ExecutionStarted);
        HistoryEvent? end = row.Final is { } final && (withPayloads || row.Status != OrchestrationRuntimeStatus.Completed)
            ? reader.Event(final, HistoryEventKind.ExecutionCompleted)
            : null;
        return new(
            row.Id,
            row.Name,
            row.Version,
            row.Execution,
            row.Status,
            new DateTimeOffset(row.Created),
            new DateTimeOffset(row.Completed ?? reader.LastUpdated(row.Key) ?? row.Created),
            row.Completed is { } completed ? new DateTimeOffset(completed) : null,
            withPayloads ? start?.Data : null,
            withPayloads ? end?.Data : null,
            row.CustomStatus,
            end?.Failure,
            start?.Tags ?? ImmutableDictionary<string, string>.Empty,
            row.Parent);
    }
}
