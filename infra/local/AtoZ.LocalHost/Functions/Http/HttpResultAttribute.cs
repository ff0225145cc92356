using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Names the property of a multi-output class which is the HTTP answer.</summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false)]
public sealed class HttpResultAttribute : OutputBindingAttribute
{
    /// <summary>Creates the attribute.</summary>
    public HttpResultAttribute()
    {
    }
}
