using System.Reflection;
using FunctionsHost.Discovery;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Context.Features;
using Microsoft.Azure.Functions.Worker.Invocation;

namespace FunctionsHost.Invocation;

/// <summary>Makes the object, binds the inputs, calls the method, and keeps what it returned.</summary>
internal sealed class FunctionExecutor(IFunctionActivator activator) : IFunctionExecutor
{
    /// <inheritdoc/>
    public async ValueTask ExecuteAsync(FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        LocalFunction function = context.FunctionDefinition as LocalFunction
            ?? throw new InvalidOperationException($"Function '{context.FunctionDefinition.Name}' does not belong to the local host.");
        object? target = function.Method.IsStatic ? null : activator.CreateInstance(function.Method.ReflectedType!, context);
        IFunctionInputBindingFeature inputs = context.Features.Get<IFunctionInputBindingFeature>()
            ?? throw new InvalidOperationException("The feature that binds inputs was taken away.");
        object?[] values = (await inputs.BindFunctionInputAsync(context)).Values;
        InvocationBindings.Of(context).Result = await ResultAsync(function.Call(target, values), function.Method.ReturnType);
    }

    private static async ValueTask<object?> ResultAsync(object? returned, Type type)
    {
        if (returned is not Task task)
        {
            return returned;
        }

        await task;
        return type.IsGenericType ? task.GetType().GetProperty("Result", BindingFlags.Public | BindingFlags.Instance)!.GetValue(task) : null;
    }
}
