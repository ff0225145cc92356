using Microsoft.Azure.Functions.Worker;

namespace FunctionsHost.Invocation;

/// <summary>What goes into and comes out of one run.</summary>
internal sealed class InvocationBindings
{
    /// <summary>Inputs by parameter name.</summary>
    public Dictionary<string, object?> Inputs { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What the trigger said besides.</summary>
    public Dictionary<string, object?> TriggerData { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What the function returned.</summary>
    public object? Result { get; set; }

    /// <summary>The bindings of a run.</summary>
    /// <param name="context">The run.</param>
    /// <returns>The bindings.</returns>
    /// <exception cref="InvalidOperationException">The run does not come from this host.</exception>
    public static InvocationBindings Of(FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<InvocationBindings>()
            ?? throw new InvalidOperationException("This invocation does not come from the local host: it has no bindings.");
    }

    /// <summary>What was given under a name: the inputs first, then what the trigger said.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The source, or null.</returns>
    public object? Source(string name) => Inputs.TryGetValue(name, out object? value) ? value : TriggerData.GetValueOrDefault(name);
}
