namespace AtoZ.Functions.Facts.Orders;

/// <summary>How a file would be read.</summary>
/// <param name="Mapping">The mapping; null for the columns of the import itself.</param>
/// <param name="Delimiter">What separates its cells: the sign, or <c>tab</c>; null for lines of JSON.</param>
/// <param name="HeaderLine">The line with the names of its columns; 0 for lines of JSON.</param>
/// <param name="Columns">The columns that are looked at, and what each fills. Those that are not are the report's <c>ignoredColumns</c>.</param>
/// <param name="Rows">The first order lines as they would be kept.</param>
internal sealed record ImportPreview(
    string? Mapping, string? Delimiter, int HeaderLine, IReadOnlyList<ImportColumnUse> Columns, IReadOnlyList<ImportPreviewRow> Rows);

/// <summary>A column that is looked at.</summary>
/// <param name="Column">As the file names it.</param>
/// <param name="Fields">What it fills; none where it only decides something.</param>
internal sealed record ImportColumnUse(string Column, IReadOnlyList<string> Fields);

/// <summary>An order line as it would be kept.</summary>
/// <param name="Line">Its line in the file.</param>
/// <param name="Cells">Its fields as the order import names and writes them.</param>
internal sealed record ImportPreviewRow(int Line, IReadOnlyDictionary<string, string> Cells);

/// <summary>Whether an import keeps what it reads.</summary>
internal enum ImportMode
{
    /// <summary>What is good is kept.</summary>
    Keep,

    /// <summary>Nothing is kept: the report says what would be.</summary>
    DryRun,
}
