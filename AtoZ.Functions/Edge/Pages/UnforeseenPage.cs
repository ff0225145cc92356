using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Edge.Pages.Shared;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Texts;
using Microsoft.AspNetCore.Http;

namespace AtoZ.Functions.Edge.Pages;

/// <summary>What a person sees when a page failed in a way that nobody foresaw: in their language, with the way back and a number to name.</summary>
internal sealed class UnforeseenPage(PageRenderer pages, TimeProvider clock)
{
    /// <summary>Whether a person's browser asked: for a page, not for the API.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="status">The status of the answer. While something is down, whoever does not ask for anything else gets the page that is wanted here.</param>
    public static bool Suits(HttpRequest request, int status = StatusCodes.Status500InternalServerError)
    {
        string accept = request.Headers.Accept.ToString();
        return !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            && (accept.Contains("text/html", StringComparison.OrdinalIgnoreCase) || (status == StatusCodes.Status503ServiceUnavailable && IsAnything(accept)));
    }

    /// <summary>The page.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="refusal">What went wrong, by its code and status.</param>
    /// <param name="number">Under which the log has it.</param>
    public Task<HtmlPage> Of(HttpRequest request, Refusal refusal, string number)
    {
        bool staff = request.Path.StartsWithSegments("/staff", StringComparison.OrdinalIgnoreCase);
        Reader reader = staff ? new Reader("en", clock.GetUtcNow()) : CasePath.Reader(request, clock.GetUtcNow());
        MessageView view = new(
            reader,
            reader.SayFirst($"unforeseen.title.{refusal.Code}", "unforeseen.title"),
            reader.SayFirst($"unforeseen.text.{refusal.Code}", "unforeseen.text"),
            [reader.Say("unforeseen.number", ("number", number))],
            null,
            Back(request.Path),
            reader.Say("action.back"));
        return pages.Page<MessagePage>(view, refusal.Status);
    }

    /// <summary>The page of an address that nothing answers.</summary>
    public Task<HtmlPage> Unknown(HttpRequest request, Refusal refusal)
    {
        Reader reader = CasePath.Reader(request, clock.GetUtcNow());
        return pages.Page<MessagePage>(new MessageView(reader, reader.Say("unknown.title"), reader.Say("unknown.text"), [reader.Say("link.advice.whole")], null), refusal.Status);
    }

    private static bool IsAnything(string accept) => accept.Length == 0 || accept.StartsWith("*/*", StringComparison.Ordinal);

    // The case or the claim that the page belongs to; elsewhere the page itself.
    private static string Back(PathString path)
    {
        string[] parts = (path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            ["case", var token, ..] => "/case/" + token,
            ["staff", "claim", var id, ..] => "/staff/claim/" + id,
            ["staff", ..] => "/staff",
            _ => "/" + string.Join('/', parts),
        };
    }
}
