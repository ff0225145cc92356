using System.Text.RegularExpressions;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Facts.Orders.Mappings;

/// <summary>Whether a mapping can be read by, before anybody relies on it.</summary>
internal static partial class MappingCheck
{
    private static readonly string[] Delimiters = [",", ";", "|", "tab", OrderMapping.Detect];
    private static readonly string[] Separators = ["", ",", ".", " ", "'"];

    /// <summary>The first thing that is wrong, by its place; null when nothing is.</summary>
    public static Refusal? Of(OrderMapping mapping) =>
        Problems(mapping).Select(p => new Refusal("MAPPING_INVALID", 422, $"The mapping's {p.Field} {p.Problem}.", "Mend it as docs/import.md describes.", p.Field)).FirstOrDefault();

    /// <summary>Whether a mapping may have this name.</summary>
    public static bool IsName(string name) => Name().IsMatch(name);

    private static IEnumerable<(string Field, string Problem)> Problems(OrderMapping m) =>
        Whole(m).Where(p => p.Wrong).Select(p => (p.Field, p.Problem)).Concat(m.Fields.SelectMany(f => Sources(m, f.Key, f.Value)));

    private static IEnumerable<(bool Wrong, string Field, string Problem)> Whole(OrderMapping m) =>
    [
        (!IsName(m.Name), "/name", "is not of 1 to 40 small letters, digits and hyphens"),
        (!Delimiters.Contains(m.Delimiter), "/delimiter", $"is not one of {string.Join(" ", Delimiters)}"),
        (m.DecimalSign is not ("." or ","), "/decimalSign", "is neither a point nor a comma"),
        (!Separators.Contains(m.Thousands) || m.Thousands == m.DecimalSign, "/thousands", "is no sign for thousands, or the decimal sign"),
        (!SentText.Knows(m.Charset), "/charset", $"names no charset known here: '{m.Charset}'"),
        (m.TimeZone is not null && TimeZones.Find(m.TimeZone) is null, "/timeZone", $"names no time zone known here: '{m.TimeZone}'"),
        (m.InstantFormats?.Any(f => !MappedInstants.IsFormat(f)) is true, "/instantFormats", "holds one without year, month and day"),
        (m.CurrencySigns?.Any(s => s.Key.Length == 0 || (s.Value.Length > 0 && !Currencies.IsKnown(s.Value))) is true, "/currencySigns", "holds an unknown currency"),
        (m.Fields.Keys.FirstOrDefault(k => !ImportColumns.Names.Contains(k)) is not null, "/fields", $"holds a field that orders do not have: {string.Join(", ", m.Fields.Keys.Where(k => !ImportColumns.Names.Contains(k)))}"),
        (!m.Fields.TryGetValue(ImportColumns.OrderId, out IReadOnlyList<MappedSource>? ids) || ids.All(s => s.Column is null), "/fields/order_id", "names no column of the order's number"),
        (m.Footer?.Any(string.IsNullOrWhiteSpace) is true, "/footer", "holds an empty word"),
        (m.Payments is { } p && (p.Between.Trim().Length == 0 || p.Stored.Count == 0), "/payments", "does not say what stands between two means, or which are gift cards"),
    ];

    private static IEnumerable<(string Field, string Problem)> Sources(OrderMapping m, string field, IReadOnlyList<MappedSource> sources) =>
        sources.Count == 0
            ? [($"/fields/{field}", "has no source")]
            : sources.SelectMany((s, i) => Source(m, field, s).Where(p => p.Wrong).Select(p => ($"/fields/{field}/{i}", p.Problem)));

    private static IEnumerable<(bool Wrong, string Problem)> Source(OrderMapping m, string field, MappedSource s)
    {
        bool amount = ImportColumns.Amounts.Contains(field), moment = ImportColumns.Moments.Contains(field);
        return
        [
            ((s.Column is null) == (s.Value is null), "needs a column or a value, and not both"),
            (s.WordList is not null && WordLists.Find(s.WordList) is null, $"names no list of words: '{s.WordList}'"),
            (!amount && (s.Plus is not null || s.Minus is not null || s.PlusOnce is not null || s.IsOfOrder), "adds up what is no amount"),
            (s.Once && s.Shared, "goes to one line and to all"),
            (s.Shared && field == ImportColumns.UnitPrice, "shares prices by themselves: 'total' or 'discount' divide them"),
            (field != ImportColumns.UnitPrice && (s.Off is not null || s.IsDivided), "takes a discount from what is no price of a piece"),
            (s.Total is not null && s.Discount is not null, "has a total and a discount of the order, of which one says all"),
            (s.When is { SumOf.Count: 0 }, "compares with the sum of nothing"),
            (s.Per == AmountOf.Line && field != ImportColumns.UnitPrice, "divides what is no price of a piece"),
            (s.Sign && field != ImportColumns.Currency, "takes a sign for what is no currency"),
            (s.Day is not null && !moment, "takes a day for what is no moment"),
            (moment && s.Day is null && s.Column is not null && m.InstantFormats?.Any(f => !MappedInstants.HasTime(f)) is true,
                "must say which moment of a day is meant: the mapping has a format without time of day"),
            (s.Prefix is not null && (amount || moment), "has a prefix where no text is"),
        ];
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,39}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
