using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace AtoZ.Bench;

/// <summary>The one table of a run, and a line of progress as each figure comes in.</summary>
internal sealed class Report
{
    private readonly Table _table = new Table().Border(TableBorder.Simple)
        .AddColumn("figure").AddColumn(new TableColumn("measured").RightAligned()).AddColumn(new TableColumn("goal").RightAligned()).AddColumn("");

    private readonly long _start = Stopwatch.GetTimestamp();

    /// <summary>Whether every figure has reached its goal.</summary>
    public bool AllReached { get; private set; } = true;

    /// <summary>A figure without a goal.</summary>
    public void Fact(string figure, double value, string format) => Add(figure, Text(value, format), "", "");

    /// <summary>A figure that must be at least the goal.</summary>
    public void AtLeast(string figure, double value, double goal, string format) => Judge(figure, value, "≥ " + Text(goal, format), format, value >= goal);

    /// <summary>A figure that must be below the goal.</summary>
    public void Below(string figure, double value, double goal, string format) => Judge(figure, value, "< " + goal.ToString("#,0.##", CultureInfo.InvariantCulture), format, value < goal);

    /// <summary>A figure that could not be measured, and why.</summary>
    public void Missing(string figure, string reason)
    {
        AllReached = false;
        Add(figure, "-", "", reason);
    }

    public void Progress(string line) => Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(_start):m\\:ss} {line}"));

    public void Print()
    {
        // In a file there is no window to fit into.
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 120);
        AnsiConsole.Write(_table);
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private void Judge(string figure, double value, string goal, string format, bool reached)
    {
        AllReached &= reached;
        Add(figure, Text(value, format), goal, reached ? "" : "missed");
    }

    private void Add(string figure, string value, string goal, string note)
    {
        Progress($"{figure}: {value} {note}");
        _table.AddRow(Markup.Escape(figure), value, Markup.Escape(goal), Markup.Escape(note));
    }
}
