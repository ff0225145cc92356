using System.Reflection;
using FunctionsHost.Binding;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace FunctionsHost.Discovery;

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

        properties[ParameterProperties.BindingAttribute] = binding;
        properties[ParameterProperties.AttributeConverters] = Converters(binding);
        if (binding.GetType().GetCustomAttribute<ConverterFallbackBehaviorAttribute>() is { } fallback && binding is not DurableClientAttribute)
        {
            properties[ParameterProperties.FallbackBehavior] = fallback.Behavior;
        }

        return properties;
    }

    // Microsoft's durable attributes name converters of their own extension, which speak to the genuine host only: here the client is the
    // engine's, and what a trigger brings is of its type already.
    private static IReadOnlyList<Type> Converters(BindingAttribute binding) => binding switch
    {
        DurableClientAttribute => [typeof(DurableClientConverter)],
        ActivityTriggerAttribute or OrchestrationTriggerAttribute => [],
        _ => [.. binding.GetType().GetCustomAttributes<InputConverterAttribute>(inherit: true).Select(attribute => attribute.ConverterType)],
    };
}
