using System.Collections.Immutable;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>A function of the app.</summary>
public abstract class FunctionDefinition
{
    /// <summary>For subclasses.</summary>
    protected FunctionDefinition()
    {
    }

    /// <summary>The parameters, in order.</summary>
    public abstract ImmutableArray<FunctionParameter> Parameters { get; }

    /// <summary>The assembly's file.</summary>
    public abstract string PathToAssembly { get; }

    /// <summary>Full type name, dot, method.</summary>
    public abstract string EntryPoint { get; }

    /// <summary>The function's id.</summary>
    public abstract string Id { get; }

    /// <summary>The function's name.</summary>
    public abstract string Name { get; }

    /// <summary>Trigger and inputs by parameter name.</summary>
    public abstract IImmutableDictionary<string, BindingMetadata> InputBindings { get; }

    /// <summary>Outputs by name.</summary>
    public abstract IImmutableDictionary<string, BindingMetadata> OutputBindings { get; }
}
