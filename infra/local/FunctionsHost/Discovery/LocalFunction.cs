using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Azure.Functions.Worker;

namespace FunctionsHost.Discovery;

/// <summary>A function of the app.</summary>
internal sealed class LocalFunction : FunctionDefinition
{
    private readonly MethodInvoker _invoker;

    /// <summary>Joins what the metadata says with the method that it names.</summary>
    /// <param name="name">The function's name.</param>
    /// <param name="method">The method.</param>
    /// <param name="trigger">What starts it.</param>
    /// <param name="bindings">All its bindings.</param>
    public LocalFunction(string name, MethodInfo method, FunctionTrigger trigger, IReadOnlyList<BindingMetadata> bindings)
    {
        Name = name;
        Method = method;
        _invoker = MethodInvoker.Create(method);
        Trigger = trigger;
        EntryPoint = $"{method.ReflectedType!.FullName}.{method.Name}";
        Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{EntryPoint}|{name}")))[..32];
        Parameters = [.. method.GetParameters().Select(ParameterReader.Read)];
        InputBindings = bindings.Where(b => b.Direction == BindingDirection.In).ToImmutableDictionary(b => b.Name);
        OutputBindings = bindings.Where(b => b.Direction == BindingDirection.Out).ToImmutableDictionary(b => b.Name);
        Retry = method.GetCustomAttribute<RetryAttribute>();
    }

    /// <summary>The method.</summary>
    public MethodInfo Method { get; }

    /// <summary>What starts the function.</summary>
    public FunctionTrigger Trigger { get; }

    /// <summary>The name of the parameter with the trigger.</summary>
    public string TriggerParameter => Trigger.Parameter;

    /// <summary>Whether and how the host runs it again after a failure.</summary>
    public RetryAttribute? Retry { get; }

    /// <inheritdoc/>
    public override ImmutableArray<FunctionParameter> Parameters { get; }

    /// <inheritdoc/>
    public override string PathToAssembly => Method.Module.Assembly.Location;

    /// <inheritdoc/>
    public override string EntryPoint { get; }

    /// <inheritdoc/>
    public override string Id { get; }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; }

    /// <inheritdoc/>
    public override IImmutableDictionary<string, BindingMetadata> OutputBindings { get; }

    /// <summary>Calls the method; its own exception comes out as it is.</summary>
    /// <param name="target">The object, null for a static method.</param>
    /// <param name="values">The parameters' values.</param>
    /// <returns>What it returned.</returns>
    public object? Call(object? target, object?[] values) => _invoker.Invoke(target, values.AsSpan());
}
