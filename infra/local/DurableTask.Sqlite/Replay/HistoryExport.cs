using System.Text.Json;
using System.Text.Json.Serialization;
using DurableTask.Sqlite.History;

namespace DurableTask.Sqlite.Replay;

/// <summary>The history of one instance as a file: what <see cref="ReplayVerifier"/> replays against today's code.</summary>
public sealed record HistoryExport(string InstanceId, string Name, string Version, IReadOnlyList<HistoryEvent> Events)
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public string ToJson() => JsonSerializer.Serialize(this, Format);

    /// <exception cref="JsonException">The text is no exported history.</exception>
    public static HistoryExport FromJson(string json) => JsonSerializer.Deserialize<HistoryExport>(json, Format) ?? throw new JsonException("The history is empty.");
}
