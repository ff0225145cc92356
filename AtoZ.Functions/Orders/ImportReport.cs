namespace AtoZ.Functions.Orders;

/// <summary>One thing wrong in an import.</summary>
/// <param name="Line">Line of the file, the header is 1.</param>
/// <param name="Column">Name of the column; empty when the line itself is broken.</param>
/// <param name="Problem">What is wrong with it.</param>
public sealed record ImportError(int Line, string Column, string Problem);

/// <summary>What an import did. Lines that are wrong are refused, the good ones are kept.</summary>
/// <param name="Read">Lines read, without the header.</param>
/// <param name="Added">Order lines that are new.</param>
/// <param name="Changed">Order lines that differ from what was known.</param>
/// <param name="Unchanged">Order lines that said nothing new.</param>
/// <param name="Refused">Lines that are wrong.</param>
/// <param name="Errors">What is wrong with them: the first thousand.</param>
/// <param name="IgnoredColumns">Columns that mean nothing here.</param>
public sealed record ImportReport(
    long Read, long Added, long Changed, long Unchanged, long Refused, IReadOnlyList<ImportError> Errors, IReadOnlyList<string> IgnoredColumns);
