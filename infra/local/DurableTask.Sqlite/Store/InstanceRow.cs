using Microsoft.DurableTask.Client;

namespace DurableTask.Sqlite.Store;

/// <summary>
/// What the store keeps ready of an instance. <c>Head</c> is the log row with its start (and input), <c>Final</c> the one with
/// its end (and output); payloads are kept once, in the log.
/// </summary>
internal sealed record InstanceRow(
    long Key,
    string Id,
    string Name,
    string Version,
    string Execution,
    OrchestrationRuntimeStatus Status,
    DateTime Created,
    DateTime? Completed,
    long Head,
    long? Final,
    string? CustomStatus,
    string? Parent)
{
    public const string Columns = "key, id, name, version, execution, status, created, completed, head, final, custom, parent";

    public bool IsFinal => Status.IsFinal();

    public static InstanceRow Read(SqliteStatement row) => new(
        row.Long(0),
        row.Text(1),
        row.Text(2),
        row.Text(3),
        row.Text(4),
        (OrchestrationRuntimeStatus)row.Long(5),
        Utc(row.Long(6)),
        row.LongOrNull(7) is { } completed ? Utc(completed) : null,
        row.Long(8),
        row.LongOrNull(9),
        row.TextOrNull(10),
        row.TextOrNull(11));

    private static DateTime Utc(long ticks) => new(ticks, DateTimeKind.Utc);
}
