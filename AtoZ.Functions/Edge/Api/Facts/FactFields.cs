using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Edge.Api.Facts;

/// <summary>Which fields a fact needs, and what may stand in them.</summary>
internal static class FactFields
{
    private static readonly string[] Writers = ["buyer", "seller"];

    private static readonly Dictionary<FactType, string[]> Fields = new()
    {
        [FactType.Scan] = ["orderId", "line", "scan", "trackingNumber", "city", "signature"],
        [FactType.Message] = ["orderId", "line", "from"],
        [FactType.Return] = ["orderId", "line", "weightGrams", "serialNumber"],
        [FactType.Refund] = ["orderId", "line", "amountMinor", "currency"],
        [FactType.Chargeback] = ["orderId", "line", "amountMinor", "currency"],
        [FactType.Repayment] = ["orderId", "line", "amountMinor", "currency"],
        [FactType.Disbursement] = ["sellerId", "amountMinor", "currency", "until"],
        [FactType.Certificate] = ["sellerId", "insurer", "validFrom", "until", "amountMinor", "deductibleMinor", "currency"],
    };

    /// <summary>The first thing that is wrong with a fact; null when nothing is.</summary>
    public static Refusal? Check(FactBody fact, DateTimeOffset now) => VisibleText.IsMissing(fact.Id)
        ? new Refusal("ID_REQUIRED", 422, "A fact needs an id.", "Send your own id of it.", "/id")
        : Happened(fact.At, "/at", now) ?? Foreign(fact) ?? fact.Type switch
        {
            FactType.Scan => Line(fact) ?? Needs(fact.Scan, "/scan"),
            FactType.Message => Line(fact) ?? Writer(fact.From),
            FactType.Return => Line(fact) ?? Weight(fact.WeightGrams, "/weightGrams"),
            FactType.Chargeback => Line(fact) ?? Positive(fact.AmountMinor),
            FactType.Refund or FactType.Repayment => Line(fact) ?? Needs(fact.AmountMinor, "/amountMinor") ?? Positive(fact.AmountMinor),
            FactType.Disbursement => Needs(fact.SellerId, "/sellerId") ?? Needs(fact.AmountMinor, "/amountMinor") ?? Needs(fact.Currency, "/currency") ?? Needs(fact.Until, "/until"),
            _ => Needs(fact.SellerId, "/sellerId")
                ?? Needs(fact.Insurer, "/insurer")
                ?? Needs(fact.ValidFrom, "/validFrom")
                ?? Needs(fact.Until, "/until")
                ?? Needs(fact.AmountMinor, "/amountMinor")
                ?? Needs(fact.DeductibleMinor, "/deductibleMinor")
                ?? Needs(fact.Currency, "/currency"),
        };

    /// <summary>What is wrong with a weight in grams; null when nothing is, or none is given.</summary>
    public static Refusal? Weight(long? grams, string field) => grams is null or > 0
        ? null
        : new Refusal("AMOUNT_NOT_POSITIVE", 422, "A parcel weighs more than nothing.", "Send its weight in grams, or leave it out.", field);

    /// <summary>What has happened cannot lie ahead, but for clocks that differ by minutes; null when it does not, or no moment is given.</summary>
    public static Refusal? Happened(DateTimeOffset? at, string field, DateTimeOffset now) => at is { } moment && Instants.IsAhead(moment, now)
        ? new Refusal("INSTANT_AHEAD", 422, $"The moment in {field} lies ahead.", "Send what has happened once it has.", field)
        : null;

    private static Refusal? Line(FactBody fact) => Needs(fact.OrderId, "/orderId") ?? Needs(fact.Line, "/line");

    private static Refusal? Writer(string? from) => Needs(from, "/from") ?? (Writers.Contains(from)
        ? null
        : new Refusal("FIELD_WRONG_TYPE", 400, "The field /from is neither buyer nor seller.", "Send buyer or seller.", "/from"));

    private static Refusal? Positive(long? amount) => amount is null or > 0
        ? null
        : new Refusal("AMOUNT_NOT_POSITIVE", 422, "The amount must be more than zero.", "Send what came back, in minor units.", "/amountMinor");

    // A field that its type does not have would be lost in silence.
    private static Refusal? Foreign(FactBody fact) => Given(fact).Except(Fields[fact.Type], StringComparer.Ordinal).FirstOrDefault() is { } foreign
        ? new Refusal("FIELD_UNKNOWN", 400, $"The field /{foreign} means nothing in a fact of type {fact.Type}.", $"A {fact.Type} has {string.Join(", ", Fields[fact.Type])}.", $"/{foreign}")
        : null;

    private static IEnumerable<string> Given(FactBody fact) => new (string Name, object? Value)[]
    {
        ("orderId", fact.OrderId), ("line", fact.Line), ("sellerId", fact.SellerId), ("scan", fact.Scan), ("trackingNumber", fact.TrackingNumber), ("city", fact.City), ("from", fact.From),
        ("amountMinor", fact.AmountMinor), ("deductibleMinor", fact.DeductibleMinor), ("currency", fact.Currency), ("insurer", fact.Insurer), ("validFrom", fact.ValidFrom), ("until", fact.Until),
        ("weightGrams", fact.WeightGrams), ("serialNumber", fact.SerialNumber), ("signature", fact.Signature),
    }.Where(f => f.Value is not null).Select(f => f.Name);

    private static Refusal? Needs<T>(T? value, string field) => value is null
        ? new Refusal("FIELD_MISSING", 400, $"The field {field} is missing.", "Facts of this type need it.", field)
        : null;
}
