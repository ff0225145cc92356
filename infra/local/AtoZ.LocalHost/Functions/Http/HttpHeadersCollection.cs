using System.Net.Http.Headers;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>The headers of a request or an answer; names ignore case.</summary>
public class HttpHeadersCollection : HttpHeaders
{
    /// <summary>No headers.</summary>
    public HttpHeadersCollection()
    {
    }

    /// <summary>The headers given.</summary>
    /// <param name="headers">Name and values.</param>
    public HttpHeadersCollection(IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        foreach ((string name, IEnumerable<string> values) in headers)
        {
            TryAddWithoutValidation(name, values);
        }
    }

    /// <summary>The headers given.</summary>
    /// <param name="headers">Name and value.</param>
    public HttpHeadersCollection(IEnumerable<KeyValuePair<string, string>> headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        foreach ((string name, string value) in headers)
        {
            TryAddWithoutValidation(name, value);
        }
    }
}
