using AtoZ.LocalHost.Hosting.Keys;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.LocalHost.Hosting.Http;

/// <summary>Looks for a key in the header <c>x-functions-key</c>, then in the query's <c>code</c>, as Azure does.</summary>
internal sealed class KeyCheck(KeyRing keys)
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
    public async Task<bool> PassesAsync(HttpContext http, AuthorizationLevel level, string? function = null)
    {
        string? key = http.Request.Headers[Header].FirstOrDefault() ?? http.Request.Query[Query].FirstOrDefault();
        if (keys.Opens(level, key, function))
        {
            return true;
        }

        string wanted = level switch
        {
            AuthorizationLevel.Admin => "the master key",
            AuthorizationLevel.System => "a system key or the master key",
            _ => "a key of this function, a host key or the master key",
        };
        string found = string.IsNullOrEmpty(key) ? "No key was given" : "The key given does not open this address";
        await Problem.WriteAsync(
            http, StatusCodes.Status401Unauthorized, "Unauthorized", $"{found}: send {wanted} in the header {Header} or as ?{Query}=.");
        return false;
    }
}
