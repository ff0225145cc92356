using System.Diagnostics.CodeAnalysis;
using AtoZ.LocalHost.Hosting.Binding;

namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>What a converter may ask about the parameter.</summary>
public static class ConverterContextExtensions
{
    /// <summary>The attribute that binds the parameter, of a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="context">The input.</param>
    /// <param name="bindingAttribute">The attribute.</param>
    /// <returns>Whether there is one of this type.</returns>
    public static bool TryGetBindingAttribute<T>(this ConverterContext context, [NotNullWhen(true)] out object? bindingAttribute) =>
        context.TryGetBindingAttribute(typeof(T), out bindingAttribute);

    /// <summary>The attribute that binds the parameter, of a type.</summary>
    /// <param name="context">The input.</param>
    /// <param name="type">The type.</param>
    /// <param name="bindingAttribute">The attribute.</param>
    /// <returns>Whether there is one of this type.</returns>
    public static bool TryGetBindingAttribute(this ConverterContext context, Type type, [NotNullWhen(true)] out object? bindingAttribute)
    {
        ArgumentNullException.ThrowIfNull(context);
        bindingAttribute = context.Properties.TryGetValue(ParameterProperties.BindingAttribute, out object? value) && value.GetType() == type ? value : null;
        return bindingAttribute is not null;
    }
}
