using System.Globalization;

namespace AtoZ.ClaimsBench;

/// <summary>Writes what was measured beside what it should be.</summary>
internal sealed class Report(TextWriter output)
{
    /// <summary>Whether every goal so far was met.</summary>
    public bool AllMet { get; private set; } = true;

    /// <summary>Writes one line.</summary>
    public void Line(string what, FormattableString measured, string goal, bool met)
    {
        AllMet &= met;
        output.WriteLine($"{(met ? "ok  " : "MISS")} {what,-34} {measured.ToString(CultureInfo.InvariantCulture),-60} goal {goal}");
    }

    /// <summary>Writes a line without a goal.</summary>
    public void Note(string what, FormattableString measured) => output.WriteLine($"     {what,-34} {measured.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>The value below which a share of the measurements lies.</summary>
    public static double Share(IReadOnlyList<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
}
