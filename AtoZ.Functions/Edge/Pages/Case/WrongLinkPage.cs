using AtoZ.Functions.Edge.Pages.Shared;
using AtoZ.Functions.Texts;
using Microsoft.AspNetCore.Http;

namespace AtoZ.Functions.Edge.Pages.Case;

/// <summary>The page of a link that opens nothing: what may be wrong with it, and how to get another.</summary>
internal static class WrongLinkPage
{
    public static Task<HtmlPage> WrongLink(this PageRenderer pages, Reader reader)
    {
        string[] advice = [reader.Say("link.advice.newest"), reader.Say("link.advice.whole"), reader.Say("link.advice.lost")];
        return pages.Page<MessagePage>(
            new MessageView(reader, reader.Say("link.title"), reader.Say("link.LINK_WRONG"), advice, null, LostLinkPages.Path, reader.Say("lost.title")), StatusCodes.Status404NotFound);
    }
}
