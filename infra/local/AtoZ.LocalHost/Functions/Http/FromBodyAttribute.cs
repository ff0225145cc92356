using AtoZ.LocalHost.Hosting.Binding;
using Microsoft.Azure.Functions.Worker.Converters;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>The parameter is the request's body, read as JSON.</summary>
public class FromBodyAttribute : InputConverterAttribute
{
    /// <summary>Creates the attribute.</summary>
    public FromBodyAttribute()
        : base(typeof(FromBodyConverter))
    {
    }
}
