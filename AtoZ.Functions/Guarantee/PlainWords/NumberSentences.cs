using System.Globalization;
using System.Text.Json;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Guarantee.PlainWords;

/// <summary>Says a number of a pack in a sentence: the page, what changed, feed and mail all say it with the same one.</summary>
internal static class NumberSentences
{
    /// <summary>The sentence of one number, or of one number in several currencies.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="number">Which number.</param>
    /// <param name="values">Its values by their paths in the pack.</param>
    public static string Of(Reader reader, GuaranteeNumber number, IReadOnlyList<KeyValuePair<string, PackNumber>> values)
    {
        string[] steps = RuleIndex.Bare(values[0].Key).Split('.');
        List<(string Name, string Value)> args = [("value", Value(reader, number, values))];
        switch (number.Shape)
        {
            case NumberShape.Asked:
                args.Add(("what", Why(reader, steps[3])));
                break;
            case NumberShape.Evidence:
                args.Add(("kind", Format.Capital(reader.Word(steps[3]))));
                args.Add(("party", reader.Word(Format.Capital(steps[4]))));
                break;
            case NumberShape.Remedies:
                args.Add(("kind", Format.Capital(reader.Word(steps[3]))));
                break;
            case NumberShape.Counted:
                args.Add(("what", reader.Say($"guarantee.time.{steps[^1]}")));
                break;
            case NumberShape.Days:
                args.Add(("what", Sentence.Has($"country.{steps[^1]}") ? reader.Say($"country.{steps[^1]}") : steps[^1]));
                break;
            default:
                args.Add(("what", Sentence.Has($"filing.category.{steps[^1]}") ? reader.Say($"filing.category.{steps[^1]}") : steps[^1].Replace('_', ' ')));
                break;
        }

        return reader.Say(number.Key, [.. args]);
    }

    /// <summary>The value alone.</summary>
    public static string Value(Reader reader, GuaranteeNumber number, IReadOnlyList<KeyValuePair<string, PackNumber>> values) =>
        string.Join(", ", values.Select(value => One(reader, number, value.Key, value.Value.Value)));

    /// <summary>What a kind of claim needs of a side, each with how much it weighs.</summary>
    public static IEnumerable<string> Shown(Reader reader, IEnumerable<EvidenceRequirement> requirements) =>
        requirements.Select(r => reader.Say($"guarantee.show.{r.Level}", ("what", reader.Say($"evid.{r.Code}"))));

    /// <summary>Why a claim is refused by a rule. Where the words of an inquiry's page speak of that page, the rule has its own.</summary>
    public static string Why(Reader reader, string rule) => reader.SayFirst($"guarantee.why.{rule}", $"inquiry.needs.{rule}");

    private static string One(Reader reader, GuaranteeNumber number, string path, string value) => number.Shape switch
    {
        NumberShape.Span => reader.Span(PolicyDurations.Parse(value)!.Value),
        NumberShape.Spans => And(reader, [.. List(value).Select(span => reader.Span(PolicyDurations.Parse(span)!.Value))]),
        NumberShape.Bytes => Format.Bytes(reader.Language, long.Parse(value, CultureInfo.InvariantCulture)),
        NumberShape.Money => reader.Money(Money.FromDecimal(decimal.Parse(value, CultureInfo.InvariantCulture), path.Split('.')[^1])),
        NumberShape.Categories => string.Join(", ", List(value).Select(c => Sentence.Has($"guarantee.category.{c}") ? reader.Say($"guarantee.category.{c}") : c.Replace('_', ' '))),
        NumberShape.FileTypes => string.Join(", ", List(value).Select(Format.FileType).Distinct(StringComparer.Ordinal)),
        NumberShape.Causes => string.Join(", ", List(value).Select(cause => reader.Say($"guarantee.withhold.{cause}"))),
        NumberShape.Evidence => string.Join(", ", Shown(reader, List(value).Select(EvidenceRequirements.Parse).OfType<EvidenceRequirement>())),
        NumberShape.Remedies or NumberShape.Kinds => string.Join(", ", List(value).Select(reader.Word)),
        NumberShape.Asked => reader.Say(IsTrue(value) ? "guarantee.yes" : "guarantee.no"),
        NumberShape.Side => reader.Word(IsTrue(value) ? Guarantee.Claims.Party.Buyer : Guarantee.Claims.Party.Seller),
        NumberShape.Counted => reader.Say($"guarantee.time.{value}"),
        NumberShape.Days => string.Join(", ", List(value).Select(range => string.Join(" – ", range.Split('/').Select(day => Format.Date(reader.Language, Day(day), TimeZoneInfo.Utc))))),
        NumberShape.Words => "",
        _ => int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out int count) ? reader.Number(count) : value,
    };

    private static string And(Reader reader, string[] parts) =>
        parts.Length == 1 ? parts[0] : reader.Say("guarantee.and", ("first", string.Join(", ", parts[..^1])), ("last", parts[^1]));

    private static DateTimeOffset Day(string text) => DateTimeOffset.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static bool IsTrue(string value) => bool.TryParse(value, out bool is_) && is_;

    private static List<string> List(string value) => JsonSerializer.Deserialize<List<string>>(value)!;
}
