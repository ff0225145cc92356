using System.Collections.Immutable;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>A parameter of a function.</summary>
public class FunctionParameter
{
    /// <summary>A parameter without default.</summary>
    /// <param name="name">The name.</param>
    /// <param name="type">The type.</param>
    public FunctionParameter(string name, Type type)
        : this(name, type, ImmutableDictionary<string, object>.Empty)
    {
    }

    /// <summary>A parameter that may have a default.</summary>
    /// <param name="name">The name.</param>
    /// <param name="type">The type.</param>
    /// <param name="hasDefaultValue">Whether it has one.</param>
    /// <param name="defaultValue">The default.</param>
    public FunctionParameter(string name, Type type, bool hasDefaultValue, object? defaultValue)
        : this(name, type, hasDefaultValue, defaultValue, ImmutableDictionary<string, object>.Empty)
    {
    }

    /// <summary>A parameter without default, with properties for converters.</summary>
    /// <param name="name">The name.</param>
    /// <param name="type">The type.</param>
    /// <param name="properties">The properties.</param>
    public FunctionParameter(string name, Type type, IReadOnlyDictionary<string, object> properties)
        : this(name, type, hasDefaultValue: false, defaultValue: null, properties)
    {
    }

    /// <summary>A parameter that may have a default, with properties for converters.</summary>
    /// <param name="name">The name.</param>
    /// <param name="type">The type.</param>
    /// <param name="hasDefaultValue">Whether it has a default.</param>
    /// <param name="defaultValue">The default.</param>
    /// <param name="properties">The properties.</param>
    public FunctionParameter(string name, Type type, bool hasDefaultValue, object? defaultValue, IReadOnlyDictionary<string, object> properties)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(properties);
        Name = name;
        Type = type;
        HasDefaultValue = hasDefaultValue;
        DefaultValue = defaultValue;
        Properties = properties;
        IsReferenceOrNullableType = !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The type.</summary>
    public Type Type { get; }

    /// <summary>Whether the method gives a default.</summary>
    public bool HasDefaultValue { get; }

    /// <summary>Whether null can be passed.</summary>
    public bool IsReferenceOrNullableType { get; }

    /// <summary>The default.</summary>
    public object? DefaultValue { get; }

    /// <summary>What converters may want to know, such as the binding attribute.</summary>
    public IReadOnlyDictionary<string, object> Properties { get; }
}
