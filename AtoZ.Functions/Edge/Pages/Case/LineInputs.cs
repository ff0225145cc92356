using System.Globalization;
using AtoZ.Functions.Cases;
using AtoZ.Functions.Edge.Pages.Shared;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Edge.Pages.Case;

/// <summary>The fields of an offer and of a vote that are about single lines of a claim; a claim with one line has none of them.</summary>
internal static class LineInputs
{
    private const string Upheld = "upheld";

    /// <summary>For which lines the money of an offer is.</summary>
    public static IReadOnlyList<InputView> Offered(CaseFile file, Reader reader, IReadOnlyDictionary<string, string> sent) => file.Lines.Count == 1 ? [] :
    [
        new(
            "lines",
            InputKind.Several,
            reader.Say("field.lines.offer"),
            reader.Say("field.lines.offer.hint"),
            sent.GetValueOrDefault("lines"),
            false,
            [.. file.Lines.Select(l => new OptionView(Number(l), LineWords.Item(l, reader), reader.Money(new Money(l.Record.AmountMinor, file.Claim.Currency))))]),
    ];

    /// <summary>The lines that were chosen; null for all.</summary>
    public static IReadOnlyList<int>? Chosen(IReadOnlyDictionary<string, string> sent) =>
        sent.GetValueOrDefault("lines") is { Length: > 0 } lines
            ? [.. lines.Split(',').Select(l => int.TryParse(l, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0)]
            : null;

    /// <summary>Which lines a vote for the buyer refuses, by which criterion and why.</summary>
    public static IEnumerable<InputView> Votes(CaseFile file, Reader reader, IReadOnlyDictionary<string, string> sent)
    {
        foreach (ClaimLine line in AtIssue(file))
        {
            yield return new(
                Name(line),
                InputKind.Choice,
                reader.Say("field.line.vote", ("item", LineWords.Item(line, reader))),
                null,
                sent.GetValueOrDefault(Name(line)) ?? Upheld,
                false,
                [
                    new(Upheld, reader.Say("field.line.upheld"), null),
                    .. Appeals.Criteria.Keys.Select(code => new OptionView(code, reader.Say("field.line.refused", ("code", code), ("text", reader.Word(code))), null)),
                ]);
            yield return new(Why(line), InputKind.Words, reader.Say("field.line.why"), reader.Say("field.line.why.hint"), sent.GetValueOrDefault(Why(line)), false, []);
        }
    }

    /// <summary>The refusals of a vote that finds for the buyer.</summary>
    public static IReadOnlyList<LineRefusal>? Refused(CaseFile file, IReadOnlyDictionary<string, string> sent)
    {
        LineRefusal[] refused =
        [
            .. AtIssue(file).Where(l => sent.GetValueOrDefault(Name(l)) is { Length: > 0 } said && said != Upheld)
                .Select(l => new LineRefusal(l.Record.Line, sent[Name(l)], sent.GetValueOrDefault(Why(l))?.Trim() ?? "")),
        ];
        return refused.Length == 0 ? null : refused;
    }

    private static IEnumerable<ClaimLine> AtIssue(CaseFile file) =>
        file.Lines.Count > 1 && file.Appeals.LastOrDefault(a => a.DecidedAt is null) is { } review && ClaimLines.AreDecidedIn(review)
            ? file.Lines.Where(l => ClaimLines.IsAtIssue(file.Claim, l))
            : [];

    private static string Name(ClaimLine line) => $"line-{Number(line)}";

    private static string Why(ClaimLine line) => $"line-why-{Number(line)}";

    private static string Number(ClaimLine line) => line.Record.Line.ToString(CultureInfo.InvariantCulture);
}
