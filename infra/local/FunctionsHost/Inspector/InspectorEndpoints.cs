using DurableTask.Sqlite;
using DurableTask.Sqlite.Time;
using FunctionsHost.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FunctionsHost.Inspector;

/// <summary>
/// A look at the durable engine for people: instances, what happened in them, what they wait for. Only for the master key, and only
/// where the setting <c>LocalHost:Inspector</c> asks for it. A GET changes nothing; every change is a POST with the form's token.
/// </summary>
internal sealed class InspectorEndpoints(
    InspectorSession session, InstanceListPage list, InstanceDetailsPage details, DurableEngine engine, TimeProvider time, WorkTracker work)
{
    /// <summary>Where it is.</summary>
    public const string Base = "/runtime/inspector";

    private static readonly TimeSpan SettleLimit = TimeSpan.FromSeconds(10);

    /// <summary>Maps it.</summary>
    /// <param name="routes">The routes.</param>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Base, Reading(list.ShowAsync));
        routes.MapGet($"{Base}/instances/{{id}}", Reading(details.ShowAsync));
        routes.MapPost($"{Base}/enter", session.EnterAsync);
        routes.MapPost($"{Base}/leave", Changing(LeaveAsync));
        routes.MapPost($"{Base}/clock/next", Changing(JumpAsync));
        routes.MapPost($"{Base}/instances/{{id}}/raise", Changing(RaiseAsync));
        routes.MapPost($"{Base}/instances/{{id}}/suspend", Changing((http, form) => engine.SuspendAsync(Id(http), Text(form, "reason"), http.RequestAborted)));
        routes.MapPost($"{Base}/instances/{{id}}/resume", Changing((http, form) => engine.ResumeAsync(Id(http), Text(form, "reason"), http.RequestAborted)));
        routes.MapPost($"{Base}/instances/{{id}}/terminate", Changing(TerminateAsync));
    }

    private static string Id(HttpContext http) => (string)http.Request.RouteValues["id"]!;

    private static string? Text(IFormCollection form, string name) => form[name].FirstOrDefault() is { Length: > 0 } text ? text : null;

    private RequestDelegate Reading(RequestDelegate page) => async http =>
    {
        if (!session.IsOpen(http))
        {
            await session.AskAsync(http);
            return;
        }

        await page(http);
    };

    // After a change the browser is sent back to where it was, so that a reload repeats nothing.
    private RequestDelegate Changing(Func<HttpContext, IFormCollection, Task> change) => async http =>
    {
        if (!session.IsOpen(http) || !http.Request.HasFormContentType)
        {
            await session.AskAsync(http);
            return;
        }

        IFormCollection form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (!session.IsOurs(form))
        {
            await Problem.WriteAsync(http, StatusCodes.Status403Forbidden, "Forbidden", "The form is out of date; load the page again.");
            return;
        }

        await change(http, form);
        if (!http.Response.HasStarted && http.Response.StatusCode == StatusCodes.Status200OK)
        {
            await SettleAsync(http.RequestAborted);
            string back = Text(form, "back") ?? Base;
            http.Response.Redirect(back.StartsWith(Base, StringComparison.Ordinal) ? back : Base);
        }
    };

    private Task LeaveAsync(HttpContext http, IFormCollection form)
    {
        session.Leave(http);
        return Task.CompletedTask;
    }

    private async Task RaiseAsync(HttpContext http, IFormCollection form)
    {
        string? payload = Text(form, "payload");
        if (Text(form, "name") is not { } name || !InspectorHtml.IsJson(payload))
        {
            await Problem.WriteAsync(http, StatusCodes.Status400BadRequest, "Bad Request", "An event needs a name, and its payload must be JSON: put a text between double quotes.");
            return;
        }

        await engine.RaiseEventAsync(Id(http), name, payload, http.RequestAborted);
    }

    private Task TerminateAsync(HttpContext http, IFormCollection form)
    {
        string? reason = Text(form, "reason");
        return engine.TerminateAsync(
            Id(http), reason is null ? null : System.Text.Json.JsonSerializer.Serialize(reason), form.ContainsKey("recursive"), http.RequestAborted);
    }

    private async Task JumpAsync(HttpContext http, IFormCollection form)
    {
        if (time is not LocalClock { IsVirtual: true } clock)
        {
            await Problem.WriteAsync(http, StatusCodes.Status400BadRequest, "Bad Request", "The clock is the real one; only a virtual clock can be moved.");
            return;
        }

        if (clock.NextTimerDue is { } due)
        {
            clock.AdvanceTo(due);
        }
    }

    // The page that follows is to show what came of the change.
    private async Task SettleAsync(CancellationToken aborted)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        limit.CancelAfter(SettleLimit);
        await work.WhenIdleAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
