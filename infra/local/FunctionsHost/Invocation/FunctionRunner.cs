using System.Diagnostics;
using Microsoft.Azure.Functions.Worker.Invocation;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace FunctionsHost.Invocation;

/// <summary>Runs a function through all middleware, and tells of it: a log scope, a span, and metrics.</summary>
internal sealed class FunctionRunner
{
    private readonly FunctionExecutionDelegate _pipeline;
    private readonly InvocationTelemetry _telemetry;
    private readonly ILoggerFactory _loggers;
    private readonly FunctionTimeout _timeout;

    public FunctionRunner(WorkerBuilder builder, IFunctionExecutor executor, InvocationTelemetry telemetry, ILoggerFactory loggers, FunctionTimeout timeout)
    {
        _timeout = timeout;
        _telemetry = telemetry;
        _loggers = loggers;
        _pipeline = builder.Around(context => executor.ExecuteAsync(context).AsTask());
    }

    /// <summary>Runs one function; its result is in the context's bindings afterwards.</summary>
    /// <param name="context">The run.</param>
    /// <returns>When it has ended.</returns>
    public async Task RunAsync(LocalFunctionContext context)
    {
        ILogger logger = _loggers.CreateLogger($"Function.{context.FunctionDefinition.Name}");
        using IDisposable? scope = logger.BeginScope(InvocationTelemetry.Scope(context));
        using Activity? span = _telemetry.Start(context);
        long start = Stopwatch.GetTimestamp();
        logger.LogDebug("Executing '{FunctionName}' (Id={InvocationId})", context.FunctionDefinition.Name, context.InvocationId);
        bool succeeded = false;
        try
        {
            await _timeout.HoldAsync(run => _pipeline(run), context, logger);
            succeeded = true;
        }
        catch (Exception error) when (InvocationTelemetry.Note(span, error))
        {
            throw;
        }
        finally
        {
            TimeSpan duration = Stopwatch.GetElapsedTime(start);
            _telemetry.Ended(context, succeeded, duration);
            logger.LogDebug(
                "Executed '{FunctionName}' ({Status}, Id={InvocationId}, Duration={Duration}ms)",
                context.FunctionDefinition.Name,
                succeeded ? "Succeeded" : "Failed",
                context.InvocationId,
                (long)duration.TotalMilliseconds);
        }
    }
}
