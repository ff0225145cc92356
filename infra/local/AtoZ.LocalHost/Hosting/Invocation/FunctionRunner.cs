using Microsoft.Azure.Functions.Worker.Invocation;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace AtoZ.LocalHost.Hosting.Invocation;

/// <summary>Runs a function through all middleware.</summary>
internal sealed class FunctionRunner
{
    private readonly FunctionExecutionDelegate _pipeline;

    public FunctionRunner(WorkerBuilder builder, IFunctionExecutor executor) =>
        _pipeline = builder.Around(async context =>
        {
            await executor.ExecuteAsync(context);
            OutputProperties.Take(context);
        });

    /// <summary>Runs one function; its result is in the context's bindings afterwards.</summary>
    /// <param name="context">The run.</param>
    /// <returns>When it has ended.</returns>
    public Task RunAsync(LocalFunctionContext context) => _pipeline(context);
}
