using System.Text;
using AtoZ.Functions.Guarantee;

namespace AtoZ.Functions.Facts;

/// <summary>Reads lines of a stream without ever holding more than the longest that is allowed.</summary>
internal sealed class NdLines(TextReader reader, int longest = NdLines.Longest)
{
    /// <summary>The longest line of JSON, characters.</summary>
    public const int Longest = 16 * 1024;

    private readonly char[] _buffer = new char[Longest];
    private int _at;
    private int _end;

    /// <summary>What is said to a longer one.</summary>
    public static Refusal TooLong { get; } = new("LINE_TOO_LONG", 413, $"The line has more than {Longest} characters.", "Send one object per line, each ended by a line feed.");

    /// <summary>Whether the last line was ended by a line feed: one without may have been cut off.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>The next line; one that is too long is cut just above the limit. Null at the end.</summary>
    public async Task<string?> Next(CancellationToken cancellationToken)
    {
        StringBuilder line = new();
        for (bool any = false; ; any = true)
        {
            if (_at == _end)
            {
                (_at, _end) = (0, await reader.ReadAsync(_buffer, cancellationToken));
                if (_end == 0)
                {
                    return any ? Text(line) : null;
                }
            }

            int feed = Array.IndexOf(_buffer, '\n', _at, _end - _at);
            int stop = feed < 0 ? _end : feed;
            line.Append(_buffer, _at, Math.Min(longest + 1 - line.Length, stop - _at));
            _at = Math.Min(stop + 1, _end);
            this.IsEnded = feed >= 0;
            if (this.IsEnded)
            {
                return Text(line);
            }
        }
    }

    private static string Text(StringBuilder line) => line.ToString().TrimEnd('\r');
}
