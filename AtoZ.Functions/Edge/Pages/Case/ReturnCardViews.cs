using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Edge.Pages.Case;

/// <summary>A return that was agreed on, as facts with their labels: what is not known yet is left out.</summary>
internal static class ReturnCardViews
{
    /// <summary>For buyer, seller and staff.</summary>
    public static IReadOnlyList<(string Label, string Value)> Of(ReturnRecord sent, CaseFile file, Reader reader)
    {
        string currency = file.Claim.Currency;
        Money agreed = new(sent.AmountMinor, currency);
        Money paid = ByNow(agreed, file);
        List<(string, string)> facts =
        [
            (reader.Say("return.state"), reader.Say($"return.state.{sent.State}")),
            (reader.Say("return.amount"), reader.Money(paid)),
            .. paid < agreed ? new[] { (reader.Say("return.agreed"), reader.Money(agreed)) } : [],
            (reader.Say("return.bearer"), reader.Say($"return.bearer.{sent.Bearer}")),
        ];
        Add("return.label", Parcel(sent.LabelCarrier, sent.LabelTracking));
        Add("return.note", sent.Note);
        Add("return.postageUpTo", sent.PostageUpToMinor is { } most ? reader.Money(new Money(most, currency)) : null);
        Add("return.parcel", Parcel(sent.Carrier, sent.TrackingNumber));
        Add("return.postage", sent.PostageMinor > 0 ? reader.Money(new Money(sent.PostageMinor, currency)) : null);
        return [.. facts, .. Course(sent, reader)];

        void Add(string label, string? value)
        {
            if (value is not null)
            {
                facts.Add((reader.Say(label), value));
            }
        }
    }

    /// <summary>For an expert: no places, and no numbers that lead to one.</summary>
    public static IEnumerable<(string Label, string Value)> Masked(ReturnRecord sent, Reader reader) =>
        [(reader.Say("return.state"), reader.Say($"return.state.{sent.State}")), .. Course(sent, reader)];

    // What came back another way is not paid once more: while it is open what is still missing counts, and then what was paid.
    private static Money ByNow(Money agreed, CaseFile file) => file.Claim switch
    {
        { IsOpen: true } => Money.Min(agreed, file.AtStake),
        { PaidMinor: > 0 } => Money.Min(agreed, file.Claim.Paid),
        _ => agreed,
    };

    private static IEnumerable<(string, string)> Course(ReturnRecord sent, Reader reader)
    {
        if (sent.PostedAt is { } posted)
        {
            yield return (reader.Say("return.posted"), reader.Brief(posted));
        }

        if (sent.ReceivedAt is { } received)
        {
            yield return (reader.Say("return.received"), reader.Brief(received));
        }

        if (sent.Condition is { } condition)
        {
            yield return (reader.Say("return.condition"), reader.Say($"field.condition.{condition}"));
        }
    }

    private static string? Parcel(string? carrier, string? number) => carrier is null ? null : number is null ? carrier : $"{carrier}, {number}";
}
