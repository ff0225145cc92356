namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>A cookie of a request or an answer.</summary>
public interface IHttpCookie
{
    /// <summary>The domain that it is sent to.</summary>
    string? Domain { get; }

    /// <summary>When it ends.</summary>
    DateTimeOffset? Expires { get; }

    /// <summary>Hidden from scripts.</summary>
    bool? HttpOnly { get; }

    /// <summary>Seconds it lives.</summary>
    double? MaxAge { get; }

    /// <summary>The name.</summary>
    string Name { get; }

    /// <summary>The path that it is sent to.</summary>
    string? Path { get; }

    /// <summary>Whether other sites' requests carry it.</summary>
    SameSite SameSite { get; }

    /// <summary>Sent over https only.</summary>
    bool? Secure { get; }

    /// <summary>The value.</summary>
    string Value { get; }
}

/// <summary>Whether other sites' requests carry a cookie.</summary>
public enum SameSite
{
    /// <summary>Nothing is said.</summary>
    None = 0,

    /// <summary>Top-level navigation carries it.</summary>
    Lax = 1,

    /// <summary>No other site's request carries it.</summary>
    Strict = 2,

    /// <summary>Every request carries it, said aloud.</summary>
    ExplicitNone = 3,
}
