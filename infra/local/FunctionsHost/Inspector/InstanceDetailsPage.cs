using System.Globalization;
using System.Text;
using DurableTask.Sqlite;
using DurableTask.Sqlite.History;
using DurableTask.Sqlite.Replay;
using FunctionsHost.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using static FunctionsHost.Inspector.InspectorHtml;

namespace FunctionsHost.Inspector;

/// <summary>One instance: what it is, what it waits for, what can be done with it, and what happened in it.</summary>
internal sealed class InstanceDetailsPage(DurableEngine engine, WaitingEvents waiting, InspectorSession session)
{
    /// <summary>Shows the page.</summary>
    /// <param name="http">The request.</param>
    /// <returns>When written.</returns>
    public async Task ShowAsync(HttpContext http)
    {
        string id = (string)http.Request.RouteValues["id"]!;
        InstanceState? instance = await engine.GetAsync(id, withPayloads: true, http.RequestAborted);
        if (instance is null)
        {
            await Problem.WriteAsync(http, StatusCodes.Status404NotFound, "Not Found", $"There is no instance '{id}'.");
            return;
        }

        IReadOnlyList<HistoryEvent> history = await engine.GetHistoryAsync(id, http.RequestAborted) ?? [];
        var timeline = Timeline.Of(history);
        bool ended = instance.Status.IsFinal();
        var body = new StringBuilder().Append(CultureInfo.InvariantCulture, $"""<p><a href="{InspectorEndpoints.Base}">All orchestrations</a></p><h1>{Text(instance.InstanceId)}</h1>""");
        body.Append(Facts(instance));
        if (!ended)
        {
            body.Append("<h2>Waits for</h2>").Append(Waits(timeline, waiting.Of(instance.InstanceId, history)));
            body.Append("<h2>Do</h2>").Append(Actions(instance));
        }

        body.Append("<h2>What happened</h2>").Append(Lines(timeline.Entries));
        await WriteAsync(http, instance.InstanceId, body.ToString());
    }

    private static string Facts(InstanceState instance)
    {
        string parent = instance.ParentInstanceId is null ? string.Empty : $" · child of {Link(instance.ParentInstanceId)}";
        string version = instance.Version.Length == 0 ? string.Empty : $" · version {Text(instance.Version)}";
        string failure = instance.Failure is { } f ? $"""<p class="bad">{Text(f.ErrorType)}: {Text(f.ErrorMessage)}</p>""" : string.Empty;
        return $"<p>{Text(instance.Name)}{version} · {InstanceListPage.Badge(instance.Status)}{parent}</p>"
            + $"<p>Created {When(instance.CreatedAt)} · last change {When(instance.LastUpdatedAt)}</p>{failure}"
            + Payload("Input", instance.Input) + Payload("Says of itself", instance.CustomStatus) + Payload("Output", instance.Output);
    }

    private static string Waits(Timeline timeline, IReadOnlyList<string> events)
    {
        IEnumerable<string> all = timeline.Open.Concat(events.Select(name => $"the event <strong>{Text(name)}</strong>"));
        string items = string.Concat(all.Select(wait => $"<li>{wait}</li>"));
        return items.Length == 0 ? "<p>Nothing: it is about to go on.</p>" : $"<ul>{items}</ul>";
    }

    private static string Lines(IReadOnlyList<TimelineEntry> entries) =>
        $"""<ol class="line">{string.Concat(entries.Select(entry => $"<li>{When(entry.At)}<br>{entry.Html}</li>"))}</ol>""";

    private string Actions(InstanceState instance)
    {
        string here = $"{InspectorEndpoints.Base}/instances/{Uri.EscapeDataString(instance.InstanceId)}";
        string hold = instance.Status == OrchestrationRuntimeStatus.Suspended ? "resume" : "suspend";
        string fields = session.Fields(here);
        return
            $"""
            <form method="post" action="{here}/raise">{fields}
            <div><label for="event">Event</label><input id="event" name="name" required></div>
            <div><label for="payload">Payload (JSON)</label><input id="payload" name="payload"></div>
            <button>Raise event</button></form>
            <form method="post" action="{here}/{hold}">{fields}
            <div><label for="why">Why {hold}</label><input id="why" name="reason"></div><button>{char.ToUpperInvariant(hold[0])}{hold[1..]}</button></form>
            <form method="post" action="{here}/terminate">{fields}
            <div><label for="end">Why terminate</label><input id="end" name="reason"></div>
            <label><input type="checkbox" name="recursive" value="true" style="min-height:0"> with its children</label><button>Terminate</button></form>
            """;
    }
}
