using FunctionsHost.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace FunctionsHost;

/// <summary>The log: levels as host.json says, one line per entry.</summary>
internal static class HostLogging
{
    private const string Default = "default";

    /// <summary>Sets the log up.</summary>
    /// <param name="logging">The loggers.</param>
    /// <param name="configuration">The settings.</param>
    public static void AddTo(ILoggingBuilder logging, IConfiguration configuration)
    {
        logging.AddSimpleConsole(console => console.SingleLine = true);
        logging.AddFilter("Microsoft.DurableTask", LogLevel.Warning);
        logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        foreach (IConfigurationSection category in configuration.GetSection(HostJson.LogLevels).GetChildren())
        {
            if (!Enum.TryParse(category.Value, ignoreCase: true, out LogLevel level))
            {
                continue;
            }

            if (string.Equals(category.Key, Default, StringComparison.OrdinalIgnoreCase))
            {
                logging.SetMinimumLevel(level);
                continue;
            }

            logging.AddFilter(category.Key, level);
        }
    }
}
