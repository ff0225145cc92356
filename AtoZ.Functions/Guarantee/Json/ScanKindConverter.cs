using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Guarantee.Json;

/// <summary>
/// Reads what a scan says in our words or in those of the services that marketplaces read carriers through (EasyPost, Shippo, AfterShip,
/// 17TRACK). A word that does not say what became of the parcel ("unknown", "error", "exception") is not guessed: it is refused.
/// </summary>
internal sealed class ScanKindConverter : JsonConverter<ScanKind>
{
    private static readonly FrozenDictionary<string, ScanKind> Words = Enum.GetValues<ScanKind>()
        .Select(kind => (Bare(kind.ToString()), kind))
        .Concat(
        [
            ("pretransit", ScanKind.LabelCreated), ("inforeceived", ScanKind.LabelCreated),
            ("accepted", ScanKind.Posted), ("pickedup", ScanKind.Posted),
            ("transit", ScanKind.InTransit),
            ("pickup", ScanKind.AvailableForPickup), ("readyforpickup", ScanKind.AvailableForPickup),
            ("attemptfail", ScanKind.DeliveryAttempted), ("attemptedfail", ScanKind.DeliveryAttempted),
            ("deliveryattempt", ScanKind.DeliveryAttempted), ("failedattempt", ScanKind.DeliveryAttempted),
            ("failure", ScanKind.Undeliverable), ("undelivered", ScanKind.Undeliverable),
            ("returned", ScanKind.ReturnedToSender), ("returntosender", ScanKind.ReturnedToSender),
            ("returning", ScanKind.ReturnedToSender),
            ("refusedbyrecipient", ScanKind.Refused), ("rejectedbyrecipient", ScanKind.Refused), ("deliveryrefused", ScanKind.Refused),
        ])
        .ToFrozenDictionary(known => known.Item1, known => known.Item2, StringComparer.Ordinal);

    public override ScanKind Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Words.TryGetValue(Bare(reader.GetString()!), out ScanKind kind)
            ? kind
            : throw new JsonException("This is no scan that is known here.");

    public override void Write(Utf8JsonWriter writer, ScanKind value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());

    private static string Bare(string word) => string.Concat(word.Where(char.IsAsciiLetter)).ToLowerInvariant();
}
