using System.Globalization;
using AtoZ.Functions.Data;
using CsvHelper;
using CsvHelper.Configuration;

namespace AtoZ.Functions.Orders;

/// <summary>
/// Imports order lines from a CSV file of any size: streamed, in batches of one transaction each, so that memory stays flat and
/// an import that was cut off is simply repeated.
/// </summary>
public sealed partial class OrderImport(AtoZStore store)
{
    private const int BatchSize = 1_000;

    // A quote that is never closed would otherwise pull the rest of the file into one cell.
    private const int LongestCell = 64 * 1024;

    /// <summary>Imports a file.</summary>
    /// <param name="csv">UTF-8, a header, commas; the columns are in PROCESS §15.</param>
    /// <param name="cancellationToken">Stops between two batches; what is committed stays.</param>
    public async Task<ImportReport> Import(Stream csv, CancellationToken cancellationToken)
    {
        using StreamReader text = new(csv, leaveOpen: true);
        using CsvReader reader = new(text, Settings());
        ImportTally tally = new();
        if (!await ReadHeader(reader, tally))
        {
            return tally.Report();
        }

        List<ImportRow> batch = new(BatchSize);
        while (await Next(reader, tally))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Row(reader, tally) is { } row)
            {
                batch.Add(row);
            }

            if (batch.Count == BatchSize)
            {
                await Flush(batch, tally);
            }
        }

        await Flush(batch, tally);
        return tally.Report();
    }

    private static CsvConfiguration Settings() => new(CultureInfo.InvariantCulture)
    {
        BadDataFound = null,
        MissingFieldFound = null,
        TrimOptions = TrimOptions.Trim,
        MaxFieldSize = LongestCell,
    };

    private static async Task<bool> ReadHeader(CsvReader reader, ImportTally tally)
    {
        if (!await Next(reader, tally) || !reader.ReadHeader())
        {
            tally.Refuse(1, "", "The file is empty.");
            return false;
        }

        string[] header = reader.HeaderRecord!;
        tally.Ignored.AddRange(header.Where(name => !ImportColumns.Names.Contains(name)));
        foreach (string missing in ImportColumns.Required.Where(name => !header.Contains(name, StringComparer.Ordinal)))
        {
            tally.Refuse(1, missing, "The column is missing.");
        }

        foreach (string twice in header.GroupBy(name => name, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key))
        {
            tally.Refuse(1, twice, "The column is there twice.");
        }

        tally.Width = header.Length;
        return tally.Refused == 0;
    }

    private static async Task<bool> Next(CsvReader reader, ImportTally tally)
    {
        try
        {
            return await reader.ReadAsync();
        }
        catch (MaxFieldSizeException)
        {
            tally.Refuse(reader.Parser.RawRow, "", $"A cell has more than {LongestCell} characters: a quote may not be closed. The rest of the file was not read.");
            return false;
        }
    }

    private static ImportRow? Row(CsvReader reader, ImportTally tally)
    {
        tally.Read++;
        int line = reader.Parser.RawRow;
        if (reader.Parser.Count != tally.Width)
        {
            tally.Refuse(line, "", $"The line has {reader.Parser.Count} cells, the header has {tally.Width}.");
            return null;
        }

        Dictionary<string, string> cells = new(StringComparer.Ordinal);
        for (int i = 0; i < tally.Width; i++)
        {
            if (!string.IsNullOrWhiteSpace(reader[i]))
            {
                cells[reader.HeaderRecord![i]] = reader[i]!;
            }
        }

        return Checked(cells, line, tally);
    }

    private static ImportRow? Checked(Dictionary<string, string> cells, int line, ImportTally tally)
    {
        ImportRow row = name => cells.GetValueOrDefault(name);
        List<(string Column, string Problem)> problems = [.. ImportColumns.Problems(row)];
        tally.Refuse(line, problems);
        return problems.Count == 0 ? row : null;
    }

    private async Task Flush(List<ImportRow> batch, ImportTally tally)
    {
        if (batch.Count == 0)
        {
            return;
        }

        tally.Add(await store.Write(db => new OrderBatch(db, batch).Apply()));
        batch.Clear();
    }
}
