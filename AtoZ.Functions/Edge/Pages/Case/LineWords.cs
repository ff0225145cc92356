using AtoZ.Functions.Cases;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Edge.Pages.Case;

/// <summary>The lines of a claim in words.</summary>
internal static class LineWords
{
    /// <summary>An item with its pieces, where there are several.</summary>
    public static string Item(ClaimLine line, Reader reader) => line.Record.Quantity == 1 ? line.Item : $"{reader.Number(line.Record.Quantity)} × {line.Item}";

    /// <summary>What became of a line.</summary>
    public static string State(ClaimLine line, string currency, Reader reader)
    {
        string amount = reader.Money(new Money(line.Record.PaidMinor, currency));
        return line switch
        {
            { Record.RefusedBecause: { } criterion } => reader.Say("lines.refused", ("text", reader.Word(criterion))),
            { Record.PaidMinor: > 0 } => reader.Say("lines.paid", ("amount", amount)),
            { Outcome: ClaimOutcome.None } => reader.Say("lines.open"),
            _ => Format.Capital(reader.Word(line.Outcome)),
        };
    }
}
