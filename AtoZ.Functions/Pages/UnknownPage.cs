using AtoZ.Functions.Pages.Case;
using AtoZ.Functions.Pages.Shared;
using AtoZ.Functions.Pages.ViewModels;
using AtoZ.Functions.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Pages;

/// <summary>What a browser sees where there is no page: in its language, with what to do. Below <c>/api</c> programs get a problem instead.</summary>
public sealed class UnknownPage(PageRenderer pages, TimeProvider clock)
{
    /// <summary>Shows the page.</summary>
    // The last name of all, since the genuine host tries routes in the order of names and this one matches everything.
    [Function("ZzzUnknownPage")]
    public async Task<IActionResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{*path}")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Reader reader = CasePath.Reader(request, clock.GetUtcNow());
        MessageView view = new(reader, reader.Say("page.unknown.title"), reader.Say("page.unknown.text"), [reader.Say("link.advice.newest"), reader.Say("link.advice.whole")], null);
        return await pages.Page<MessagePage>(view, StatusCodes.Status404NotFound);
    }
}
