using FunctionsHost.Discovery;

namespace FunctionsHost.Durable;

/// <summary>The names under which durable functions are known.</summary>
internal static class DurableNames
{
    /// <summary>An orchestrator's name.</summary>
    /// <param name="function">The function.</param>
    /// <returns>The trigger's name, else the function's.</returns>
    public static string Orchestrator(LocalFunction function) => (function.Trigger as OrchestrationTrigger)?.Orchestration ?? function.Name;

    /// <summary>An activity's name.</summary>
    /// <param name="function">The function.</param>
    /// <returns>The trigger's name, else the function's.</returns>
    public static string Activity(LocalFunction function) => (function.Trigger as ActivityTrigger)?.Activity ?? function.Name;
}
