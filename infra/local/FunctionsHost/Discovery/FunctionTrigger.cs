using System.Text.Json;
using Microsoft.Azure.Functions.Worker;

namespace FunctionsHost.Discovery;

/// <summary>What starts a function, as its metadata says.</summary>
/// <param name="Parameter">The parameter that is given what the trigger brings.</param>
internal abstract record FunctionTrigger(string Parameter)
{
    private const string Suffix = "Trigger";

    /// <summary>Reads the binding that is the trigger.</summary>
    /// <param name="binding">A binding of <c>functions.metadata</c>.</param>
    /// <returns>The trigger; null for a binding that is none.</returns>
    public static FunctionTrigger? Read(JsonElement binding)
    {
        string type = binding.GetProperty("type").GetString()!;
        string parameter = binding.GetProperty("name").GetString()!;
        return type switch
        {
            "httpTrigger" => new HttpTrigger(parameter, Text(binding, "route"), Methods(binding), Level(binding)),
            "timerTrigger" => new TimerTrigger(parameter, Text(binding, "schedule") ?? string.Empty, Flag(binding, "runOnStartup") ?? false, Flag(binding, "useMonitor") ?? true),
            "orchestrationTrigger" => new OrchestrationTrigger(parameter, Text(binding, "orchestration")),
            "activityTrigger" => new ActivityTrigger(parameter, Text(binding, "activity")),
            _ when type.EndsWith(Suffix, StringComparison.Ordinal) => new OtherTrigger(parameter, type),
            _ => null,
        };
    }

    private static string? Text(JsonElement binding, string name) => binding.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private static bool? Flag(JsonElement binding, string name) => binding.TryGetProperty(name, out JsonElement value) ? value.GetBoolean() : null;

    private static string[] Methods(JsonElement binding) =>
        binding.TryGetProperty("methods", out JsonElement methods) ? [.. methods.EnumerateArray().Select(method => method.GetString()!.ToUpperInvariant())] : [];

    private static AuthorizationLevel Level(JsonElement binding) =>
        Enum.TryParse(Text(binding, "authLevel"), ignoreCase: true, out AuthorizationLevel level) ? level : AuthorizationLevel.Function;
}

/// <summary>A request.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Route">Below the prefix; the function's name when null.</param>
/// <param name="Methods">In capitals; any when empty.</param>
/// <param name="Level">Which key it needs.</param>
internal sealed record HttpTrigger(string Parameter, string? Route, IReadOnlyList<string> Methods, AuthorizationLevel Level) : FunctionTrigger(Parameter);

/// <summary>A time.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Schedule">NCRONTAB, or the name of a setting between percent signs.</param>
/// <param name="RunsOnStartup">Whether it runs when the host starts.</param>
/// <param name="UsesMonitor">Whether a missed run is caught up.</param>
internal sealed record TimerTrigger(string Parameter, string Schedule, bool RunsOnStartup, bool UsesMonitor) : FunctionTrigger(Parameter);

/// <summary>An orchestration.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Orchestration">Its name; the function's when null.</param>
internal sealed record OrchestrationTrigger(string Parameter, string? Orchestration) : FunctionTrigger(Parameter);

/// <summary>An activity.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Activity">Its name; the function's when null.</param>
internal sealed record ActivityTrigger(string Parameter, string? Activity) : FunctionTrigger(Parameter);

/// <summary>A trigger that this host does not serve.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Type">Its type, such as <c>queueTrigger</c>.</param>
internal sealed record OtherTrigger(string Parameter, string Type) : FunctionTrigger(Parameter);
