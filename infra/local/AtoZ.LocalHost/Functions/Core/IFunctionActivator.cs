namespace Microsoft.Azure.Functions.Worker
{
    /// <summary>Makes the object whose method is the function.</summary>
    public interface IFunctionActivator
    {
        /// <summary>Makes the object for one run.</summary>
        /// <param name="instanceType">The class.</param>
        /// <param name="context">The invocation.</param>
        /// <returns>The object.</returns>
        object? CreateInstance(Type instanceType, FunctionContext context);
    }
}

namespace Microsoft.Azure.Functions.Worker.Core.Invocation
{
    /// <summary>Typed use of an activator.</summary>
    public static class FunctionActivatorExtensions
    {
        /// <summary>Makes an object for one run.</summary>
        /// <typeparam name="T">The class.</typeparam>
        /// <param name="activator">The activator.</param>
        /// <param name="context">The invocation.</param>
        /// <returns>The object.</returns>
        public static T? CreateInstance<T>(this IFunctionActivator activator, FunctionContext context)
        {
            ArgumentNullException.ThrowIfNull(activator);
            return (T?)activator.CreateInstance(typeof(T), context);
        }
    }
}

namespace Microsoft.Azure.Functions.Worker.Invocation
{
    /// <summary>Runs the function itself, at the end of the middleware.</summary>
    public interface IFunctionExecutor
    {
        /// <summary>Binds the inputs, runs the method and keeps its result.</summary>
        /// <param name="context">The invocation.</param>
        /// <returns>When the function has ended.</returns>
        ValueTask ExecuteAsync(FunctionContext context);
    }
}
