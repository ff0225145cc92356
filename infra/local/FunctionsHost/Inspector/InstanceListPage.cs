using System.Globalization;
using System.Text;
using DurableTask.Sqlite;
using DurableTask.Sqlite.Time;
using FunctionsHost.Discovery;
using FunctionsHost.Durable;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using static FunctionsHost.Inspector.InspectorHtml;

namespace FunctionsHost.Inspector;

/// <summary>Instances by status, name, and the beginning of their id, a page at a time; and the virtual clock's jump.</summary>
internal sealed class InstanceListPage(DurableEngine engine, FunctionCatalog functions, InspectorSession session, TimeProvider time)
{
    private const int PageSize = 50;

    /// <summary>Shows the page.</summary>
    /// <param name="http">The request.</param>
    /// <returns>When written.</returns>
    public async Task ShowAsync(HttpContext http)
    {
        string status = http.Request.Query["status"].ToString();
        string name = http.Request.Query["name"].ToString();
        string search = http.Request.Query["id"].ToString();
        var filter = new InstanceFilter
        {
            Statuses = Enum.TryParse(status, ignoreCase: true, out OrchestrationRuntimeStatus wanted) ? [wanted] : null,
            Name = name.Length == 0 ? null : name,
            IdPrefix = search.Length == 0 ? null : search,
        };
        string? after = http.Request.Query["after"].FirstOrDefault() is { Length: > 0 } token && token.All(char.IsAsciiDigit) ? token : null;
        InstancePage page = await engine.QueryAsync(filter, PageSize, after, withPayloads: true, http.RequestAborted);
        var body = new StringBuilder("<h1>Orchestrations</h1>");
        body.Append(Clock()).Append(Search(status, name, search)).Append(Table(page.Instances));
        if (page.ContinuationToken is { } next)
        {
            string query = $"status={Uri.EscapeDataString(status)}&name={Uri.EscapeDataString(name)}&id={Uri.EscapeDataString(search)}&after={next}";
            body.Append(CultureInfo.InvariantCulture, $"""<p><a href="{InspectorEndpoints.Base}?{Text(query)}">Next {PageSize}</a></p>""");
        }

        body.Append(CultureInfo.InvariantCulture, $"""<form method="post" action="{InspectorEndpoints.Base}/leave">{session.Fields(InspectorEndpoints.Base)}<button>Leave the inspector</button></form>""");
        await WriteAsync(http, "Orchestrations", body.ToString());
    }

    /// <summary>A status with its colour, and its word for those who see none.</summary>
    /// <param name="status">The status.</param>
    /// <returns>The HTML.</returns>
    public static string Badge(OrchestrationRuntimeStatus status)
    {
        string look = status switch
        {
            OrchestrationRuntimeStatus.Completed => "good",
            OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated => "bad",
            _ => "open",
        };
        return $"""<span class="status {look}">{status}</span>""";
    }

    private static string Table(IReadOnlyList<InstanceState> instances)
    {
        if (instances.Count == 0)
        {
            return "<p>No orchestration matches.</p>";
        }

        IEnumerable<string> rows = instances.Select(instance =>
            $"<tr><td data-name=\"Id\">{Link(instance.InstanceId)}</td><td data-name=\"Orchestrator\">{Text(instance.Name)}{Version(instance)}</td>"
            + $"<td data-name=\"Status\">{Badge(instance.Status)}</td><td data-name=\"Says\">{Text(Short(instance.CustomStatus))}</td>"
            + $"<td data-name=\"Created\">{When(instance.CreatedAt)}</td><td data-name=\"Last change\">{When(instance.LastUpdatedAt)}</td></tr>");
        return "<table><thead><tr><th>Id</th><th>Orchestrator</th><th>Status</th><th>Says</th><th>Created</th><th>Last change</th></tr></thead>"
            + $"<tbody>{string.Concat(rows)}</tbody></table>";
    }

    private static string Version(InstanceState instance) => instance.Version.Length == 0 ? string.Empty : $" <small>{Text(instance.Version)}</small>";

    private static string? Short(string? text) => text is { Length: > 80 } ? text[..80] + "…" : text;

    private string Clock()
    {
        if (time is not LocalClock { IsVirtual: true } clock)
        {
            return string.Empty;
        }

        string next = clock.NextTimerDue is { } due
            ? $"""<form method="post" action="{InspectorEndpoints.Base}/clock/next">{session.Fields(InspectorEndpoints.Base)}<button>Jump to the next timer</button> <span>due {When(due)}</span></form>"""
            : "<p>No timer is waiting.</p>";
        return $"<p>Virtual clock: {When(clock.GetUtcNow())}</p>{next}";
    }

    private string Search(string status, string name, string search)
    {
        IEnumerable<string> statuses = Enum.GetNames<OrchestrationRuntimeStatus>();
        IEnumerable<string> names = functions.OfTrigger<OrchestrationTrigger>().Select(found => DurableNames.Orchestrator(found.Function));
        return
            $"""
            <form method="get" action="{InspectorEndpoints.Base}" role="search">
            <div><label for="status">Status</label>{Choice("status", statuses, status)}</div>
            <div><label for="name">Orchestrator</label>{Choice("name", names, name)}</div>
            <div><label for="id">Id begins with</label><input id="id" name="id" value="{Text(search)}"></div>
            <button>Search</button></form>
            """;
    }

    private static string Choice(string field, IEnumerable<string> values, string chosen) =>
        $"""<select id="{field}" name="{field}"><option value="">any</option>{string.Concat(values.Select(value => Option(value, chosen)))}</select>""";

    private static string Option(string value, string chosen) =>
        $"<option{(string.Equals(value, chosen, StringComparison.OrdinalIgnoreCase) ? " selected" : string.Empty)}>{Text(value)}</option>";
}
