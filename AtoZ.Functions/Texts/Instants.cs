using System.Globalization;
using System.Text.RegularExpressions;

namespace AtoZ.Functions.Texts;

/// <summary>
/// Which moments are taken in, wherever they come from: with an offset, else two servers would read two moments; and between bounds, so
/// that every window can be added to each of them and none of them to nothing.
/// </summary>
internal static partial class Instants
{
    /// <summary>How to write one.</summary>
    public const string Example = "an instant such as 2026-05-01T10:00:00Z, from 1970 to 2199";

    // Clocks of servers differ by seconds, of scanners by minutes.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(10);

    /// <summary>Nothing before this was ordered here.</summary>
    public static DateTimeOffset Earliest { get; } = DateTimeOffset.UnixEpoch;

    /// <summary>Nothing from here on is waited for.</summary>
    public static DateTimeOffset Latest { get; } = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Reads an instant in the form of RFC 3339; null when it is none that is taken in.</summary>
    public static DateTimeOffset? Read(string? text) =>
        text is { Length: <= 40 } && Form().IsMatch(text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset at) && IsWithin(at)
            ? at.ToUniversalTime()
            : null;

    /// <summary>Whether windows can be added to it.</summary>
    public static bool IsWithin(DateTimeOffset at) => at >= Earliest && at < Latest;

    /// <summary>Whether it is too far ahead for something that has happened.</summary>
    public static bool IsAhead(DateTimeOffset at, DateTimeOffset now) => at > now + Skew;

    /// <summary>
    /// The nearest moment that windows can be added to: what an older version kept, or somebody wrote into the store, must stop no page and
    /// no sweep.
    /// </summary>
    public static DateTimeOffset Usable(DateTimeOffset at) => at < Floor ? Floor : at > Ceiling ? Ceiling : at;

    // Wider than the bounds of what comes in: moments that the app itself made up are left as they are.
    private static DateTimeOffset Floor { get; } = new(2, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static DateTimeOffset Ceiling { get; } = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?([Zz]|[+-]\d\d:\d\d)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
