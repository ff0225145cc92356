namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>Names the converter for a type or for a parameter.</summary>
[AttributeUsage(
    AttributeTargets.Parameter | AttributeTargets.Class | AttributeTargets.Interface | AttributeTargets.Enum | AttributeTargets.Struct,
    AllowMultiple = true)]
public class InputConverterAttribute : Attribute
{
    /// <summary>Creates the attribute.</summary>
    /// <param name="converterType">A class that is an <see cref="IInputConverter"/>.</param>
    /// <exception cref="InvalidOperationException">It is not.</exception>
    public InputConverterAttribute(Type converterType)
    {
        ArgumentNullException.ThrowIfNull(converterType);
        if (!typeof(IInputConverter).IsAssignableFrom(converterType))
        {
            throw new InvalidOperationException($"{converterType.Name} must implement {typeof(IInputConverter).FullName} to be used as an input converter.");
        }

        ConverterType = converterType;
    }

    /// <summary>The converter.</summary>
    public Type ConverterType { get; }
}

/// <summary>Whether the worker's own converters are asked when those of a binding attribute have nothing to say.</summary>
public enum ConverterFallbackBehavior
{
    /// <summary>They are asked.</summary>
    Allow = 0,

    /// <summary>They are not asked.</summary>
    Disallow = 1,

    /// <summary>They are asked.</summary>
    Default = Allow,
}

/// <summary>On a binding attribute: whether the worker's own converters are asked after those it names.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ConverterFallbackBehaviorAttribute : Attribute
{
    /// <summary>Creates the attribute.</summary>
    /// <param name="fallbackBehavior">Whether they are asked.</param>
    public ConverterFallbackBehaviorAttribute(ConverterFallbackBehavior fallbackBehavior) => Behavior = fallbackBehavior;

    /// <summary>Whether they are asked.</summary>
    public ConverterFallbackBehavior Behavior { get; }
}

/// <summary>On a converter: a type that it can make.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class SupportedTargetTypeAttribute : Attribute
{
    /// <summary>Creates the attribute.</summary>
    /// <param name="targetType">The type.</param>
    public SupportedTargetTypeAttribute(Type targetType) => TargetType = targetType;

    /// <summary>The type.</summary>
    public Type TargetType { get; }
}
