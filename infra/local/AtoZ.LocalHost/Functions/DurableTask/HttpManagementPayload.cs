using System.Text.Json.Serialization;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The addresses at which one orchestration can be asked and steered. They carry a system key: keep them from buyers and sellers.</summary>
public class HttpManagementPayload
{
    /// <summary>Creates an empty payload; the host fills it in.</summary>
    public HttpManagementPayload()
    {
    }

    /// <summary>The instance.</summary>
    [JsonInclude]
    [JsonPropertyName("id")]
    public string? Id { get; internal set; }

    /// <summary>DELETE removes the history.</summary>
    [JsonInclude]
    [JsonPropertyName("purgeHistoryDeleteUri")]
    public string? PurgeHistoryDeleteUri { get; internal set; }

    /// <summary>POST raises an event; <c>{eventName}</c> is to be replaced.</summary>
    [JsonInclude]
    [JsonPropertyName("sendEventPostUri")]
    public string? SendEventPostUri { get; internal set; }

    /// <summary>GET asks for the status.</summary>
    [JsonInclude]
    [JsonPropertyName("statusQueryGetUri")]
    public string? StatusQueryGetUri { get; internal set; }

    /// <summary>POST ends the orchestration; <c>{text}</c> is to be replaced by the reason.</summary>
    [JsonInclude]
    [JsonPropertyName("terminatePostUri")]
    public string? TerminatePostUri { get; internal set; }

    /// <summary>POST takes a failed orchestration back to before its failure.</summary>
    [JsonInclude]
    [JsonPropertyName("rewindPostUri")]
    public string? RewindPostUri { get; internal set; }

    /// <summary>POST starts it again with the same input.</summary>
    [JsonInclude]
    [JsonPropertyName("restartPostUri")]
    public string? RestartPostUri { get; internal set; }

    /// <summary>POST suspends it.</summary>
    [JsonInclude]
    [JsonPropertyName("suspendPostUri")]
    public string? SuspendPostUri { get; internal set; }

    /// <summary>POST lets a suspended one go on.</summary>
    [JsonInclude]
    [JsonPropertyName("resumePostUri")]
    public string? ResumePostUri { get; internal set; }
}
