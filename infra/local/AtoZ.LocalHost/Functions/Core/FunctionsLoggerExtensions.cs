namespace Microsoft.Extensions.Logging;

/// <summary>Metrics by way of a logger.</summary>
public static class FunctionsLoggerExtensions
{
    /// <summary>Writes a metric.</summary>
    /// <param name="logger">The logger.</param>
    /// <param name="name">The metric's name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="properties">More fields for the entry.</param>
    public static void LogMetric(this ILogger logger, string name, double value, IDictionary<string, object>? properties = null)
    {
        ArgumentNullException.ThrowIfNull(logger);
        var state = new Dictionary<string, object>(properties ?? new Dictionary<string, object>(), StringComparer.Ordinal)
        {
            ["Name"] = name,
            ["Value"] = value,
        };
        logger.Log(LogLevel.Information, new EventId(0, "Metric"), state, exception: null, static (s, _) => $"Metric {s["Name"]}: {s["Value"]}");
    }
}
