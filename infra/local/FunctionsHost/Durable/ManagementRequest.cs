using System.Globalization;
using System.Text.Json;
using FunctionsHost.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace FunctionsHost.Durable;

/// <summary>Reads requests of the management API as Azure does: what cannot be read counts as not given.</summary>
internal static class ManagementRequest
{
    /// <summary>The instance that the request is about.</summary>
    public static string Id(HttpContext http) => (string)http.Request.RouteValues["id"]!;

    /// <summary>A text of the query.</summary>
    public static string? Text(HttpContext http, string name) => http.Request.Query[name].FirstOrDefault();

    /// <summary>True or false of the query.</summary>
    public static bool Flag(HttpContext http, string name, bool otherwise) => bool.TryParse(Text(http, name), out bool flag) ? flag : otherwise;

    /// <summary>A number of the query.</summary>
    public static int? Number(HttpContext http, string name) =>
        int.TryParse(Text(http, name), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    /// <summary>Seconds of the query.</summary>
    public static TimeSpan? Seconds(HttpContext http, string name) =>
        double.TryParse(Text(http, name), NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>A time of the query; without an offset it is UTC.</summary>
    public static DateTimeOffset? Time(HttpContext http, string name) =>
        DateTimeOffset.TryParse(Text(http, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null;

    /// <summary>The statuses of the query, with commas between or given several times; null when there are none.</summary>
    public static OrchestrationRuntimeStatus[]? Statuses(HttpContext http)
    {
        OrchestrationRuntimeStatus[] known =
        [
            .. http.Request.Query["runtimeStatus"]
                .SelectMany(values => values?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [])
                .Select(value => Enum.TryParse(value, ignoreCase: true, out OrchestrationRuntimeStatus status) ? (OrchestrationRuntimeStatus?)status : null)
                .OfType<OrchestrationRuntimeStatus>(),
        ];
        return known.Length == 0 ? null : known;
    }

    /// <summary>The body as JSON, or the problem answered.</summary>
    /// <param name="http">The request.</param>
    /// <returns>Whether the body is JSON or empty, and its value.</returns>
    public static async Task<(bool Valid, JsonElement? Value)> JsonAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        string text = await reader.ReadToEndAsync(http.RequestAborted);
        if (string.IsNullOrWhiteSpace(text))
        {
            return (true, null);
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return (true, document.RootElement.Clone());
        }
        catch (JsonException error)
        {
            await Problem.WriteAsync(http, StatusCodes.Status400BadRequest, "Bad Request", $"Invalid JSON content: {error.Message}");
            return (false, null);
        }
    }

    /// <summary>404 for an instance that is not there.</summary>
    public static Task UnknownAsync(HttpContext http) =>
        Problem.WriteAsync(http, StatusCodes.Status404NotFound, "Not Found", $"There is no instance '{Id(http)}'.");

    /// <summary>410 for an instance that has ended.</summary>
    public static Task EndedAsync(HttpContext http, OrchestrationMetadata instance) =>
        Problem.WriteAsync(http, StatusCodes.Status410Gone, "Gone", $"The instance '{instance.InstanceId}' has ended: {instance.RuntimeStatus}.");
}
