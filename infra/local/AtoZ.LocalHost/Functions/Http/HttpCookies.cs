namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>The cookies of an answer.</summary>
public abstract class HttpCookies
{
    /// <summary>For subclasses.</summary>
    protected HttpCookies()
    {
    }

    /// <summary>Adds a cookie by name and value.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    public abstract void Append(string name, string value);

    /// <summary>Adds a cookie.</summary>
    /// <param name="cookie">The cookie.</param>
    public abstract void Append(IHttpCookie cookie);

    /// <summary>A new cookie to fill in and append.</summary>
    /// <returns>The cookie.</returns>
    public abstract IHttpCookie CreateNew();
}
