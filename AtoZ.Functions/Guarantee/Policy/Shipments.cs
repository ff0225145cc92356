using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>What the seller tells of a replacement or a repaired item that was shipped (PROCESS §6): the carrier, and the carrier's number.</summary>
internal static class Shipments
{
    /// <summary>Checks it.</summary>
    /// <returns>Null when it may be taken.</returns>
    public static Refusal? Check(ShipmentPayload shipment, InquiryTerms terms)
    {
        if (VisibleText.IsMissing(shipment.Carrier))
        {
            return new Refusal("CARRIER_REQUIRED", 422, "The carrier's name is missing.", "Say who carries the parcel.", "/carrier");
        }

        if (VisibleText.IsMissing(shipment.TrackingNumber))
        {
            return new Refusal("TRACKING_REQUIRED", 422, "The parcel's number is missing.", "Give the number that the carrier gave.", "/trackingNumber");
        }

        return shipment.Carrier.Length + shipment.TrackingNumber.Length > terms.LongestMessage
            ? new Refusal("MESSAGE_TOO_LONG", 422, $"Carrier and number have more than {terms.LongestMessage} characters.", "Give the carrier's name and its number, nothing else.", "/trackingNumber")
            : null;
    }

    /// <summary>Whether two numbers of parcels are the same: blanks, dashes and case say nothing.</summary>
    public static bool IsSame(string one, string other) => string.Equals(Bare(one), Bare(other), StringComparison.OrdinalIgnoreCase);

    private static string Bare(string number) => string.Concat((number ?? "").Where(char.IsLetterOrDigit));
}
