using System.Globalization;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Facts.Orders.Mappings;

/// <summary>Reads the moments of a file as its mapping says, and never guesses: not the zone, not the order of day and month.</summary>
internal static class MappedInstants
{
    private const string Canonical = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    public static bool IsFormat(string format) =>
        format.Contains("yy", StringComparison.Ordinal) && format.Contains('M', StringComparison.Ordinal) && format.Contains('d', StringComparison.Ordinal);

    public static bool HasTime(string format) => format.Contains('H', StringComparison.Ordinal) || format.Contains('h', StringComparison.Ordinal);

    public static bool HasOffset(string format) => format.Contains('z', StringComparison.Ordinal) || format.Contains('K', StringComparison.Ordinal);

    /// <summary>The moment, as the import writes it.</summary>
    public static Cell<string> Read(string text, MappedReading reading, PartOfDay? day)
    {
        if (Instants.Read(text) is { } exact)
        {
            return Write(exact);
        }

        HashSet<DateTimeOffset> found = [];
        foreach (string format in reading.Mapping.InstantFormats ?? [])
        {
            Cell<DateTimeOffset?> one = ByFormat(text, format, reading.Zone, day);
            if (one.Problem is not null)
            {
                return Cell<string>.Wrong(one.Problem);
            }

            if (one.Value is { } at)
            {
                found.Add(at);
            }
        }

        return found.Count switch
        {
            0 => Cell<string>.Wrong($"'{text}' is not a moment as the mapping writes it: {string.Join(" or ", reading.Mapping.InstantFormats ?? ["2026-05-01T10:00:00Z"])}"),
            1 => Write(found.Single()),
            _ => Cell<string>.Wrong($"'{text}' can be read as two moments"),
        };
    }

    private static Cell<DateTimeOffset?> ByFormat(string text, string format, TimeZoneInfo? zone, PartOfDay? day)
    {
        if (HasOffset(format))
        {
            return DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset at) ? at : default(DateTimeOffset?);
        }

        if (zone is null || !DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local))
        {
            return default(DateTimeOffset?);
        }

        return HasTime(format) ? Local(text, local, zone) : OfDay(local, zone, day);
    }

    private static Cell<DateTimeOffset?> Local(string text, DateTime local, TimeZoneInfo zone)
    {
        if (zone.IsInvalidTime(local) || zone.IsAmbiguousTime(local))
        {
            return Cell<DateTimeOffset?>.Wrong($"'{text}' stands {(zone.IsInvalidTime(local) ? "nowhere" : "twice")} on the clocks of {zone.Id}: send it with an offset");
        }

        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    // A day is as long as the zone says, also where its first hour is missing or its last one comes twice.
    private static Cell<DateTimeOffset?> OfDay(DateTime date, TimeZoneInfo zone, PartOfDay? day) =>
        day == PartOfDay.End ? First(date.AddDays(1), zone).AddSeconds(-1) : First(date, zone);

    private static DateTimeOffset First(DateTime midnight, TimeZoneInfo zone)
    {
        DateTime local = midnight;
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        TimeSpan offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }

    private static string Write(DateTimeOffset at) => at.UtcDateTime.ToString(Canonical, CultureInfo.InvariantCulture);
}
