using System.Reflection;
using AtoZ.LocalHost.Hosting.Binding;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace AtoZ.LocalHost.Hosting.Discovery;

/// <summary>Reads what converters need to know off a parameter.</summary>
internal static class ParameterReader
{
    /// <summary>Reads one parameter.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <returns>Name, type, default, and properties.</returns>
    public static FunctionParameter Read(ParameterInfo parameter) =>
        new(parameter.Name!, parameter.ParameterType, parameter.HasDefaultValue, Default(parameter), Properties(parameter));

    private static object? Default(ParameterInfo parameter)
    {
        if (!parameter.HasDefaultValue)
        {
            return null;
        }

        // `= default` of a struct is null in metadata.
        return parameter.DefaultValue ?? (parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null);
    }

    private static Dictionary<string, object> Properties(ParameterInfo parameter)
    {
        var properties = new Dictionary<string, object>(StringComparer.Ordinal);
        if (parameter.GetCustomAttributes<InputConverterAttribute>(inherit: true).FirstOrDefault() is { } converter)
        {
            properties[ParameterProperties.ConverterType] = converter.ConverterType;
        }

        if (parameter.GetCustomAttribute<BindingAttribute>(inherit: true) is not { } binding)
        {
            return properties;
        }

        Type type = binding.GetType();
        properties[ParameterProperties.BindingAttribute] = binding;
        properties[ParameterProperties.AttributeConverters] = (IReadOnlyList<Type>)
            [.. type.GetCustomAttributes<InputConverterAttribute>(inherit: true).Select(attribute => attribute.ConverterType)];
        if (type.GetCustomAttribute<ConverterFallbackBehaviorAttribute>() is { } fallback)
        {
            properties[ParameterProperties.FallbackBehavior] = fallback.Behavior;
        }

        return properties;
    }
}
