namespace FunctionsHost.Binding;

/// <summary>Names in <c>FunctionParameter.Properties</c>.</summary>
internal static class ParameterProperties
{
    /// <summary>The attribute that binds the parameter.</summary>
    public const string BindingAttribute = "bindingAttribute";

    /// <summary>The converter named on the parameter itself.</summary>
    public const string ConverterType = "converterType";

    /// <summary>The converters named by the binding attribute, in order.</summary>
    public const string AttributeConverters = "bindingAttributeSupportedConverters";

    /// <summary>Whether the worker's own converters are asked after those.</summary>
    public const string FallbackBehavior = "converterFallbackBehavior";
}
