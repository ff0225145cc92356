using AtoZ.Functions.Data;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Facts.Orders;

/// <summary>
/// Imports order lines from a CSV file of any size: streamed, in batches of one transaction each, so that memory stays flat and
/// an import that was cut off is simply repeated.
/// </summary>
internal sealed partial class OrderImport(AtoZStore store, TimeProvider clock)
{
    private const int BatchSize = 1_000;

    /// <summary>Imports a file.</summary>
    /// <param name="csv">A header, commas; the columns are in PROCESS §15.</param>
    /// <param name="charset">Of the file, as it was named; UTF-8, or what its first bytes name, when it was not.</param>
    /// <param name="cancellationToken">Stops between two lines; what is committed stays.</param>
    /// <param name="mode">Whether what is read is kept.</param>
    public async Task<ImportReport> Import(Stream csv, string? charset, CancellationToken cancellationToken, ImportMode mode = ImportMode.Keep)
    {
        using TextReader text = await SentText.Open(csv, charset, cancellationToken);
        CsvLines lines = new(text);
        ImportTally tally = new(mode);
        if (await Header(lines, tally, cancellationToken) is not { } header)
        {
            return tally.Report();
        }

        tally.Preview = new ImportPreview(null, ",", 1, [.. header.Where(ImportColumns.Names.Contains).Select(name => new ImportColumnUse(name, [name]))], []);

        List<ImportRow> batch = new(BatchSize);
        while (await lines.Next(cancellationToken) is { } line)
        {
            await Collect(batch, Row(line, header, tally), tally);
        }

        await Flush(batch, tally);
        return tally.Report();
    }

    private async Task Collect(List<ImportRow> batch, ImportRow? row, ImportTally tally)
    {
        if (row is not null)
        {
            batch.Add(row);
        }

        if (batch.Count == BatchSize)
        {
            await Flush(batch, tally);
        }
    }

    private static async Task<IReadOnlyList<string>?> Header(CsvLines lines, ImportTally tally, CancellationToken cancellationToken)
    {
        if (await lines.Next(cancellationToken) is not { } first)
        {
            tally.Refuse(1, "", "The file is empty.");
            return null;
        }

        if (first.Problem is { } broken)
        {
            tally.Refuse(first.Number, "", broken);
            return null;
        }

        IReadOnlyList<string> header = first.Cells;
        tally.Ignored.AddRange(header.Where(name => !ImportColumns.Names.Contains(name)));
        foreach (string missing in ImportColumns.Required.Where(name => !header.Contains(name, StringComparer.Ordinal)))
        {
            tally.Refuse(1, missing, "The column is missing.");
        }

        foreach (string twice in header.GroupBy(name => name, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key))
        {
            tally.Refuse(1, twice, "The column is there twice.");
        }

        lines.Width = header.Count;
        return tally.Refused == 0 ? header : null;
    }

    private ImportRow? Row(CsvLine line, IReadOnlyList<string> header, ImportTally tally)
    {
        tally.Read++;
        if (line.Problem is { } broken)
        {
            tally.Refuse(line.Number, "", broken);
            return null;
        }

        Dictionary<string, string> cells = header.Zip(line.Cells)
            .Where(cell => !string.IsNullOrWhiteSpace(cell.Second))
            .ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal);
        return Checked(cells, line.Number, tally);
    }

    private ImportRow? Checked(Dictionary<string, string> cells, int line, ImportTally tally)
    {
        ImportRow row = name => cells.GetValueOrDefault(name);
        List<(string Column, string Problem)> problems = [.. ImportColumns.Problems(row, clock.GetUtcNow())];
        tally.Refuse(line, problems);
        if (problems.Count > 0)
        {
            return null;
        }

        tally.Show(line, cells);
        return row;
    }

    private async Task Flush(List<ImportRow> batch, ImportTally tally)
    {
        if (batch.Count == 0)
        {
            return;
        }

        tally.Add(tally.Mode == ImportMode.DryRun
            ? await store.Read(db => new OrderBatch(db, batch).Plan())
            : await store.Write(db => new OrderBatch(db, batch).Apply()));
        batch.Clear();
    }
}
