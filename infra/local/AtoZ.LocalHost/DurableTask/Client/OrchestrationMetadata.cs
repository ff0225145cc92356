using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Microsoft.DurableTask.Client;

/// <summary>The state of an instance. Input, output and custom status can be read only if they were asked for.</summary>
public sealed class OrchestrationMetadata(string name, string instanceId)
{
    private const int LongestShown = 50;

    public string Name { get; } = name;

    public string InstanceId { get; } = instanceId;

    /// <summary>The converter for the payloads; null when they were not asked for.</summary>
    public DataConverter? DataConverter { get; init; }

    public OrchestrationRuntimeStatus RuntimeStatus { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset LastUpdatedAt { get; init; }

    public string? SerializedInput { get; init; }

    public string? SerializedOutput { get; init; }

    public string? SerializedCustomStatus { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    public TaskFailureDetails? FailureDetails { get; init; }

    public bool IsRunning => RuntimeStatus == OrchestrationRuntimeStatus.Running;

    public bool IsCompleted => RuntimeStatus
        is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;

    /// <exception cref="InvalidOperationException">The payloads were not asked for.</exception>
    public T? ReadInputAs<T>() => Converter("input data").Deserialize<T>(SerializedInput);

    /// <exception cref="InvalidOperationException">The payloads were not asked for.</exception>
    public T? ReadOutputAs<T>() => Converter("output data").Deserialize<T>(SerializedOutput);

    /// <exception cref="InvalidOperationException">The payloads were not asked for.</exception>
    public T? ReadCustomStatusAs<T>() => Converter("input and output data").Deserialize<T>(SerializedCustomStatus);

    public override string ToString()
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"[Name: '{Name}', ID: '{InstanceId}', RuntimeStatus: {RuntimeStatus},")
            .Append(CultureInfo.InvariantCulture, $" CreatedAt: {CreatedAt:s}, LastUpdatedAt: {LastUpdatedAt:s}");
        if (SerializedInput is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $", Input: '{Shortened(SerializedInput)}'");
        }

        if (SerializedOutput is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $", Output: '{Shortened(SerializedOutput)}'");
        }

        if (FailureDetails is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $", FailureDetails: '{FailureDetails.ErrorType} - {Shortened(FailureDetails.ErrorMessage)}'");
        }

        return text.Append(']').ToString();
    }

    private DataConverter Converter(string data, [CallerMemberName] string method = "") => DataConverter ?? throw new InvalidOperationException(
        $"The {method} method can only be used on {nameof(OrchestrationMetadata)} objects that are fetched with the option to include {data}.");

    private static string Shortened(string payload) => payload.Length > LongestShown ? string.Concat(payload.AsSpan(0, LongestShown), "...") : payload;
}
