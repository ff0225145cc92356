using Microsoft.DurableTask;

namespace AtoZ.Functions.Orchestrations;

/// <summary>How often an effect is tried again.</summary>
internal static class Retries
{
    /// <summary>
    /// An effect on store, mail or money: tried for about a day. After that the orchestration fails, and the sweep of silent cases
    /// starts it again from what is stored.
    /// </summary>
    public static TaskOptions Effect { get; } = TaskOptions.FromRetryPolicy(
        new RetryPolicy(maxNumberOfAttempts: 30, firstRetryInterval: TimeSpan.FromSeconds(5), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromHours(1)));

    /// <summary>Runs an activity, again if need be, and gives its result.</summary>
    public static Task<T> Act<T>(this TaskOrchestrationContext context, string activity, object input) => context.CallActivityAsync<T>(activity, input, Effect);

    /// <summary>Runs an activity, again if need be.</summary>
    public static Task Act(this TaskOrchestrationContext context, string activity, object input) => context.CallActivityAsync(activity, input, Effect);

    /// <summary>The time of the orchestration.</summary>
    public static DateTimeOffset Now(this TaskOrchestrationContext context) => new(context.CurrentUtcDateTime);
}
