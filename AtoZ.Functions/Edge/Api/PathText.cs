using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AtoZ.Functions.Edge.Api;

/// <summary>
/// Ids in paths. The server decodes a path but for <c>%2F</c>, which would be another part of it; so an id that holds a slash, or a percent
/// sign before 2F, is read from the path as it was sent.
/// </summary>
internal static class PathText
{
    private const string Slash = "%2F";

    /// <summary>The id that the caller meant.</summary>
    /// <param name="request">The request.</param>
    /// <param name="bound">The part of the path as the server bound it.</param>
    public static string Id(HttpRequest request, string bound)
    {
        if (!bound.Contains(Slash, StringComparison.OrdinalIgnoreCase))
        {
            return bound;
        }

        string? sent = Raw(request).Split('/').FirstOrDefault(part => AsBound(part) == bound);
        return sent is null ? bound : Uri.UnescapeDataString(sent);
    }

    /// <summary>The path as it was sent, without the query.</summary>
    public static string Raw(HttpRequest request)
    {
        string? target = request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget;
        return (string.IsNullOrEmpty(target) ? request.Path.ToUriComponent() : target).Split('?')[0];
    }

    private static string AsBound(string part) =>
        Uri.UnescapeDataString(part.Replace(Slash, "%252F", StringComparison.Ordinal).Replace("%2f", "%252f", StringComparison.Ordinal));
}
