using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Facts.Orders.Mappings;

/// <summary>A mapping with what the request says besides.</summary>
/// <param name="Mapping">The mapping.</param>
/// <param name="Given">Fields that the request says, where the file says nothing: the seller of a shop's own export.</param>
/// <param name="Zone">Of moments without an offset; null where the file has none.</param>
internal sealed record MappedReading(OrderMapping Mapping, IReadOnlyDictionary<string, string> Given, TimeZoneInfo? Zone)
{
    /// <summary>A reading, or what the request must say besides.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="given">Fields that the request says.</param>
    /// <param name="timeZone">As the request names it; the mapping's own when null.</param>
    /// <param name="sign">The decimal sign as the request names it; the mapping's own when null.</param>
    public static (MappedReading? Reading, Refusal? Refusal) Of(OrderMapping mapping, IReadOnlyDictionary<string, string> given, string? timeZone, string? sign)
    {
        TimeZoneInfo? zone = TimeZones.Find(timeZone ?? mapping.TimeZone);
        if (timeZone is not null && zone is null)
        {
            return (null, new Refusal("QUERY_WRONG", 400, $"'{timeZone}' is no time zone known here.", "Name it by IANA, such as Europe/Berlin.", "?timeZone"));
        }

        if (zone is null && mapping.InstantFormats?.Any(f => !MappedInstants.HasOffset(f)) is true)
        {
            return (null, Open(mapping, "the time zone of its moments", "timeZone"));
        }

        string? open = ImportColumns.Required.FirstOrDefault(name => name != ImportColumns.LineNumber && !mapping.Fields.ContainsKey(name) && !given.ContainsKey(name));
        return open is null ? (new MappedReading(Signed(mapping, sign), given, zone), null) : (null, Open(mapping, open, open));
    }

    private static Refusal Open(OrderMapping mapping, string what, string query) => new(
        "MAPPING_INCOMPLETE", 422, $"The mapping '{mapping.Name}' leaves open {what}, and the request does not say it.", $"Send it in the query: {query}=….", $"?{query}");

    // A file that a spreadsheet saved anew has the signs of that machine: the decimal sign, and then the other one for thousands.
    private static OrderMapping Signed(OrderMapping mapping, string? sign) =>
        sign is null || sign == mapping.DecimalSign ? mapping
        : mapping with { DecimalSign = sign, Thousands = mapping.Thousands == sign ? mapping.DecimalSign : mapping.Thousands };
}
