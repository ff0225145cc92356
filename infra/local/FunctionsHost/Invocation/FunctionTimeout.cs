using System.Globalization;
using FunctionsHost.Discovery;
using FunctionsHost.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace FunctionsHost.Invocation;

/// <summary>
/// host.json's <c>functionTimeout</c>: how long one run may take, by the system's clock. Azure ends the worker process then;
/// here the run's token is cancelled and its result no longer counts. Orchestrators are not limited, as in Azure: they run in
/// short episodes.
/// </summary>
/// <param name="Longest">The longest time; null for none.</param>
internal sealed record FunctionTimeout(TimeSpan? Longest)
{
    private const string Unlimited = "-1";

    /// <summary>Reads the setting.</summary>
    /// <param name="configuration">All settings.</param>
    /// <returns>The limit.</returns>
    /// <exception cref="HostSetupException">The setting is no time.</exception>
    public static FunctionTimeout Read(IConfiguration configuration)
    {
        if (configuration[HostJson.FunctionTimeout] is not { Length: > 0 } text || text == Unlimited)
        {
            return new FunctionTimeout((TimeSpan?)null);
        }

        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan longest) && longest > TimeSpan.Zero
            ? new FunctionTimeout(longest)
            : throw new HostSetupException($"functionTimeout in host.json must be a time such as 00:05:00, or -1 for none, not '{text}'.");
    }

    /// <summary>Runs a function within the limit.</summary>
    /// <param name="run">Runs it.</param>
    /// <param name="context">The run.</param>
    /// <param name="logger">Told what a run that was given up still failed with.</param>
    /// <returns>When it has ended.</returns>
    /// <exception cref="TimeoutException">It took too long.</exception>
    public async Task HoldAsync(Func<LocalFunctionContext, Task> run, LocalFunctionContext context, ILogger logger)
    {
        if (Longest is not { } longest || context.FunctionDefinition is LocalFunction { Trigger: OrchestrationTrigger })
        {
            await run(context);
            return;
        }

        CancellationTokenSource limit = context.Limit();
        Task running = run(context);
        try
        {
            await running.WaitAsync(longest, TimeProvider.System);
        }
        catch (TimeoutException error) when (!running.IsCompleted)
        {
            await limit.CancelAsync();
            _ = NoteAsync(running, logger);
            throw new TimeoutException(
                $"Timeout value of {longest} exceeded by function '{context.FunctionDefinition.Name}' (Id: '{context.InvocationId}'). Initiating cancellation.", error);
        }
    }

    private static async Task NoteAsync(Task running, ILogger logger)
    {
        try
        {
            await running;
        }
        catch (Exception late)
        {
            logger.LogWarning(late, "A run that had taken too long failed afterwards.");
        }
    }
}
