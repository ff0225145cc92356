using System.Globalization;

namespace AtoZ.Functions.Texts;

/// <summary>The time zones that parties live in, by their IANA names such as <c>Europe/Berlin</c>.</summary>
internal static class TimeZones
{
    /// <summary>A zone by its IANA name, or by the one that Windows has for it; null when there is none.</summary>
    public static TimeZoneInfo? Find(string? name) =>
        name is { Length: > 0 and <= 64 }
        && TimeZoneInfo.TryFindSystemTimeZoneById(TimeZoneInfo.TryConvertWindowsIdToIanaId(name, out string? iana) ? iana : name, out TimeZoneInfo? zone)
        && zone.HasIanaId
            ? zone
            : null;

    /// <summary>A party's zone; UTC where it is not known.</summary>
    public static TimeZoneInfo Of(string? name) => Find(name) ?? TimeZoneInfo.Utc;

    /// <summary>A moment as clocks of a zone show it.</summary>
    public static DateTime Local(DateTimeOffset at, TimeZoneInfo? zone) => TimeZoneInfo.ConvertTime(at, zone ?? TimeZoneInfo.Utc).DateTime;

    /// <summary>How far a zone is from UTC at a moment: UTC, UTC+1, UTC-3:30. Understood in every language, unlike abbreviations.</summary>
    public static string Name(DateTimeOffset at, TimeZoneInfo? zone)
    {
        TimeSpan offset = (zone ?? TimeZoneInfo.Utc).GetUtcOffset(at);
        if (offset == TimeSpan.Zero)
        {
            return "UTC";
        }

        string minutes = offset.Minutes == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $":{Math.Abs(offset.Minutes):00}");
        return string.Create(CultureInfo.InvariantCulture, $"UTC{(offset > TimeSpan.Zero ? "+" : "-")}{Math.Abs(offset.Hours)}{minutes}");
    }
}
