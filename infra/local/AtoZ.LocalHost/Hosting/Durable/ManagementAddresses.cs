using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask.Client;

namespace AtoZ.LocalHost.Hosting.Durable;

/// <summary>The addresses of the durable management API (AZURE-API.md §5).</summary>
/// <param name="Base">Up to and with <see cref="Path"/>.</param>
/// <param name="Query">Hub, connection and key.</param>
internal sealed record ManagementAddresses(string Base, string? Query)
{
    /// <summary>Where the API is.</summary>
    public const string Path = "/runtime/webhooks/durabletask";

    // To be replaced by the caller; Microsoft's texts, doubled braces and all.
    private const string Reason = "reason={{text}}";

    /// <summary>The addresses for a client's callers.</summary>
    /// <param name="client">The client.</param>
    /// <param name="request">The request being answered, if any.</param>
    /// <returns>The addresses.</returns>
    /// <exception cref="InvalidOperationException">Neither knows an address.</exception>
    public static ManagementAddresses Of(DurableTaskClient client, HttpRequestData? request)
    {
        var own = client as FunctionsClient;
        string origin = request is null ? own?.Origin() ?? throw NoAddress() : Origin(request);
        return new ManagementAddresses(origin + Path, own?.Query);
    }

    /// <summary>The addresses of one instance.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <returns>The payload.</returns>
    public HttpManagementPayload Payload(string instanceId) => new()
    {
        Id = instanceId,
        StatusQueryGetUri = Address(instanceId),
        PurgeHistoryDeleteUri = Address(instanceId),
        SendEventPostUri = Address(instanceId, "/raiseEvent/{eventName}"),
        TerminatePostUri = Address(instanceId, "/terminate", Reason),
        SuspendPostUri = Address(instanceId, "/suspend", Reason),
        ResumePostUri = Address(instanceId, "/resume", Reason),
        RewindPostUri = Address(instanceId, "/rewind", Reason),
        RestartPostUri = Address(instanceId, "/restart"),
    };

    private static InvalidOperationException NoAddress() =>
        new("The address of the host is not known: take the client from a [DurableClient] parameter, or give the HTTP request.");

    // What the outermost proxy was asked for comes first in each header.
    private static string Origin(HttpRequestData request)
    {
        string scheme = Header(request, "X-Forwarded-Proto") ?? Forwarded(request, "proto") ?? request.Url.Scheme;
        string host = Header(request, "X-Forwarded-Host") ?? Forwarded(request, "host") ?? request.Url.Authority;
        return $"{scheme}://{host}";
    }

    private static string? Header(HttpRequestData request, string name) =>
        request.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault()?.Split(',')[0].Trim() : null;

    private static string? Forwarded(HttpRequestData request, string part) =>
        Header(request, "Forwarded")?.Split(';', StringSplitOptions.TrimEntries)
            .FirstOrDefault(pair => pair.StartsWith(part + "=", StringComparison.OrdinalIgnoreCase))?[(part.Length + 1)..].Trim('"');

    private string Address(string instanceId, string action = "", string? query = null)
    {
        string all = string.Join('&', new[] { query, Query }.Where(part => !string.IsNullOrEmpty(part)));
        return $"{Base}/instances/{Uri.EscapeDataString(instanceId)}{action}{(all.Length == 0 ? string.Empty : "?" + all)}";
    }
}
