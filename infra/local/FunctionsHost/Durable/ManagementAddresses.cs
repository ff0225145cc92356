namespace FunctionsHost.Durable;

/// <summary>The addresses of the durable management API (AZURE-API.md §5).</summary>
/// <param name="Base">Up to and with <see cref="Path"/>.</param>
/// <param name="Query">Hub, connection and key.</param>
internal sealed record ManagementAddresses(string Base, string? Query)
{
    /// <summary>Where the API is.</summary>
    public const string Path = "/runtime/webhooks/durabletask";

    // To be replaced by the caller; Microsoft's texts, doubled braces and all.
    private const string Reason = "reason={{text}}";

    /// <summary>The addresses of one instance.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <returns>The payload.</returns>
    public ManagementPayload Payload(string instanceId) => new(
        Id: instanceId,
        StatusQueryGetUri: Address(instanceId),
        PurgeHistoryDeleteUri: Address(instanceId),
        SendEventPostUri: Address(instanceId, "/raiseEvent/{eventName}"),
        TerminatePostUri: Address(instanceId, "/terminate", Reason),
        SuspendPostUri: Address(instanceId, "/suspend", Reason),
        ResumePostUri: Address(instanceId, "/resume", Reason),
        RewindPostUri: Address(instanceId, "/rewind", Reason),
        RestartPostUri: Address(instanceId, "/restart"));

    private string Address(string instanceId, string action = "", string? query = null)
    {
        string all = string.Join('&', new[] { query, Query }.Where(part => !string.IsNullOrEmpty(part)));
        return $"{Base}/instances/{Uri.EscapeDataString(instanceId)}{action}{(all.Length == 0 ? string.Empty : "?" + all)}";
    }
}

/// <summary>The addresses under which an instance is managed, as the genuine host answers with them.</summary>
internal sealed record ManagementPayload(
    string Id,
    string StatusQueryGetUri,
    string PurgeHistoryDeleteUri,
    string SendEventPostUri,
    string TerminatePostUri,
    string SuspendPostUri,
    string ResumePostUri,
    string RewindPostUri,
    string RestartPostUri);
