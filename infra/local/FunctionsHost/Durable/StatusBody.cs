using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.DurableTask.Client;

namespace FunctionsHost.Durable;

/// <summary>An instance as the management API shows it.</summary>
/// <param name="Name">The orchestrator.</param>
/// <param name="InstanceId">The instance.</param>
/// <param name="RuntimeStatus">The status.</param>
/// <param name="Input">What it was given.</param>
/// <param name="CustomStatus">What it says of itself.</param>
/// <param name="Output">What it gave.</param>
/// <param name="CreatedTime">When it began, UTC to the second.</param>
/// <param name="LastUpdatedTime">When it last changed, UTC to the second.</param>
/// <param name="HistoryEvents">Its history, where asked for.</param>
internal sealed record StatusBody(
    string Name,
    string InstanceId,
    string RuntimeStatus,
    JsonNode? Input,
    JsonNode? CustomStatus,
    JsonNode? Output,
    string CreatedTime,
    string LastUpdatedTime,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] object? HistoryEvents)
{
    /// <summary>Shows an instance.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="showInput">Whether with its input.</param>
    /// <param name="history">Its history.</param>
    /// <returns>The body.</returns>
    public static StatusBody Of(OrchestrationMetadata instance, bool showInput, object? history) => new(
        instance.Name,
        instance.InstanceId,
        instance.RuntimeStatus.ToString(),
        showInput ? Data(instance.SerializedInput) : null,
        Data(instance.SerializedCustomStatus),
        Data(instance.SerializedOutput),
        Time(instance.CreatedAt),
        Time(instance.LastUpdatedAt),
        history);

    /// <summary>A payload as JSON, or as text where it is none (a failed orchestration's output).</summary>
    /// <param name="serialized">The payload.</param>
    /// <returns>The JSON.</returns>
    public static JsonNode? Data(string? serialized)
    {
        try
        {
            return serialized is null ? null : JsonNode.Parse(serialized);
        }
        catch (JsonException)
        {
            return JsonValue.Create(serialized);
        }
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("s", CultureInfo.InvariantCulture) + "Z";
}
