using System.Globalization;

namespace AtoZ.Functions.Facts.Orders;

/// <summary>
/// Reads a CSV file line by line. A record may go on over several lines; where it turns out wrong, its first line alone is refused and the
/// others are read as lines of their own, so that a quote that is never closed costs one order and not the rest of the file.
/// </summary>
internal sealed class CsvLines(TextReader reader)
{
    // A quote that is never closed would otherwise pull the rest of the file into one cell.
    private const int Longest = 64 * 1024;

    private readonly NdLines _lines = new(reader, Longest);
    private readonly LinkedList<(int Number, string Text)> _ahead = new();
    private int _number;

    /// <summary>What separates cells.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>Whether quotation marks hold cells together; otherwise they are text.</summary>
    public bool HasQuotes { get; init; } = true;

    /// <summary>How many cells a line has; zero before the header was read.</summary>
    public int Width { get; set; }

    /// <summary>The next record; null at the end.</summary>
    public async Task<CsvLine?> Next(CancellationToken cancellationToken)
    {
        List<(int Number, string Text)> taken = [];
        CsvRecord record = new(this.Delimiter, this.HasQuotes);
        while (record is { Flaw: null, Length: <= Longest } && await Line(cancellationToken) is { } line)
        {
            if (taken.Count == 0 && line.Text.Length == 0)
            {
                continue;
            }

            taken.Add(line);
            record.Feed(line.Text);
            if (!record.IsOpen)
            {
                break;
            }
        }

        if (taken.Count == 0)
        {
            return null;
        }

        string? problem = Problem(record);
        if (problem is not null)
        {
            GiveBack(taken);
        }

        return new CsvLine(taken[0].Number, record.Cells, problem);
    }

    private string? Problem(CsvRecord record) => record switch
    {
        { Length: > Longest } => string.Create(
            CultureInfo.InvariantCulture, $"More than {Longest} characters belong to this line: a quote may not be closed."),
        { IsOpen: true } => "A quote is never closed.",
        { Flaw: { } flaw } => flaw,
        _ when this.Width > 0 && record.Cells.Count != this.Width => string.Create(
            CultureInfo.InvariantCulture, $"The line has {record.Cells.Count} cells, the header has {this.Width}."),
        _ => null,
    };

    private void GiveBack(List<(int Number, string Text)> taken)
    {
        foreach ((int Number, string Text) line in taken.Skip(1).Reverse())
        {
            _ahead.AddFirst(line);
        }
    }

    private async Task<(int Number, string Text)?> Line(CancellationToken cancellationToken)
    {
        if (_ahead.First is { } first)
        {
            _ahead.RemoveFirst();
            return first.Value;
        }

        return await _lines.Next(cancellationToken) is { } text ? (++_number, text) : null;
    }
}

/// <summary>A record of a CSV file.</summary>
/// <param name="Number">Its first line, from 1.</param>
/// <param name="Cells">Its cells.</param>
/// <param name="Problem">Why it cannot be read; null when it can.</param>
internal sealed record CsvLine(int Number, IReadOnlyList<string> Cells, string? Problem);
