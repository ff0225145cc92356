using System.Text.Json;
using FunctionsHost.Binding;
using FunctionsHost.Discovery;
using FunctionsHost.Invocation;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace FunctionsHost.Timers;

/// <summary>Runs a timer function, again after a failure where its retry attribute says so.</summary>
internal sealed class TimerRunner(IServiceProvider root, FunctionRunner runner, InputConversion conversion, TimeProvider time, ILogger<TimerRunner> logger)
{
    /// <summary>Runs it. A failure is logged; the schedule goes on.</summary>
    /// <param name="function">The function.</param>
    /// <param name="info">What it is told.</param>
    /// <param name="work">Counts the run as work in flight, but not the wait before a retry: a virtual clock must be able to move on.</param>
    /// <param name="stopping">The host stops.</param>
    /// <returns>When it has ended for good.</returns>
    public async Task RunAsync(LocalFunction function, TimerInfo info, WorkHold work, CancellationToken stopping)
    {
        int retries = function.Retry?.MaxRetryCount ?? 0;
        for (int retry = 0; ; retry++)
        {
            try
            {
                await RunOnceAsync(function, info, new LocalRetryContext(retry, retries), stopping);
                return;
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                logger.LogError(error, "The timer function '{Function}' failed (retry {Retry} of {Retries}).", function.Name, retry, retries);
                if (retries >= 0 && retry >= retries)
                {
                    return;
                }
            }

            Task wait = Task.Delay(RetryDelay.Before(function.Retry!, retry + 1), time, stopping);
            work.Release();
            await wait.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            work.Take();
        }
    }

    private async Task RunOnceAsync(LocalFunction function, TimerInfo info, RetryContext retry, CancellationToken stopping)
    {
        await using var run = new LocalFunctionContext(function, root, retry, stopping);
        InputBinder.AddTo(run, conversion);
        run.Bindings.Inputs[function.TriggerParameter] = JsonSerializer.Serialize(info);
        await runner.RunAsync(run);
    }
}
