using System.Reflection;
using FunctionsHost.Binding;
using FunctionsHost.Discovery;
using FunctionsHost.Invocation;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace FunctionsHost.Durable;

/// <summary>An activity written as a function: runs through the same middleware as every other function.</summary>
internal sealed class ActivityFunction(
    LocalFunction function, FunctionRunner runner, InputConversion conversion, IServiceProvider root, IServiceProvider scope, CancellationToken stopping) : ITaskActivity
{
    /// <inheritdoc/>
    public Type InputType { get; } = InputOf(function);

    /// <inheritdoc/>
    public Type OutputType => typeof(object);

    /// <inheritdoc/>
    public async Task<object?> RunAsync(TaskActivityContext context, object? input)
    {
        await using var run = new LocalFunctionContext(function, root, new LocalRetryContext(0, 0), stopping) { InstanceServices = scope };
        InputBinder.AddTo(run, conversion);
        run.Bindings.Inputs[function.TriggerParameter] = input;
        run.Bindings.TriggerData["instanceId"] = context.InstanceId;
        await runner.RunAsync(run);
        return run.Bindings.Result;
    }

    // An activity without input takes the trigger as FunctionContext; whatever it was sent is not read.
    private static Type InputOf(LocalFunction function)
    {
        ParameterInfo trigger = function.Method.GetParameters().Single(parameter => parameter.Name == function.TriggerParameter);
        return trigger.ParameterType == typeof(FunctionContext) ? typeof(object) : trigger.ParameterType;
    }
}
