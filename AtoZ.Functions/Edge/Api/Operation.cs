using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace AtoZ.Functions.Edge.Api;

/// <summary>
/// Which function a request calls about what, however its address is spelled: other case, a slash at the end, escapes and leading zeros
/// make no other operation, so that one Idempotency-Key acts once.
/// </summary>
internal static class Operation
{
    private const string Function = "atoz.function";

    // The token of a link is never stored: its id stands for the caller.
    private const string Token = "token";

    // The one part of addresses that is a number (a test looks that there is no other): 01 is 1, while ids are what they are.
    private const string Number = "line";

    /// <summary>Remembers which function a request is for.</summary>
    public static void Is(HttpContext http, string function)
    {
        http.Items[Function] = function;
    }

    /// <summary>The operation's one spelling.</summary>
    public static string Of(HttpRequest request)
    {
        IEnumerable<string> about = request.RouteValues
            .Where(part => part.Key != Token && part.Value is not null)
            .OrderBy(part => part.Key, StringComparer.Ordinal)
            .Select(part => (part.Key, Spelled: Spelled(request, part.Key, Convert.ToString(part.Value, CultureInfo.InvariantCulture)!)))
            .Select(part => $"{part.Key}={Uri.EscapeDataString(part.Spelled)}");
        return string.Join(' ', about.Prepend((string)request.HttpContext.Items[Function]!));
    }

    /// <summary>The token in the address of a link's route; null where there is none.</summary>
    public static string? TokenOf(HttpRequest request) =>
        request.RouteValues.GetValueOrDefault(Token) as string;

    private static string Spelled(HttpRequest request, string name, string value) =>
        name == Number && long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : PathText.Id(request, value);
}
