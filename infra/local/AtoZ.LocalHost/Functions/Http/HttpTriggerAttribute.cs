using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts the function by an HTTP request.</summary>
public sealed class HttpTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>Any method, level <see cref="AuthorizationLevel.Function"/>.</summary>
    public HttpTriggerAttribute() => AuthLevel = AuthorizationLevel.Function;

    /// <summary>The methods named. Beware: without a level this is <see cref="AuthorizationLevel.Anonymous"/>, as in Azure.</summary>
    /// <param name="methods">HTTP methods, case ignored.</param>
    public HttpTriggerAttribute(params string[] methods) => Methods = methods;

    /// <summary>Any method at a level.</summary>
    /// <param name="authLevel">Which key a caller needs.</param>
    public HttpTriggerAttribute(AuthorizationLevel authLevel) => AuthLevel = authLevel;

    /// <summary>The methods named, at a level.</summary>
    /// <param name="authLevel">Which key a caller needs.</param>
    /// <param name="methods">HTTP methods, case ignored.</param>
    public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods)
    {
        AuthLevel = authLevel;
        Methods = methods;
    }

    /// <summary>Route template below the route prefix, with ASP.NET constraints; the function's name when null.</summary>
    public string? Route { get; set; }

    /// <summary>HTTP methods; any when null or empty.</summary>
    public string[]? Methods { get; }

    /// <summary>Which key a caller needs.</summary>
    public AuthorizationLevel AuthLevel { get; }
}
