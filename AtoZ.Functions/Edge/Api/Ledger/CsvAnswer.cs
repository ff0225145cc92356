using System.Text;
using Microsoft.AspNetCore.Http;

namespace AtoZ.Functions.Edge.Api.Ledger;

/// <summary>Sends rows as they come, so that a ledger of any length needs no memory.</summary>
internal sealed class CsvAnswer(string name, Func<Func<string, Task>, Task> rows) : IResult
{
    /// <summary>The type of a table.</summary>
    public const string ContentType = "text/csv; charset=utf-8; header=present";

    /// <summary>A table whose rows are at hand.</summary>
    public static CsvAnswer Of(string name, IEnumerable<string> rows) => new(name, async write =>
    {
        foreach (string row in rows)
        {
            await write(row);
        }
    });

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        HttpResponse response = httpContext.Response;
        response.ContentType = ContentType;
        response.Headers.CacheControl = "private, no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}.csv\"";
        await rows(row => response.WriteAsync(row, Encoding.UTF8, httpContext.RequestAborted));
    }
}
