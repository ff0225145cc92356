using System.Globalization;
using AtoZ.Functions.Guarantee;

namespace AtoZ.Functions.Payments;

/// <summary>Rows of RFC 4180 that a spreadsheet can open without running anything: a text that would be read as a formula gets an apostrophe before it.</summary>
internal static class Csv
{
    private static readonly char[] MustBeQuoted = ['"', ',', '\r', '\n'];

    /// <summary>A row with its end. Numbers and instants are ours and stay as they are; texts come from others.</summary>
    public static string Row(params object?[] cells) =>
        string.Join(',', cells.Select(Cell)) + "\r\n";

    private static string Cell(object? cell) => cell switch
    {
        null => "",
        string text => Quoted(Harmless(text)),
        DateTimeOffset at => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        Money money => money.ToDecimal().ToString("F" + Currencies.Decimals(money.Currency).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Quoted(Harmless(cell.ToString() ?? "")),
    };

    private static string Harmless(string text) => text.Length > 0 && text[0] is ('=' or '+' or '-' or '@' or '\t' or '\r') ? "'" + text : text;

    private static string Quoted(string text) => text.IndexOfAny(MustBeQuoted) < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
