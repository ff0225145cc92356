using FunctionsHost.Keys;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace FunctionsHost.Http;

/// <summary>Looks for a key in the header <c>x-functions-key</c>, then in the query's <c>code</c>, as Azure does.</summary>
internal sealed class KeyCheck(KeyRing keys, ILogger<KeyCheck> logger)
{
    /// <summary>The header with a key.</summary>
    public const string Header = "x-functions-key";

    /// <summary>The name of a key in the query.</summary>
    public const string Query = "code";

    /// <summary>Lets a request pass, or answers it with 401.</summary>
    /// <param name="http">The request.</param>
    /// <param name="level">The level that it needs.</param>
    /// <param name="function">The function, for its own keys.</param>
    /// <returns>Whether it may pass.</returns>
    public bool Passes(HttpContext http, AuthorizationLevel level, string? function = null)
    {
        string? key = http.Request.Headers[Header].FirstOrDefault() ?? http.Request.Query[Query].FirstOrDefault();
        if (keys.Opens(level, key, function))
        {
            return true;
        }

        // The genuine host answers so: without a body. What was wanted stands in the log.
        logger.LogInformation("{Method} {Path} was refused: {Found}; send {Wanted} in the header x-functions-key or as ?code=.", http.Request.Method, http.Request.Path, Found(key), Wanted(level));
        http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return false;
    }

    private static string Found(string? key) => string.IsNullOrEmpty(key) ? "no key was given" : "the key given does not open it";

    private static string Wanted(AuthorizationLevel level) => level switch
    {
        AuthorizationLevel.Admin => "the master key",
        AuthorizationLevel.System => "a system key or the master key",
        _ => "a key of this function, a host key or the master key",
    };
}
