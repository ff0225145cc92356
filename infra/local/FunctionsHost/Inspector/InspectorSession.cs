using System.Security.Cryptography;
using System.Text;
using FunctionsHost.Http;
using FunctionsHost.Keys;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FunctionsHost.Inspector;

/// <summary>Who may look: whoever sends the master key, or was let in with it by the form (then by a cookie that no script can read).</summary>
internal sealed class InspectorSession(KeyRing keys)
{
    private const string CookieName = "atoz-inspector";
    private const string TokenField = "token";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);

    /// <summary>The token that each form carries: a page of another site can't know it.</summary>
    public string Token => Derived("form");

    /// <summary>Whether the request may look.</summary>
    /// <param name="http">The request.</param>
    /// <returns>Whether it may.</returns>
    public bool IsOpen(HttpContext http) =>
        keys.Opens(AuthorizationLevel.Admin, http.Request.Headers[KeyCheck.Header].FirstOrDefault())
        || Same(http.Request.Cookies[CookieName], Derived("cookie"));

    /// <summary>Whether a form is one of ours.</summary>
    /// <param name="form">The form.</param>
    /// <returns>Whether it is.</returns>
    public bool IsOurs(IFormCollection form) => Same(form[TokenField].FirstOrDefault(), Token);

    /// <summary>Asks for the master key, with 401.</summary>
    /// <param name="http">The request.</param>
    /// <param name="wrong">Whether a wrong one was given.</param>
    /// <returns>When written.</returns>
    public Task AskAsync(HttpContext http, bool wrong = false)
    {
        string note = wrong ? """<p role="alert" class="bad">That is not the master key.</p>""" : string.Empty;
        string body =
            $"""
            <h1>Inspector</h1>{note}
            <form method="post" action="{InspectorEndpoints.Base}/enter">
            <label for="key">Master key (in {KeyRing.FileName} of the data directory)</label>
            <input id="key" name="key" type="password" autocomplete="current-password" required>
            <button>Enter</button>
            </form>
            """;
        return InspectorHtml.WriteAsync(http, "Inspector", body, StatusCodes.Status401Unauthorized);
    }

    /// <summary>Lets in whoever gives the master key.</summary>
    /// <param name="http">The request.</param>
    /// <returns>When answered.</returns>
    public async Task EnterAsync(HttpContext http)
    {
        string? key = http.Request.HasFormContentType ? (await http.Request.ReadFormAsync(http.RequestAborted))["key"].FirstOrDefault() : null;
        if (!keys.Opens(AuthorizationLevel.Admin, key))
        {
            await AskAsync(http, wrong: true);
            return;
        }

        var cookie = new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = InspectorEndpoints.Base, MaxAge = Lifetime, Secure = http.Request.IsHttps };
        http.Response.Cookies.Append(CookieName, Derived("cookie"), cookie);
        http.Response.Redirect(InspectorEndpoints.Base);
    }

    /// <summary>Forgets the browser.</summary>
    /// <param name="http">The request.</param>
    public void Leave(HttpContext http) => http.Response.Cookies.Delete(CookieName, new CookieOptions { Path = InspectorEndpoints.Base });

    /// <summary>The fields that every form of ours carries.</summary>
    /// <param name="back">Where to go afterwards.</param>
    /// <returns>The HTML.</returns>
    public string Fields(string back) =>
        $"""<input type="hidden" name="{TokenField}" value="{Token}"><input type="hidden" name="back" value="{InspectorHtml.Text(back)}">""";

    private static bool Same(string? given, string wanted) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(wanted));

    private string Derived(string purpose) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(keys.MasterKey), Encoding.UTF8.GetBytes("inspector " + purpose)));
}
