using Microsoft.DurableTask;

namespace AtoZ.Functions.Workflows;

/// <summary>
/// Runs activities, again if need be, and says what follows when that does not help (PROCESS §13): a step that moves money, or without which nothing
/// could go on, parks the case; any other is left out, and the case goes on by its stage's default. No failure ends an orchestration.
/// </summary>
internal static class Retries
{
    /// <summary>How long a parked case waits until it tries again by itself.</summary>
    public static readonly TimeSpan Parked = TimeSpan.FromHours(6);

    /// <summary>An effect on store, mail or money: tried for about a day.</summary>
    public static TaskOptions Effect { get; } = TaskOptions.FromRetryPolicy(
        new RetryPolicy(maxNumberOfAttempts: 30, firstRetryInterval: TimeSpan.FromSeconds(5), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromHours(1)));

    // A parked step is tried for some minutes each time; what only tells of a failure must not hold the case up for another day.
    private static TaskOptions Again { get; } = TaskOptions.FromRetryPolicy(
        new RetryPolicy(maxNumberOfAttempts: 5, firstRetryInterval: TimeSpan.FromSeconds(5), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromHours(1)));

    /// <summary>Runs an activity that the case cannot do without, and gives its result; a failure that lasts parks the case until it works.</summary>
    public static async Task<T> Act<T>(this TaskOrchestrationContext context, string activity, object input)
    {
        Parking? parking = null;
        for (int tries = 1; ; tries++)
        {
            try
            {
                T result = await context.CallActivityAsync<T>(activity, input, tries == 1 ? Effect : Again);
                await (parking?.End() ?? Task.CompletedTask);
                return result;
            }
            catch (TaskFailedException)
            {
                parking ??= new Parking(context, activity);
            }

            await parking.Wait();
        }
    }

    /// <summary>Runs an activity that the case cannot do without; a failure that lasts parks the case until it works.</summary>
    public static Task Act(this TaskOrchestrationContext context, string activity, object input) => context.Act<object?>(activity, input);

    /// <summary>Runs an activity that the case can do without: when a failure lasts, staff are told, and the case goes on.</summary>
    /// <param name="context">The orchestration.</param>
    /// <param name="activity">The activity.</param>
    /// <param name="input">Its input.</param>
    /// <param name="otherwise">What counts instead: the stage's default.</param>
    /// <param name="until">Until when the case waits without the step; null when it goes on at once.</param>
    public static async Task<T> ActOr<T>(this TaskOrchestrationContext context, string activity, object input, T otherwise, DateTimeOffset? until = null)
    {
        try
        {
            return await context.CallActivityAsync<T>(activity, input, Effect);
        }
        catch (TaskFailedException)
        {
            // Told below: what failed is an activity, not the telling.
        }

        await context.Tell(nameof(NoteSkippedStep), new SkippedStep(context.InstanceId, activity, context.Now(), until));
        return otherwise;
    }

    /// <summary>Runs an activity without a result that the case can do without.</summary>
    public static Task ActOrSkip(this TaskOrchestrationContext context, string activity, object input) => context.ActOr<object?>(activity, input, null);

    /// <summary>Tells of a step that could not tell of itself.</summary>
    public static Task Told(this TaskOrchestrationContext context, bool told, string activity, object about) =>
        told ? Task.CompletedTask : context.ActOrSkip(activity, about);

    /// <summary>Tells of a failure; that this fails too changes nothing.</summary>
    public static async Task Tell(this TaskOrchestrationContext context, string activity, object input)
    {
        try
        {
            await context.CallActivityAsync(activity, input, Again);
        }
        catch (TaskFailedException)
        {
            // The activity has logged its own failures, and the case must go on.
        }
    }

    public static DateTimeOffset Now(this TaskOrchestrationContext context) => new(context.CurrentUtcDateTime);
}
