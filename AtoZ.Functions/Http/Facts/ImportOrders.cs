using System.Net.Http.Headers;
using AtoZ.Functions.Claims;
using AtoZ.Functions.Http.OpenApi;
using AtoZ.Functions.Orders;
using AtoZ.Functions.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Http.Facts;

/// <summary>Imports orders from CSV or lines of JSON as a stream (PROCESS §15). Repeating an import changes nothing twice, so no Idempotency-Key is needed.</summary>
public sealed class ImportOrders(OrderImport import)
{
    private const string Csv = "text/csv";
    private const string Ndjson = "application/x-ndjson";

    [Function(nameof(ImportOrders))]
    [Takes(ContentType = $"{Csv}, {Ndjson}", Once = false)]
    [Gives(200, typeof(ImportReport))]
    [Refuses("IMPORT_UNREADABLE")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/orders/import")] HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        string type = (request.ContentType ?? "").Split(';')[0].Trim().ToLowerInvariant();
        if (type is not (Csv or Ndjson))
        {
            return Problems.From(new Refusal("CONTENT_TYPE_UNSUPPORTED", 415, $"The body's type is '{request.ContentType}'.", $"Send CSV with 'Content-Type: {Csv}' or lines of JSON with '{Ndjson}'."));
        }

        string? charset = MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? sent) ? sent.CharSet : null;
        if (!SentText.Knows(charset))
        {
            return Problems.From(new Refusal("CONTENT_TYPE_UNSUPPORTED", 415, $"The charset '{charset}' is not known.", "Send UTF-8, or name the charset by its IANA name, such as windows-1252."));
        }

        // A marketplace's orders are larger than the server's usual limit, and are never held in memory.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
        }

        ImportReport report = type == Csv ? await import.Import(request.Body, charset, cancellationToken) : await import.ImportLines(request.Body, charset, cancellationToken);
        return report.Read == 0 && report.Errors.Count > 0 ? Problems.From(NoOrders(report.Errors[0])) : Answer.Ok(report);
    }

    private static Refusal NoOrders(ImportError error) => new(
        "IMPORT_UNREADABLE", 422, $"No order could be read: line {error.Line}, column '{error.Column}': {error.Problem}", "Send UTF-8 with a header line and commas; the columns are in docs/api.md.");
}
