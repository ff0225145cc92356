using System.Globalization;
using System.Net;
using System.Text;
using System.Xml.Linq;
using AtoZ.Functions.Guarantee.PlainWords;
using AtoZ.Functions.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace AtoZ.Functions.Edge.Pages.Rules;

/// <summary>The changes of the guarantee as an Atom feed: an entry for each pack, which never changes its id.</summary>
internal sealed class ChangesFeed(Reader reader, IReadOnlyList<ChangesView> changes, Uri home) : IActionResult
{
    /// <summary>What the answer is.</summary>
    public const string ContentType = "application/atom+xml; charset=utf-8";

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <inheritdoc/>
    public async Task ExecuteResultAsync(ActionContext context)
    {
        HttpResponse response = context.HttpContext.Response;
        DateTimeOffset updated = changes.Max(c => c.Told);
        response.ContentType = ContentType;
        response.Headers.LastModified = updated.ToString("R", CultureInfo.InvariantCulture);
        response.Headers.CacheControl = "no-cache";
        response.Headers.XContentTypeOptions = "nosniff";
        if (context.HttpContext.Request.GetTypedHeaders() is { IfModifiedSince: { } known } && known >= updated.AddTicks(-(updated.Ticks % TimeSpan.TicksPerSecond)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        byte[] body = Encoding.UTF8.GetBytes(Xml(updated));
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.HttpContext.Request.Method))
        {
            await response.Body.WriteAsync(body);
        }
    }

    private string Xml(DateTimeOffset updated)
    {
        XElement feed = new(
            Atom + "feed",
            new XAttribute(XNamespace.Xml + "lang", reader.Language),
            new XElement(Atom + "title", $"AtoZ: {reader.Say("guarantee.title")}"),
            new XElement(Atom + "subtitle", reader.Say("guarantee.about.changes")),
            new XElement(Atom + "id", At(Paragraphs.Feed)),
            new XElement(Atom + "updated", Moment(updated)),
            new XElement(Atom + "author", new XElement(Atom + "name", "AtoZ")),
            Link("self", $"{Paragraphs.Feed}?lang={reader.Language}", "application/atom+xml"),
            Link("alternate", Paragraphs.At("changes", reader.Language), "text/html"),
            changes.Select(Entry));
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{feed}\n";
    }

    private XElement Entry(ChangesView change) => new(
        Atom + "entry",
        new XElement(Atom + "title", reader.Say("guarantee.changes.from", ("date", reader.Date(change.From)), ("version", change.Version))),
        new XElement(Atom + "id", At($"{Paragraphs.Page}?version={Uri.EscapeDataString(change.Version)}")),
        new XElement(Atom + "updated", Moment(change.Told)),
        new XElement(Atom + "published", Moment(change.Told)),
        Link("alternate", Paragraphs.At(null, reader.Language, change.Version), "text/html"),
        new XElement(Atom + "content", new XAttribute("type", "html"), $"<ul>{string.Concat(change.Sentences.Select(s => $"<li>{WebUtility.HtmlEncode(s)}</li>"))}</ul>"));

    private XElement Link(string rel, string path, string type) => new(
        Atom + "link", new XAttribute("rel", rel), new XAttribute("type", type), new XAttribute("href", At(path)));

    private string At(string path) => new Uri(home, path.TrimStart('/')).ToString();

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
