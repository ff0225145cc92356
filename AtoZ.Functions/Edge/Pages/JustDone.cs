using Microsoft.AspNetCore.Http;

namespace AtoZ.Functions.Edge.Pages;

/// <summary>
/// What was just done, said once: a cookie goes along with the redirect after the POST, and the page that says it takes the cookie back. So a
/// reload, a bookmark or a forwarded address does not say "done" again.
/// </summary>
internal static class JustDone
{
    private const string Name = "atoz-done";

    /// <summary>Puts it into the answer to a POST.</summary>
    public static void Put(HttpResponse response, string path, string act) => response.Cookies.Append(Name, act, Options(path));

    /// <summary>What was just done, when the address says so too; null otherwise.</summary>
    private static string? Read(HttpRequest request) =>
        request.Query["done"].ToString() is { Length: > 0 } act && string.Equals(request.Cookies[Name], act, StringComparison.Ordinal) ? act : null;

    /// <summary>What was just done, for a page that says it now; empty when nothing was.</summary>
    public static string Once(HttpRequest request)
    {
        string act = Read(request) ?? "";
        Forget(request);
        return act;
    }

    private static void Forget(HttpRequest request) => request.HttpContext.Response.Cookies.Delete(Name, Options(request.Path));

    private static CookieOptions Options(string path) => new() { Path = path, HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromMinutes(5) };
}
