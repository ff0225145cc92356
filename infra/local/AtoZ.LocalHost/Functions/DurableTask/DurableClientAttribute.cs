using AtoZ.LocalHost.Hosting.Binding;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The parameter is the client that starts, asks and steers orchestrations.</summary>
[InputConverter(typeof(DurableClientConverter))]
[ConverterFallbackBehavior(ConverterFallbackBehavior.Default)]
public sealed class DurableClientAttribute : InputBindingAttribute
{
    /// <summary>Creates the attribute.</summary>
    public DurableClientAttribute()
    {
    }

    /// <summary>The hub; host.json's when null. The local host has one hub.</summary>
    public string? TaskHub { get; set; }

    /// <summary>The setting with the hub's connection; host.json's when null.</summary>
    public string? ConnectionName { get; set; }
}
