using AtoZ.Functions.Texts;
using Microsoft.AspNetCore.Http;

namespace AtoZ.Functions.Edge.Pages.Case;

/// <summary>Addresses of a case and the language it is read in.</summary>
internal static class CasePath
{
    private const string Cookie = "atoz_lang";

    /// <summary>The address of a case.</summary>
    public static string Of(string token) => "/case/" + Uri.EscapeDataString(token);

    /// <summary>The reader: what they chose now, chose before, were written to, or what their browser asks for.</summary>
    public static Reader Reader(HttpRequest request, DateTimeOffset now, string? partyLanguage = null, string? timeZone = null)
    {
        string? chosen = request.Query["lang"];
        string language = Languages.Choose(chosen, request.Cookies[Cookie], partyLanguage, Languages.FromHeader(request.Headers.AcceptLanguage));
        if (chosen is not null && language == Languages.Choose(chosen))
        {
            // The reader's own choice, kept in the reader's browser: nothing changes here.
            request.HttpContext.Response.Cookies.Append(Cookie, language, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = request.IsHttps, Path = "/", IsEssential = true });
        }

        return new Reader(language, now, TimeZones.Of(timeZone));
    }
}
