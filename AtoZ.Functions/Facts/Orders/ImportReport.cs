namespace AtoZ.Functions.Facts.Orders;

/// <summary>One thing wrong in an import.</summary>
/// <param name="Line">Line of the file, the header is 1.</param>
/// <param name="Column">Name of the column; empty when the line itself is broken. By a mapping, the field that the column fills.</param>
/// <param name="Problem">What is wrong with it.</param>
internal sealed record ImportError(int Line, string Column, string Problem);

/// <summary>What an import did. Lines that are wrong are refused, the good ones are kept.</summary>
/// <param name="Read">Lines read, without the header.</param>
/// <param name="Added">Order lines that are new.</param>
/// <param name="Changed">Order lines that differ from what was known.</param>
/// <param name="Unchanged">Order lines that said nothing new.</param>
/// <param name="Refused">Lines that are wrong.</param>
/// <param name="Errors">What is wrong with them: the first thousand.</param>
/// <param name="IgnoredColumns">Columns that mean nothing here.</param>
/// <param name="LeftOut">Lines that the mapping leaves out.</param>
/// <param name="DryRun">Whether nothing was kept: the numbers say what would have come of it.</param>
/// <param name="Preview">How the file would be read; null unless it was a dry run.</param>
internal sealed record ImportReport(
    long Read,
    long Added,
    long Changed,
    long Unchanged,
    long Refused,
    IReadOnlyList<ImportError> Errors,
    IReadOnlyList<string> IgnoredColumns,
    long LeftOut = 0,
    bool DryRun = false,
    ImportPreview? Preview = null);
