using System.Net.Http.Headers;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Facts.Orders;
using AtoZ.Functions.Facts.Orders.Mappings;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Facts;

/// <summary>Imports orders from CSV, lines of JSON, or by a mapping from a shop's own export, as a stream (PROCESS §15). Repeating an import changes nothing twice, so no Idempotency-Key is needed.</summary>
internal sealed class ImportOrders(OrderImport import, MappingLibrary mappings)
{
    private const string Csv = "text/csv";
    private const string Tabs = "text/tab-separated-values";
    private const string Ndjson = "application/x-ndjson";
    private const string Mapping = "mapping";
    private const string DryRun = "dry-run";
    private const string TimeZone = "timeZone";
    private const string Decimal = "decimal";

    private static readonly string[] Given = ["seller_id", "seller_email", "seller_language", "seller_time_zone", "currency", "tax_is"];
    private static readonly string[] OfMappings = [TimeZone, Decimal, .. Given];

    [Function(nameof(ImportOrders))]
    [Takes(ContentType = $"{Csv}, {Tabs}, {Ndjson}", Once = false)]
    [Gives(200, typeof(ImportReport))]
    [Asks(Mapping, typeof(string), "The mapping of a shop's export, such as `shopify`; without it the file has the import's own columns.")]
    [Asks(DryRun, typeof(bool), "`true` changes nothing, and shows the first rows as they would be read.")]
    [Asks("seller_id", typeof(string), "With a mapping: whose export it is, where the file does not say.")]
    [Asks("seller_email", typeof(string), "With a mapping: the seller's mail address, where the file does not say.")]
    [Asks("seller_language", typeof(string), "With a mapping: the seller's language, where the file does not say.")]
    [Asks("seller_time_zone", typeof(string), "With a mapping: where the seller lives, where the file does not say.")]
    [Asks("currency", typeof(string), "With a mapping: the currency of its amounts (ISO 4217), where the file does not say.")]
    [Asks("tax_is", typeof(string), "With a mapping: whether its taxes are `included` in prices and freight or `on_top` of them, where the file does not say.")]
    [Asks(TimeZone, typeof(string), "With a mapping: the zone of moments without an offset, such as `Europe/Berlin`.")]
    [Asks(Decimal, typeof(string), "With a mapping: the decimal sign, `.` or `,`, where a spreadsheet changed it.")]
    [Refuses("IMPORT_UNREADABLE", "MAPPING_INCOMPLETE", "MAPPING_UNKNOWN", "STORAGE_UNAVAILABLE")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/orders/import")] HttpRequest request, CancellationToken cancellationToken)
    {
        string type = (request.ContentType ?? "").Split(';')[0].Trim().ToLowerInvariant();
        string? charset = MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? sent) ? sent.CharSet : null;
        QueryFilter query = new(request.Query);
        ImportMode mode = query.Truth(DryRun) ? ImportMode.DryRun : ImportMode.Keep;
        CheckQuery(query, type);
        if ((TypeProblem(request, type, charset) ?? query.Refusal) is { } refusal)
        {
            return Problems.From(refusal);
        }

        (MappedReading? reading, Refusal? unmapped) = await Reading(query, cancellationToken);
        if (unmapped is not null)
        {
            return Problems.From(unmapped);
        }

        // A marketplace's orders are larger than the server's usual limit, and are never held in memory.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
        }

        ImportReport report = reading is not null ? await import.ImportMapped(request.Body, charset, reading, cancellationToken, mode)
            : type == Csv ? await import.Import(request.Body, charset, cancellationToken, mode)
            : await import.ImportLines(request.Body, charset, cancellationToken, mode);
        return report.Read == 0 && report.Errors.Count > 0 ? Problems.From(NoOrders(report.Errors[0])) : Answer.Ok(report);
    }

    private static Refusal? TypeProblem(HttpRequest request, string type, string? charset) => (type, SentText.Knows(charset)) switch
    {
        (Csv or Ndjson or Tabs, true) => null,
        (Csv or Ndjson or Tabs, false) => new Refusal(
            "CONTENT_TYPE_UNSUPPORTED", 415, $"The charset '{charset}' is not known.", "Send UTF-8, or name the charset by its IANA name, such as windows-1252."),
        _ => new Refusal(
            "CONTENT_TYPE_UNSUPPORTED", 415, $"The body's type is '{request.ContentType}'.",
            $"Send CSV with 'Content-Type: {Csv}', lines of JSON with '{Ndjson}', or by a mapping also '{Tabs}'."),
    };

    private static void CheckQuery(QueryFilter query, string type)
    {
        query.NothingElse([Mapping, DryRun, .. OfMappings, "code"]);
        if (query.Text(Mapping) is null && type == Tabs)
        {
            query.Refuse("QUERY_WRONG", "A file with tabs is read by a mapping only.", $"Name it: {Mapping}=…; /api/orders/mappings lists them.", Mapping);
        }

        if (query.Text(Mapping) is not null && type == Ndjson)
        {
            query.Refuse("QUERY_WRONG", "Lines of JSON have the import's own names, and need no mapping.", "Leave the mapping out.", Mapping);
        }

        if (query.Text(Mapping) is null && OfMappings.FirstOrDefault(name => query.Text(name) is not null) is { } without)
        {
            query.Refuse("QUERY_WRONG", $"'{without}' is for exports that are read by a mapping.", "Name the mapping, or send it as a column.", without);
        }

        if (query.Text(Decimal) is not (null or "." or ","))
        {
            query.Refuse("QUERY_WRONG", "The decimal sign is neither a point nor a comma.", "Send . or , as it is in the file.", Decimal);
        }
    }

    private async Task<(MappedReading? Reading, Refusal? Refusal)> Reading(QueryFilter query, CancellationToken cancellationToken)
    {
        if (query.Text(Mapping) is not { } name)
        {
            return (null, null);
        }

        Dictionary<string, string> given = Given.Where(field => query.Text(field) is not null).ToDictionary(field => field, field => query.Text(field)!);
        return await mappings.Find(name, cancellationToken) is { } mapping
            ? MappedReading.Of(mapping, given, query.Text(TimeZone), query.Text(Decimal))
            : (null, MappingRefusals.Unknown(name, $"?{Mapping}"));
    }

    private static Refusal NoOrders(ImportError error) => new(
        "IMPORT_UNREADABLE",
        422,
        $"No order could be read: line {error.Line}, column '{error.Column}': {error.Problem}",
        "Send UTF-8 with a header line and commas; the columns are in docs/api.md. An export of a shop is read by a mapping: /api/orders/mappings.");
}
