using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AtoZ.Functions.Workflows;

/// <summary>Tells somebody of what a step did. It is an activity of its own too, for when it fails within that step.</summary>
/// <typeparam name="T">What it tells of: the key of a stage, a claim, a debt.</typeparam>
internal interface ITells<in T>
{
    /// <summary>Tells; a repeat tells nobody twice.</summary>
    Task Run(T about);
}

/// <summary>
/// Tells of a step within that step, since an activity that always follows another is the same activity: each costs transactions of the storage, and
/// time. What fails here fails nothing: the orchestration then runs the telling by itself, for as long as any effect is tried.
/// </summary>
internal sealed class Telling(IServiceProvider services, ILogger<Telling> log)
{
    /// <summary>Tells once.</summary>
    /// <returns>Whether it worked.</returns>
    public async Task<bool> Try<T>(string activity, T about)
    {
        try
        {
            await services.GetRequiredKeyedService<ITells<T>>(activity).Run(about);
            return true;
        }
        catch (Exception failure)
        {
            log.LogWarning(failure, "{Activity} failed within the step that it tells of; it is run by itself", activity);
            return false;
        }
    }
}

/// <summary>Makes what tells known by the name of its activity.</summary>
internal static class TellingRegistration
{
    public static IServiceCollection Tells<T, TActivity>(this IServiceCollection services)
        where TActivity : class, ITells<T> => services.AddKeyedTransient<ITells<T>, TActivity>(typeof(TActivity).Name);
}
