namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Says what a binding can do, by the names of <see cref="KnownBindingCapabilities"/>.</summary>
/// <param name="capabilities">The names.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BindingCapabilitiesAttribute(params string[] capabilities) : Attribute
{
    /// <summary>The capabilities named.</summary>
    public string[] Capabilities { get; } = capabilities ?? throw new ArgumentNullException(nameof(capabilities));
}

/// <summary>Names for <see cref="BindingCapabilitiesAttribute"/>.</summary>
public static class KnownBindingCapabilities
{
    /// <summary>A function with this trigger may carry a <see cref="RetryAttribute"/>.</summary>
    public const string FunctionLevelRetry = "FunctionLevelRetry";
}
