using FunctionsHost.Binding;
using FunctionsHost.Discovery;
using FunctionsHost.Invocation;
using Microsoft.DurableTask;

namespace FunctionsHost.Durable;

/// <summary>An orchestrator written as a function: runs through the same middleware as every other function.</summary>
internal sealed class OrchestratorFunction(LocalFunction function, FunctionRunner runner, InputConversion conversion, IServiceProvider root, IServiceProvider scope) : ITaskOrchestrator
{
    /// <inheritdoc/>
    public Type InputType { get; } = OrchestrationInput.TypeOf(function);

    /// <inheritdoc/>
    public Type OutputType => typeof(object);

    /// <inheritdoc/>
    public async Task<object?> RunAsync(TaskOrchestrationContext context, object? input)
    {
        await using var run = new LocalFunctionContext(function, root, new LocalRetryContext(0, 0), CancellationToken.None) { InstanceServices = scope };
        InputBinder.AddTo(run, conversion);
        run.Bindings.Inputs[function.TriggerParameter] = context;
        run.Bindings.TriggerData["instanceId"] = context.InstanceId;
        OrchestrationInput.Keep(run, input);
        await runner.RunAsync(run);
        return run.Bindings.Result;
    }
}
