using System.Text.Json;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Facts.Orders;

/// <summary>Orders as lines of JSON: the fields are named as the columns, and are read by the same rules.</summary>
internal sealed partial class OrderImport
{
    /// <summary>Imports lines of JSON, one order line each.</summary>
    /// <param name="lines">NDJSON. Values are texts, numbers or truth values; null is as good as left out.</param>
    /// <param name="charset">Of the file, as it was named; UTF-8, or what its first bytes name, when it was not.</param>
    /// <param name="cancellationToken">Stops between two lines; what is committed stays.</param>
    /// <param name="mode">Whether what is read is kept.</param>
    public async Task<ImportReport> ImportLines(Stream lines, string? charset, CancellationToken cancellationToken, ImportMode mode = ImportMode.Keep)
    {
        using TextReader reader = await SentText.Open(lines, charset, cancellationToken);
        NdLines each = new(reader);
        ImportTally tally = new(mode);
        List<ImportRow> batch = new(BatchSize);
        while (await each.Next(cancellationToken) is { } text)
        {
            tally.Read++;
            await Collect(batch, Cells(text, tally) is { } cells ? Checked(cells, (int)tally.Read, tally) : null, tally);
        }

        await Flush(batch, tally);
        return tally.Report();
    }

    private static Dictionary<string, string>? Cells(string text, ImportTally tally)
    {
        try
        {
            using JsonDocument line = JsonDocument.Parse(text.Length > NdLines.Longest ? "" : text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            if (line.RootElement.ValueKind == JsonValueKind.Object)
            {
                return line.RootElement.EnumerateObject()
                    .Where(p => p.Value.ValueKind != JsonValueKind.Null && p.Value.ToString().Trim().Length > 0)
                    .ToDictionary(p => p.Name, p => p.Value.ToString().Trim(), StringComparer.Ordinal);
            }
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            // Told below, with the line's number.
        }

        tally.Refuse((int)tally.Read, "", $"The line is no JSON object in text of at most {NdLines.Longest} characters.");
        return null;
    }
}
