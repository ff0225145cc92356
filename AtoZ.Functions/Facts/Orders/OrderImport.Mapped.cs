using AtoZ.Functions.Facts.Orders.Mappings;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Facts.Orders;

/// <summary>Exports of shops and marketplaces, read through a mapping into the columns of the import; from there on the rules are the same.</summary>
internal sealed partial class OrderImport
{
    /// <summary>Imports an export.</summary>
    /// <param name="export">The file, as the shop wrote it.</param>
    /// <param name="charset">Of the file, as it was named; the mapping's, or what its first bytes name, when it was not.</param>
    /// <param name="reading">The mapping, and what the request says besides.</param>
    /// <param name="cancellationToken">Stops between two orders; what is committed stays.</param>
    /// <param name="mode">Whether what is read is kept.</param>
    public async Task<ImportReport> ImportMapped(
        Stream export, string? charset, MappedReading reading, CancellationToken cancellationToken, ImportMode mode = ImportMode.Keep)
    {
        using TextReader text = await SentText.Open(export, charset ?? reading.Mapping.Charset, cancellationToken);
        ImportTally tally = new(mode);
        if (await MappedFile.Open(text, reading, tally, cancellationToken) is not { } file)
        {
            return tally.Report();
        }

        tally.Preview = PreviewOf(file, reading.Mapping);
        List<PendingRow> batch = new(BatchSize);
        while (await file.Next(cancellationToken) is { } order)
        {
            batch.AddRange(Items(file, order, reading, tally));
            if (batch.Count >= BatchSize)
            {
                await FlushInPlace(batch, tally);
            }
        }

        await FlushInPlace(batch, tally);
        return tally.Report();
    }

    private static ImportPreview PreviewOf(MappedFile file, OrderMapping mapping)
    {
        ILookup<string, string?> fields = mapping.Columns.ToLookup(c => c.Column, c => c.Field, StringComparer.OrdinalIgnoreCase);
        return new ImportPreview(
            mapping.Name,
            OrderMapping.NameOf(file.Header.Delimiter),
            file.Header.Line,
            [.. file.Header.Names.Where(fields.Contains).Select(name => new ImportColumnUse(name, [.. fields[name].OfType<string>().Distinct()]))],
            []);
    }

    private List<PendingRow> Items(MappedFile file, MappedOrder order, MappedReading reading, ImportTally tally)
    {
        OrderMapping mapping = reading.Mapping;
        ImportRow head = file.Cells(order.Rows[0]);
        List<(CsvLine Line, ImportRow Cells)> items =
        [
            .. order.Rows.Select(row => (Line: row, Cells: Filled(file.Cells(row), head, mapping)))
                .Where(item => mapping.ItemColumn is null || item.Line.Problem is not null || item.Cells(mapping.ItemColumn) is not null),
        ];
        MappedLines lines = new();
        for (int i = 0; i < items.Count; i++)
        {
            tally.Read++;
            (CsvLine line, ImportRow cells) = items[i];
            if ((order.Problem ?? line.Problem) is { } broken)
            {
                tally.Refuse(line.Number, "", broken);
                lines.IsBroken = true;
                continue;
            }

            if (mapping.LeaveOut?.Any(rows => cells(rows.Column) is { } word && rows.Is.Contains(word, StringComparer.OrdinalIgnoreCase)) is true)
            {
                tally.LeftOut++;
                continue;
            }

            PlaceInOrder place = new(line.Number, i + 1, IsFirst: lines.All.Count == 0, IsAlone: items.Count == 1);
            lines.Add(new MappedRow(reading, file.Has, cells, head, place, lines));
        }

        return [.. lines.All.Select(line => Checked(line, tally)).OfType<PendingRow>()];
    }

    // What stands on the first row of an order holds for the others, where they say nothing else.
    private static ImportRow Filled(ImportRow row, ImportRow head, OrderMapping mapping) => column =>
        row(column) ?? (mapping.OnFirstRow?.Contains(column, StringComparer.OrdinalIgnoreCase) is true ? head(column) : null);

    private PendingRow? Checked(MappedRow mapped, ImportTally tally)
    {
        int line = mapped.Line;
        Dictionary<string, string> cells = mapped.Cells();
        ImportRow row = name => cells.GetValueOrDefault(name);
        HashSet<string> told = [.. mapped.Problems.Select(p => p.Column)];
        List<(string Column, string Problem)> problems = [.. mapped.Problems, .. ImportColumns.Problems(row, clock.GetUtcNow()).Where(p => !told.Contains(p.Column))];
        tally.Refuse(line, problems);
        if (problems.Count > 0)
        {
            return null;
        }

        tally.Show(line, cells);
        return new PendingRow(line, row);
    }

    // Rows that were counted must be where they were counted before: another item at the place, or another seller's order of the same number,
    // would be overwritten.
    private async Task FlushInPlace(List<PendingRow> batch, ImportTally tally)
    {
        if (batch.Count == 0)
        {
            return;
        }

        IReadOnlyList<ImportRow> rows = [.. batch.Select(b => b.Row)];
        (BatchResult result, IReadOnlyList<MovedRow> moved) = tally.Mode == ImportMode.DryRun
            ? await store.Read(async db => await new OrderBatch(db, rows).PlanInPlace())
            : await store.Write(async db => await new OrderBatch(db, rows).ApplyInPlace());
        tally.Add(result);
        foreach (MovedRow row in moved)
        {
            tally.Refuse(batch[row.Index].Line, row.Column, row.Problem);
        }

        batch.Clear();
    }

    private sealed record PendingRow(int Line, ImportRow Row);
}
