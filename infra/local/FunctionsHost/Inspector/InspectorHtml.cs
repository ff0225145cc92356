using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace FunctionsHost.Inspector;

/// <summary>The frame of every page, and small pieces. Nothing is loaded from elsewhere, and no script runs.</summary>
internal static class InspectorHtml
{
    private const string Style =
        """
        :root{color-scheme:light dark;--line:#8886;--soft:#8882}
        body{font:1rem/1.5 system-ui,sans-serif;margin:0 auto;max-width:64rem;padding:1rem}
        a{color:inherit}h1{font-size:1.4rem;overflow-wrap:anywhere}h2{font-size:1.1rem;margin-top:2rem}
        form{display:flex;flex-wrap:wrap;gap:.5rem;align-items:end;margin:.5rem 0}
        label{display:block}input,select,button,textarea{font:inherit;padding:.4rem .6rem;min-height:2.75rem;max-width:100%;box-sizing:border-box}
        table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.5rem;border-bottom:1px solid var(--line);overflow-wrap:anywhere;vertical-align:top}
        pre{background:var(--soft);padding:.6rem;overflow:auto;white-space:pre-wrap;overflow-wrap:anywhere;margin:.3rem 0}
        ol.line{list-style:none;padding:0;border-left:3px solid var(--line);margin-left:.3rem}
        ol.line>li{padding:.3rem 0 .6rem 1rem;overflow-wrap:anywhere}
        time,small{opacity:.8;font-variant-numeric:tabular-nums}
        .status{border:1px solid currentcolor;border-radius:1rem;padding:0 .6rem;white-space:nowrap}
        .good{color:#157f3b}.bad{color:#c62828}.open{color:#8a5a00}
        @media(prefers-color-scheme:dark){.good{color:#6fdc8c}.bad{color:#ff8a80}.open{color:#ffcf6b}}
        @media(max-width:40rem){thead{position:absolute;clip-path:inset(50%)}tr{display:block;border-bottom:1px solid var(--line);padding:.5rem 0}td{display:block;border:0;padding:.1rem 0}td::before{content:attr(data-name)": ";opacity:.8}}
        """;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a page.</summary>
    /// <param name="http">The request.</param>
    /// <param name="title">Its title.</param>
    /// <param name="body">Its HTML.</param>
    /// <param name="status">The status.</param>
    /// <returns>When written.</returns>
    public static Task WriteAsync(HttpContext http, string title, string body, int status = StatusCodes.Status200OK)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        return http.Response.WriteAsync(
            $"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
            <title>{Text(title)}</title><style>{Style}</style></head>
            <body><main>{body}</main></body></html>
            """,
            http.RequestAborted);
    }

    /// <summary>Text that means no HTML.</summary>
    public static string Text(string? text) => HtmlEncoder.Default.Encode(text ?? string.Empty);

    /// <summary>A time, UTC to the second.</summary>
    public static string When(DateTimeOffset time) =>
        string.Create(CultureInfo.InvariantCulture, $"""<time datetime="{time.UtcDateTime:o}">{time.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC</time>""");

    /// <summary>A payload behind a fold, where there is one.</summary>
    public static string Payload(string label, string? data) =>
        data is null ? string.Empty : $"<details><summary>{Text(label)}</summary><pre>{Text(Pretty(data))}</pre></details>";

    /// <summary>A link to an instance.</summary>
    public static string Link(string? id) => id is null
        ? string.Empty
        : $"""<a href="{InspectorEndpoints.Base}/instances/{Uri.EscapeDataString(id)}">{Text(id)}</a>""";

    /// <summary>Whether a text is JSON; nothing counts as such.</summary>
    public static bool IsJson(string? text)
    {
        try
        {
            using JsonDocument? document = text is null ? null : JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Pretty(string data)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(data);
            return JsonSerializer.Serialize(document.RootElement, Indented);
        }
        catch (JsonException)
        {
            return data;
        }
    }
}
