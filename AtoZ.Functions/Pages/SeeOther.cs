using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace AtoZ.Functions.Pages;

/// <summary>After a POST acted: 303, so that reloading the next page never acts again.</summary>
public sealed class SeeOther(string location) : IActionResult
{
    /// <summary>Where the browser goes.</summary>
    public string Location => location;

    /// <inheritdoc/>
    public Task ExecuteResultAsync(ActionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        HttpResponse response = context.HttpContext.Response;
        HtmlPage.Protect(response.Headers);
        response.StatusCode = StatusCodes.Status303SeeOther;
        response.Headers.Location = location;
        return Task.CompletedTask;
    }
}
