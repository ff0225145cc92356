using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace AtoZ.LocalHost.Hosting.Discovery;

/// <summary>A function found in an assembly.</summary>
internal sealed class LocalFunction : FunctionDefinition
{
    private readonly MethodInvoker _invoker;

    /// <summary>Reads a method's attributes.</summary>
    /// <param name="name">The function's name.</param>
    /// <param name="method">The method.</param>
    /// <param name="triggerParameter">The parameter with the trigger.</param>
    public LocalFunction(string name, MethodInfo method, ParameterInfo triggerParameter)
    {
        Name = name;
        Method = method;
        _invoker = MethodInvoker.Create(method);
        Trigger = triggerParameter.GetCustomAttribute<TriggerBindingAttribute>()!;
        TriggerParameter = triggerParameter.Name!;
        EntryPoint = $"{method.ReflectedType!.FullName}.{method.Name}";
        Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{EntryPoint}|{name}")))[..32];
        Parameters = [.. method.GetParameters().Select(ParameterReader.Read)];
        InputBindings = BindingReader.Inputs(method);
        OutputProperties = BindingReader.OutputProperties(method);
        OutputBindings = BindingReader.Outputs(method, OutputProperties);
        Retry = method.GetCustomAttribute<RetryAttribute>();
    }

    /// <summary>The method.</summary>
    public MethodInfo Method { get; }

    /// <summary>What starts the function.</summary>
    public TriggerBindingAttribute Trigger { get; }

    /// <summary>The name of the parameter with the trigger.</summary>
    public string TriggerParameter { get; }

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

    /// <summary>The properties of the returned class that are outputs.</summary>
    public ImmutableArray<PropertyInfo> OutputProperties { get; }

    /// <summary>Calls the method; its own exception comes out as it is.</summary>
    /// <param name="target">The object, null for a static method.</param>
    /// <param name="values">The parameters' values.</param>
    /// <returns>What it returned.</returns>
    public object? Call(object? target, object?[] values) => _invoker.Invoke(target, values.AsSpan());
}
