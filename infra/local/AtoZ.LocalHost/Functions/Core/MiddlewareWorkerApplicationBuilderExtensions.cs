using AtoZ.LocalHost.Hosting.Invocation;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.Hosting;

/// <summary>Adds middleware. The first added is the outermost.</summary>
public static class MiddlewareWorkerApplicationBuilderExtensions
{
    /// <summary>Adds the worker's own steps: outputs, and the function itself. The host does this for every app; twice does no harm.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IFunctionsWorkerApplicationBuilder UseDefaultWorkerMiddleware(this IFunctionsWorkerApplicationBuilder builder) =>
        builder.UseOutputBindingsMiddleware().UseFunctionExecutionMiddleware();

    /// <summary>Adds the step that runs the function. The host ends its middleware with it in any case.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IFunctionsWorkerApplicationBuilder UseFunctionExecutionMiddleware(this IFunctionsWorkerApplicationBuilder builder) => Checked(builder);

    /// <summary>Adds the step that takes outputs apart. The host ends its middleware with it in any case.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IFunctionsWorkerApplicationBuilder UseOutputBindingsMiddleware(this IFunctionsWorkerApplicationBuilder builder) => Checked(builder);

    /// <summary>Adds middleware of a class, made once from the app's services.</summary>
    /// <typeparam name="T">The class.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder, as the interface.</returns>
    public static IFunctionsWorkerApplicationBuilder UseMiddleware<T>(this IFunctionsWorkerApplicationBuilder builder)
        where T : class, IFunctionsWorkerMiddleware
    {
        Checked(builder).Services.TryAddSingleton<T>();
        return builder.Use(next => context => Middleware<T>(context).Invoke(context, next));
    }

    /// <summary>Adds middleware as a method.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="middleware">Is given the invocation and what comes after it.</param>
    /// <returns>The builder, as the interface.</returns>
    public static IFunctionsWorkerApplicationBuilder UseMiddleware(
        this IFunctionsWorkerApplicationBuilder builder, Func<FunctionContext, Func<Task>, Task> middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        return Checked(builder).Use(next => context => middleware(context, () => next(context)));
    }

    /// <summary>Adds middleware of a class for some runs only.</summary>
    /// <typeparam name="T">The class.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <param name="predicate">Which runs.</param>
    /// <returns>The builder, as the interface.</returns>
    public static IFunctionsWorkerApplicationBuilder UseWhen<T>(this IFunctionsWorkerApplicationBuilder builder, Func<FunctionContext, bool> predicate)
        where T : class, IFunctionsWorkerMiddleware
    {
        ArgumentNullException.ThrowIfNull(predicate);
        Checked(builder).Services.TryAddSingleton<T>();
        return builder.Use(next => context => predicate(context) ? Middleware<T>(context).Invoke(context, next) : next(context));
    }

    /// <summary>Adds middleware as a method for some runs only.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="predicate">Which runs.</param>
    /// <param name="middleware">Is given the invocation and what comes after it.</param>
    /// <returns>The builder, as the interface.</returns>
    public static IFunctionsWorkerApplicationBuilder UseWhen(
        this IFunctionsWorkerApplicationBuilder builder, Func<FunctionContext, bool> predicate, Func<FunctionContext, Func<Task>, Task> middleware)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        ArgumentNullException.ThrowIfNull(middleware);
        return Checked(builder).Use(next => context => predicate(context) ? middleware(context, () => next(context)) : next(context));
    }

    private static T Middleware<T>(FunctionContext context)
        where T : class, IFunctionsWorkerMiddleware => InvocationBindings.Root(context).GetRequiredService<T>();

    private static IFunctionsWorkerApplicationBuilder Checked(IFunctionsWorkerApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder;
    }
}
