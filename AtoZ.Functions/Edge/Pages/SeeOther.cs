using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace AtoZ.Functions.Edge.Pages;

/// <summary>After a POST acted: 303, so that reloading the next page never acts again.</summary>
/// <param name="location">Where the browser goes.</param>
/// <param name="done">What was done, to be said there once; null when nothing is to be said.</param>
internal sealed class SeeOther(string location, string? done = null) : IActionResult
{
    /// <summary>Where the browser goes.</summary>
    public string Location => done is null ? location : $"{location}?done={done}";

    /// <inheritdoc/>
    public Task ExecuteResultAsync(ActionContext context)
    {
        HttpResponse response = context.HttpContext.Response;
        HtmlPage.Protect(response.Headers);
        response.StatusCode = StatusCodes.Status303SeeOther;
        response.Headers.Location = this.Location;
        if (done is not null)
        {
            JustDone.Put(response, location, done);
        }

        return Task.CompletedTask;
    }
}
