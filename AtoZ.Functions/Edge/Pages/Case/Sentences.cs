using System.Text.Json;
using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.PlainWords;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Edge.Pages.Case;

/// <summary>Codes and records of a case as sentences for one reader.</summary>
internal static class Sentences
{
    private static readonly string[] Variants = [Names.Answer, Names.ForParty, Names.Band, Names.Granted, Names.Outcome, Names.Method, Names.Scan, Names.Parts, "purpose"];

    /// <summary>A refusal, in the reader's language where its code is known.</summary>
    public static string Refusal(Reader reader, Refusal refusal, ClaimStatus? status = null)
    {
        string[] keys = [$"refusal.{refusal.Code}.{status}", $"refusal.{refusal.Code}", $"refusal.{refusal.Code}.plain"];
        string? key = keys.FirstOrDefault(k => Sentence.Has(k) && !Sentence.Placeholders(Sentence.Get(reader.Language, k)).Any());

        // The detail of a refusal is in English: who reads another language gets a general sentence rather than a foreign one.
        return key is not null ? reader.Say(key) : reader.Language == Languages.Default ? $"{refusal.Detail} {refusal.Remedy}" : reader.Say("refusal.other");
    }

    /// <summary>The address of the paragraph that a refusal rests on; null when it rests on none.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="refusal">The refusal; null when there is none.</param>
    /// <param name="claim">The claim whose rules count; null for those in force.</param>
    /// <param name="country">Where it was ordered, where there is no claim yet.</param>
    internal static string? Rule(Reader reader, Refusal? refusal, ClaimRecord? claim = null, string? country = null) => Rule(reader, refusal?.Code, claim, country);

    /// <summary>The address of the paragraph that a rule or a problem has, by its code; null when it has none.</summary>
    internal static string? Rule(Reader reader, string? code, ClaimRecord? claim = null, string? country = null) =>
        code is null || Paragraphs.OfRefusal(code) is not { } anchor ? null
        : claim is null ? Paragraphs.At(anchor, reader.Language, null, country)
        : Paragraphs.At(anchor, reader.Language, claim);

    /// <summary>What an answer or silence leads to.</summary>
    public static string Consequence(Reader reader, Consequence consequence, Party viewer)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        if (consequence.Amount is { } amount)
        {
            values["amount"] = reader.Money(amount);
        }

        if (consequence.At is { } at)
        {
            values["at"] = reader.Until(at);
        }

        string key = "consequence." + consequence.Code;
        string[] keys = [$"{key}.{viewer}", key, key + ".plain"];
        return keys.Select(k => Sentence.TryGet(reader.Language, k, values)).FirstOrDefault(s => s is not null) ?? consequence.Code;
    }

    /// <summary>What happens when nobody acts; null when nothing is known to happen.</summary>
    public static string? Otherwise(CaseFile file, Reader reader) =>
        file.Otherwise.Count == 0 ? null : string.Join(' ', file.Otherwise.Select(c => Consequence(reader, c, file.Viewer)));

    /// <summary>An answer in words.</summary>
    public static string Answer(Reader reader, CommandKind kind) =>
        reader.SayFirst($"answer.{kind}", "answer.other");

    /// <summary>The timeline, newest first: people look for what changed. What a signed record says, its own page says better.</summary>
    public static IReadOnlyList<StoryView> Story(Reader reader, IEnumerable<TimelineRecord> timeline) => [.. timeline.Where(e => e.Kind != TimelineKind.Decided).Reverse().Select(entry => Story(reader, entry))];

    public static StoryView Story(Reader reader, TimelineRecord entry)
    {
        Dictionary<string, string> data = Data(entry);
        IReadOnlyDictionary<string, string> values = Readable.Values(reader.Language, data, reader.Zone);
        string key = $"story.{entry.Kind}";
        string[] defaulted = EndingCause.IsByDefault(entry) ? [$"{key}.{data.GetValueOrDefault(Names.ForParty)}.{EndingCause.Defaulted}"] : [];
        IEnumerable<string> keys = [.. defaulted, .. Variants.Where(data.ContainsKey).Select(v => $"{key}.{data[v]}"), key, key + ".plain"];
        string text = keys.Select(k => Sentence.TryGet(reader.Language, k, values)).First(s => s is not null)!;
        if (data.ContainsKey(Names.Line) && data.TryGetValue(Names.Item, out string? item))
        {
            text = $"{item}: {text}";
        }

        return new StoryView(entry.At, text, data.GetValueOrDefault(Names.Message) is { Length: > 0 } words ? words : null);
    }

    private static Dictionary<string, string> Data(TimelineRecord entry)
    {
        using JsonDocument document = JsonDocument.Parse(entry.Data);
        return document.RootElement.EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.Null).ToDictionary(p => p.Name, p => p.Value.ToString(), StringComparer.Ordinal);
    }
}
