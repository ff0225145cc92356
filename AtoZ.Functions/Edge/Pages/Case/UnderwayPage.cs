using AtoZ.Functions.Cases;
using AtoZ.Functions.Edge.Pages.Shared;
using AtoZ.Functions.Texts;
using Microsoft.AspNetCore.Http;

namespace AtoZ.Functions.Edge.Pages.Case;

/// <summary>
/// What a page shows while the process has yet to follow what was done: that we have it, and that it takes a moment. Nothing that would no longer be
/// true: no headline, no deadline, no acts. The browser asks again after two seconds.
/// </summary>
internal static class UnderwayPage
{
    private const int RefreshSeconds = 2;

    /// <summary>The neutral card.</summary>
    public static async Task<HtmlPage> Show(PageRenderer pages, Reader reader, Underway underway, HttpRequest request)
    {
        MessageView view = new(reader, reader.Say("underway.title"), Said(reader, underway), [], null, request.Path, reader.Say("underway.look"));
        HtmlPage page = await pages.Page<MessagePage>(view);
        return page.RefreshedAfter(RefreshSeconds);
    }

    /// <summary>That we have it, and that it takes a moment.</summary>
    public static string Said(Reader reader, Underway underway) =>
        reader.SayFirst($"underway.{underway.Own ?? "Other"}", underway.Own is null ? "underway.Other" : "underway.Own");
}
