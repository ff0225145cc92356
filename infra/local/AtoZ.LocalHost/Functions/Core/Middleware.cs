namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>The rest of a run: further middleware, and the function at last.</summary>
/// <param name="context">The invocation.</param>
/// <returns>When it has ended.</returns>
public delegate Task FunctionExecutionDelegate(FunctionContext context);

/// <summary>Code around every run. One object serves all runs of the app.</summary>
public interface IFunctionsWorkerMiddleware
{
    /// <summary>Does its part and calls what comes after it, or not.</summary>
    /// <param name="context">The invocation.</param>
    /// <param name="next">What comes after it.</param>
    /// <returns>When it has ended.</returns>
    Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
}
