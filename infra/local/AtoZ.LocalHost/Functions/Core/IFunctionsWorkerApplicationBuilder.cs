using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Builds the worker: its services and its middleware.</summary>
public interface IFunctionsWorkerApplicationBuilder
{
    /// <summary>The services.</summary>
    IServiceCollection Services { get; }

    /// <summary>Adds middleware; the first added is the outermost.</summary>
    /// <param name="middleware">Wraps what comes after it.</param>
    /// <returns>This builder.</returns>
    IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware);
}
