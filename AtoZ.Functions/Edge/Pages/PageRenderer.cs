using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AtoZ.Functions.Edge.Pages;

/// <summary>Turns a Razor component into a page. Nothing stays alive on the server after that, and no script goes to the browser.</summary>
internal sealed class PageRenderer(IServiceScopeFactory scopes, ILoggerFactory loggers)
{
    /// <summary>Renders a page whose component takes one view as its <c>View</c> parameter.</summary>
    public async Task<HtmlPage> Page<TComponent>(object view, int status = 200)
        where TComponent : IComponent
    {
        return new HtmlPage("<!doctype html>\n" + await Fragment<TComponent>(view), status);
    }

    /// <summary>Renders a component alone.</summary>
    public async Task<string> Fragment<TComponent>(object view)
        where TComponent : IComponent
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        await using HtmlRenderer renderer = new(scope.ServiceProvider, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            ParameterView parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["View"] = view });
            return (await renderer.RenderComponentAsync<TComponent>(parameters)).ToHtmlString();
        });
    }
}
