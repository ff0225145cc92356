using System.Text;

namespace AtoZ.Functions.Facts.Orders;

/// <summary>One record of a CSV file (RFC 4180), fed with its lines one by one.</summary>
/// <param name="delimiter">What separates cells.</param>
/// <param name="hasQuotes">Whether quotation marks hold cells together; otherwise they are text.</param>
internal sealed class CsvRecord(char delimiter, bool hasQuotes)
{
    private const char Quote = '"';
    private const string BehindAQuote =
        "Something stands behind a quote that ended: a quote may not be closed, or one inside is not doubled.";

    private readonly List<string> _cells = [];
    private readonly StringBuilder _cell = new();
    private bool _quoted;
    private bool _closed;

    /// <summary>The cells so far.</summary>
    public IReadOnlyList<string> Cells => _cells;

    /// <summary>
    /// Whether a quote is open at the end of the line: the record goes on in the next one, or the quote was never closed.
    /// </summary>
    public bool IsOpen { get; private set; }

    /// <summary>What is wrong; null when nothing is.</summary>
    public string? Flaw { get; private set; }

    /// <summary>How many characters it has.</summary>
    public int Length { get; private set; }

    /// <summary>Reads a line.</summary>
    public void Feed(string line)
    {
        this.Length += line.Length + 1;
        for (int i = 0; i < line.Length; i++)
        {
            bool twice = this.IsOpen && line[i] == Quote && i + 1 < line.Length && line[i + 1] == Quote;
            if (twice)
            {
                _cell.Append(Quote);
                i++;
            }
            else
            {
                Take(line[i]);
            }
        }

        if (this.IsOpen)
        {
            _cell.Append('\n');
            return;
        }

        EndCell();
    }

    private void Take(char c)
    {
        switch (c)
        {
            case Quote when this.IsOpen:
                (this.IsOpen, _closed) = (false, true);
                break;
            case not Quote when this.IsOpen:
                _cell.Append(c);
                break;
            case var _ when c == delimiter:
                EndCell();
                break;
            case Quote when hasQuotes && !_closed && _cell.ToString().Trim().Length == 0:
                _cell.Clear();
                (this.IsOpen, _quoted) = (true, true);
                break;
            case ' ' or '\t' when _closed:
                break;
            default:
                this.Flaw = _closed ? BehindAQuote : this.Flaw;
                _cell.Append(c);
                break;
        }
    }

    private void EndCell()
    {
        string text = _cell.ToString();
        _cells.Add(_quoted ? text : text.Trim(' ', '\t'));
        _cell.Clear();
        (_quoted, _closed) = (false, false);
    }
}
