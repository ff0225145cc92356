using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.Primitives;

namespace AtoZ.LocalHost.Hosting.Http;

/// <summary>Copies headers between ASP.NET Core and the worker's types.</summary>
internal static class WebHeaders
{
    /// <summary>A request's headers.</summary>
    /// <param name="headers">ASP.NET Core's.</param>
    /// <returns>The worker's.</returns>
    public static HttpHeadersCollection Read(IHeaderDictionary headers) =>
        new(headers.Select(header => KeyValuePair.Create(header.Key, header.Value.Select(value => value ?? string.Empty))));

    /// <summary>Writes an answer's headers, each in place of an earlier one.</summary>
    /// <param name="from">The worker's.</param>
    /// <param name="to">ASP.NET Core's.</param>
    public static void Write(HttpHeadersCollection from, IHeaderDictionary to)
    {
        foreach ((string name, System.Net.Http.Headers.HeaderStringValues values) in from.NonValidated)
        {
            to[name] = new StringValues([.. values]);
        }
    }
}
