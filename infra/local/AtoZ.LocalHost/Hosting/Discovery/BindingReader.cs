using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace AtoZ.LocalHost.Hosting.Discovery;

/// <summary>Reads a function's bindings off its method.</summary>
internal static class BindingReader
{
    /// <summary>The kind of the HTTP output.</summary>
    public const string Http = "http";

    private const string ReturnValue = "$return";

    /// <summary>Trigger and inputs, by parameter.</summary>
    /// <param name="method">The method.</param>
    /// <returns>The bindings.</returns>
    public static IImmutableDictionary<string, BindingMetadata> Inputs(MethodInfo method) =>
        method.GetParameters()
            .Select(parameter => (Name: parameter.Name!, Attribute: parameter.GetCustomAttribute<BindingAttribute>(inherit: true)))
            .Where(parameter => parameter.Attribute is TriggerBindingAttribute or InputBindingAttribute)
            .ToImmutableDictionary(
                parameter => parameter.Name,
                parameter => (BindingMetadata)new LocalBindingMetadata(parameter.Name, Kind(parameter.Attribute!), BindingDirection.In));

    /// <summary>The properties of the returned class that are outputs; of an HTTP function also those of an HTTP type.</summary>
    /// <param name="method">The method.</param>
    /// <returns>The properties.</returns>
    public static ImmutableArray<PropertyInfo> OutputProperties(MethodInfo method)
    {
        Type type = Unwrapped(method.ReturnType);
        return type == typeof(string) || type.IsPrimitive
            ? []
            : [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0 && IsOutput(p))];
    }

    /// <summary>Outputs by name: of the returned class, or the returned value itself.</summary>
    /// <param name="method">The method.</param>
    /// <param name="properties">The properties that are outputs.</param>
    /// <returns>The bindings.</returns>
    public static IImmutableDictionary<string, BindingMetadata> Outputs(MethodInfo method, ImmutableArray<PropertyInfo> properties)
    {
        ImmutableDictionary<string, BindingMetadata> ofProperties = properties.ToImmutableDictionary(
            property => property.Name,
            property => (BindingMetadata)new LocalBindingMetadata(property.Name, Kind(property), BindingDirection.Out));
        bool answersHttp = method.GetParameters().Any(p => p.GetCustomAttribute<HttpTriggerAttribute>() is not null);
        return answersHttp && properties.IsEmpty && Unwrapped(method.ReturnType) != typeof(void)
            ? ofProperties.Add(ReturnValue, new LocalBindingMetadata(ReturnValue, Http, BindingDirection.Out))
            : ofProperties;
    }

    private static bool IsOutput(PropertyInfo property) =>
        property.GetCustomAttribute<OutputBindingAttribute>(inherit: true) is not null
        || property.PropertyType == typeof(Microsoft.Azure.Functions.Worker.Http.HttpResponseData);

    private static string Kind(PropertyInfo property) =>
        property.GetCustomAttribute<OutputBindingAttribute>(inherit: true) is { } output and not HttpResultAttribute ? Kind(output) : Http;

    private static string Kind(BindingAttribute attribute)
    {
        string name = attribute.GetType().Name.Replace("Attribute", string.Empty, StringComparison.Ordinal);
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private static Type Unwrapped(Type type)
    {
        if (type == typeof(Task))
        {
            return typeof(void);
        }

        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>) ? type.GetGenericArguments()[0] : type;
    }
}

/// <summary>A binding of a function.</summary>
internal sealed class LocalBindingMetadata(string name, string type, BindingDirection direction) : BindingMetadata
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Type => type;

    /// <inheritdoc/>
    public override BindingDirection Direction => direction;
}
