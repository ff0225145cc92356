using System.Globalization;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using NCrontab;

namespace AtoZ.Functions.Settings;

/// <summary>
/// When the sweeps run: a setting for each. A host that cannot read one goes on without that sweep and is ready all the same, so the app looks for
/// itself, by the library that the host reads them with.
/// </summary>
internal static class Schedules
{
    private const int FieldsWithSeconds = 6;
    private static readonly string[] Settings = [.. SettingsOf(typeof(Schedules).Assembly)];

    /// <summary>Looks at the schedule of each timer function.</summary>
    /// <param name="configuration">The settings.</param>
    /// <exception cref="InvalidOperationException">One is missing, or cannot be read.</exception>
    public static void MustBeSet(IConfiguration configuration)
    {
        foreach (string setting in Settings)
        {
            if (!IsSchedule(configuration[setting] ?? ""))
            {
                throw new InvalidOperationException(
                    $"The setting '{setting}' is '{configuration[setting]}': write when, as 'second minute hour day month weekday', such as '0 0 * * * *' for each full hour, or as a span (hh:mm:ss).");
            }
        }
    }

    private static IEnumerable<string> SettingsOf(Assembly assembly) =>
        from type in assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
        from parameter in method.GetParameters()
        let timer = parameter.GetCustomAttribute<TimerTriggerAttribute>()
        where timer is not null
        select timer.Schedule.Trim('%');

    private static bool IsSchedule(string text)
    {
        bool seconds = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length == FieldsWithSeconds;
        return CrontabSchedule.TryParse(text, new CrontabSchedule.ParseOptions { IncludingSeconds = seconds }) is not null
            || (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan span) && span > TimeSpan.Zero);
    }
}
