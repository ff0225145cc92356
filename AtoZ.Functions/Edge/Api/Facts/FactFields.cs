using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Edge.Api.Facts;

/// <summary>Which fields a fact needs, and what may stand in them.</summary>
internal static class FactFields
{
    private static readonly string[] Writers = ["buyer", "seller"];

    private static readonly string[] OfLine = ["orderId", "line"];

    private static readonly Dictionary<FactType, (string[] Needed, string[] Other)> Fields = new()
    {
        [FactType.Scan] = ([.. OfLine, "scan"], ["trackingNumber", "city", "signature"]),
        [FactType.Message] = ([.. OfLine, "from"], []),
        [FactType.Return] = (OfLine, ["weightGrams", "serialNumber"]),
        [FactType.Refund] = ([.. OfLine, "amountMinor"], ["currency"]),
        [FactType.Chargeback] = (OfLine, ["amountMinor", "currency"]),
        [FactType.Repayment] = ([.. OfLine, "amountMinor"], ["currency"]),
        [FactType.Disbursement] = (["sellerId", "amountMinor", "currency", "until"], []),
        [FactType.Certificate] = (["sellerId", "insurer", "validFrom", "until", "amountMinor", "deductibleMinor", "currency"], []),
        [FactType.Rate] = (["currency", "toCurrency", "rate", "source"], []),
    };

    /// <summary>The fields that a fact of a type must have, beside its type, id and moment.</summary>
    public static IReadOnlyList<string> Needed(FactType type) => Fields[type].Needed;

    /// <summary>The fields that it may have beside those.</summary>
    public static IReadOnlyList<string> Other(FactType type) => Fields[type].Other;

    /// <summary>The first thing that is wrong with a fact; null when nothing is.</summary>
    public static Refusal? Check(FactBody fact, DateTimeOffset now) => VisibleText.IsMissing(fact.Id)
        ? new Refusal("ID_REQUIRED", 422, "A fact needs an id.", "Send your own id of it.", "/id")
        : Happened(fact.At, "/at", now) ?? Foreign(fact) ?? Missing(fact) ?? fact.Type switch
        {
            FactType.Message => Writer(fact.From!),
            FactType.Return => Weight(fact.WeightGrams, "/weightGrams"),
            FactType.Chargeback or FactType.Refund or FactType.Repayment => Positive(fact.AmountMinor),
            FactType.Rate => RateFlaw(fact),
            _ => null,
        };

    private static Refusal? RateFlaw(FactBody fact)
    {
        string? unknown = !Currencies.IsKnown(fact.Currency) ? "/currency" : !Currencies.IsKnown(fact.ToCurrency) || fact.Currency == fact.ToCurrency ? "/toCurrency" : null;
        return unknown is not null
            ? new Refusal("CURRENCY_UNKNOWN", 422, "A rate is of two currencies of ISO 4217.", "Send their codes, such as USD and EUR.", unknown)
            : ExchangeRate.Read(fact.Rate) is null
                ? new Refusal("RATE_WRONG", 422, "A rate is a decimal above zero of at most twelve digits.", "Send it as text, such as \"0.9214\".", "/rate")
                : VisibleText.IsMissing(fact.Source) ? new Refusal("FIELD_MISSING", 400, "The field /source is missing.", "Say whose rate it is.", "/source") : null;
    }

    /// <summary>What is wrong with a weight in grams; null when nothing is, or none is given.</summary>
    public static Refusal? Weight(long? grams, string field) => grams is null or > 0
        ? null
        : new Refusal("AMOUNT_NOT_POSITIVE", 422, "A parcel weighs more than nothing.", "Send its weight in grams, or leave it out.", field);

    /// <summary>What has happened cannot lie ahead, but for clocks that differ by minutes; null when it does not, or no moment is given.</summary>
    public static Refusal? Happened(DateTimeOffset? at, string field, DateTimeOffset now) => at is { } moment && Instants.IsAhead(moment, now)
        ? new Refusal("INSTANT_AHEAD", 422, $"The moment in {field} lies ahead.", "Send what has happened once it has.", field)
        : null;

    private static Refusal? Writer(string from) => Writers.Contains(from)
        ? null
        : new Refusal("FIELD_WRONG_TYPE", 400, "The field /from is neither buyer nor seller.", "Send buyer or seller.", "/from");

    private static Refusal? Positive(long? amount) => amount is null or > 0
        ? null
        : new Refusal("AMOUNT_NOT_POSITIVE", 422, "The amount must be more than zero.", "Send what came back, in minor units.", "/amountMinor");

    // A field that its type does not have would be lost in silence.
    private static Refusal? Foreign(FactBody fact)
    {
        string[] known = [.. Needed(fact.Type), .. Other(fact.Type)];
        return Given(fact).Except(known, StringComparer.Ordinal).FirstOrDefault() is { } foreign
            ? new Refusal("FIELD_UNKNOWN", 400, $"The field /{foreign} means nothing in a fact of type {fact.Type}.", $"A {fact.Type} has {string.Join(", ", known)}.", $"/{foreign}")
            : null;
    }

    private static Refusal? Missing(FactBody fact) => Needed(fact.Type).Except(Given(fact), StringComparer.Ordinal).FirstOrDefault() is { } missing
        ? new Refusal("FIELD_MISSING", 400, $"The field /{missing} is missing.", "Facts of this type need it.", $"/{missing}")
        : null;

    private static IEnumerable<string> Given(FactBody fact) => new (string Name, object? Value)[]
    {
        ("orderId", fact.OrderId), ("line", fact.Line), ("sellerId", fact.SellerId), ("scan", fact.Scan), ("trackingNumber", fact.TrackingNumber), ("city", fact.City), ("from", fact.From),
        ("amountMinor", fact.AmountMinor), ("deductibleMinor", fact.DeductibleMinor), ("currency", fact.Currency), ("insurer", fact.Insurer), ("validFrom", fact.ValidFrom), ("until", fact.Until),
        ("weightGrams", fact.WeightGrams), ("serialNumber", fact.SerialNumber), ("signature", fact.Signature), ("toCurrency", fact.ToCurrency), ("rate", fact.Rate), ("source", fact.Source),
    }.Where(f => f.Value is not null).Select(f => f.Name);
}
