using Microsoft.Extensions.Logging;

namespace DurableTask.Sqlite;

/// <summary>What went wrong in a way that Durable Task itself would pass over in silence or show only as a failed instance.</summary>
public enum DiagnosticKind
{
    /// <summary>An event went to a waiter that had been cancelled: it is lost (AZURE-API R3).</summary>
    EventLost,

    /// <summary>An orchestrator awaited something that is not durable (R24).</summary>
    IllegalAwait,

    /// <summary>The code does not take the steps of its history (R25).</summary>
    NonDeterminism,

    /// <summary>An event's payload could not be read as the type that was waited for (R7).</summary>
    UnreadableEvent,

    /// <summary>The stored history of an instance is damaged.</summary>
    DamagedHistory,
}

/// <summary>One finding: which orchestration, which event or step, where in its course, and what it means.</summary>
public sealed record DiagnosticRecord(DiagnosticKind Kind, string InstanceId, string Orchestration, string Subject, string Place, string Message, DateTimeOffset At);

/// <summary>The findings of this process, newest last. Each is also logged as an error.</summary>
public sealed class EngineDiagnostics(ILogger<EngineDiagnostics> logger)
{
    private const int Kept = 10_000;

    private readonly Lock _lock = new();
    private readonly Queue<DiagnosticRecord> _records = new();

    /// <summary>A copy of the findings.</summary>
    public IReadOnlyList<DiagnosticRecord> Records
    {
        get
        {
            lock (_lock)
            {
                return [.. _records];
            }
        }
    }

    internal void Add(DiagnosticRecord record)
    {
        lock (_lock)
        {
            if (_records.Count == Kept)
            {
                _records.Dequeue();
            }

            _records.Enqueue(record);
        }

        logger.LogError("{Kind} in orchestration {Orchestration} {InstanceId} ({Subject}, {Place}): {Message}",
            record.Kind, record.Orchestration, record.InstanceId, record.Subject, record.Place, record.Message);
    }
}
