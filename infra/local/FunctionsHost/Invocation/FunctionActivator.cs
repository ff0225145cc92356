using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace FunctionsHost.Invocation;

/// <summary>One object per run, out of the run's services.</summary>
internal sealed class FunctionActivator : IFunctionActivator
{
    /// <inheritdoc/>
    public object? CreateInstance(Type instanceType, FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(instanceType);
        ArgumentNullException.ThrowIfNull(context);
        return ActivatorUtilities.CreateInstance(context.InstanceServices, instanceType);
    }
}
