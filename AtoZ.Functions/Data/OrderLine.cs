using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Policy;

namespace AtoZ.Functions.Data;

/// <summary>One line of an order as imported (PROCESS §15). Money in minor units of <see cref="Currency"/>.</summary>
public sealed class OrderLine : IOrderLine
{
    public required string OrderId { get; init; }

    public required int Line { get; init; }

    public required string BuyerId { get; set; }

    public required string SellerId { get; set; }

    public required string ProductId { get; set; }

    public string? ProductTitle { get; set; }

    public string? Category { get; set; }

    public required int Quantity { get; set; }

    /// <summary>Price of one piece.</summary>
    public required long UnitPriceMinor { get; set; }

    /// <summary>Freight of the whole line.</summary>
    public required long FreightMinor { get; set; }

    /// <summary>The tax of the whole line, freight too; null when nobody told.</summary>
    public long? TaxMinor { get; set; }

    /// <summary>The tax was paid on top of price and freight; else it is in them.</summary>
    public bool TaxOnTop { get; set; }

    public required string Currency { get; set; }

    public string? PaymentType { get; set; }

    /// <summary>The currency of the buyer's card or account, ISO 4217; null when it is the order's, or nobody told.</summary>
    public string? PaymentCurrency { get; set; }

    /// <summary>What of the line a gift card or credit paid, minor units; null when nobody told.</summary>
    public long? PaidByGiftCardMinor { get; set; }

    /// <summary>The marketplace's status word: delivered, shipped, canceled, unavailable, invoiced, processing …</summary>
    public required string Status { get; set; }

    public DateTimeOffset? PurchasedAt { get; set; }

    public DateTimeOffset? ApprovedAt { get; set; }

    public DateTimeOffset? ShippedAt { get; set; }

    public DateTimeOffset? DeliveredAt { get; set; }

    public DateTimeOffset? EstimatedDeliveryAt { get; set; }

    public string? BuyerCity { get; set; }

    public string? BuyerState { get; set; }

    /// <summary>ISO 3166 code of two letters, for the warranty of the buyer's region; null when unknown.</summary>
    public string? BuyerCountry { get; set; }

    public string? SellerCity { get; set; }

    public string? SellerState { get; set; }

    /// <summary>The marketplace itself stored and shipped the item.</summary>
    public bool FulfilledByMarketplace { get; set; }

    /// <summary>new or used; null when unknown.</summary>
    public string? Condition { get; set; }

    /// <summary>Where the parcel was sent from; null when unknown.</summary>
    public string? ShipsFrom { get; set; }

    /// <summary>The carrier's number of the parcel; null when the seller gave none.</summary>
    public string? TrackingNumber { get; set; }

    /// <summary>Where the carrier's scan says the parcel was handed over; null when unknown.</summary>
    public string? DeliveredCity { get; set; }

    /// <summary>When the buyer first wrote to the seller about this line; null when never.</summary>
    public DateTimeOffset? SellerContactedAt { get; set; }

    /// <summary>When the buyer posted a return; null when never.</summary>
    public DateTimeOffset? ReturnPostedAt { get; set; }

    /// <summary>When the buyer asked the seller to take the item back; null when nobody told.</summary>
    public DateTimeOffset? ReturnAskedAt { get; set; }

    /// <summary>What the buyer was charged for the line, minor units; null when nobody told, and then it is what the order says.</summary>
    public long? ChargedMinor { get; set; }

    /// <summary>What was already refunded for this line outside of a claim.</summary>
    public long RefundedMinor { get; set; }

    /// <summary>What the buyer's bank took back of the payment, minor units; a part is a part.</summary>
    public long ChargedBackMinor { get; set; }

    /// <summary>When the carrier said that the parcel is lost or goes back to the seller; null when it did not.</summary>
    public DateTimeOffset? CarrierLostAt { get; set; }

    /// <summary>What an insurer paid the buyer for this line or for harm that the item did, minor units.</summary>
    public long InsurerPaidMinor { get; set; }

    /// <summary>What the carrier weighed when it took the parcel, grams; null when unknown.</summary>
    public long? WeightGrams { get; set; }

    /// <summary>The serial number of the piece that was sent; null when unknown.</summary>
    public string? SerialNumber { get; set; }

    /// <summary>What the parcel with the return weighed, grams; null when unknown.</summary>
    public long? ReturnWeightGrams { get; set; }

    /// <summary>The serial number of the piece that came back; null when unknown.</summary>
    public string? ReturnSerialNumber { get; set; }

    /// <summary>Price of all pieces plus freight, and the tax on top of both: what was to be paid for the line.</summary>
    public Money Total => new(checked((this.UnitPriceMinor * this.Quantity) + this.FreightMinor + this.TaxOnTopMinor), this.Currency);

    /// <summary>What was to be paid for some of its pieces: their price and their share of the freight and of the tax on top, rounded down; minor units.</summary>
    public long TotalOf(int pieces) => checked((this.UnitPriceMinor * pieces) + (this.Quantity == 0
        ? 0
        : (long)((Int128)this.FreightMinor * pieces / this.Quantity) + (long)((Int128)this.TaxOnTopMinor * pieces / this.Quantity)));

    /// <summary>The tax that price and freight do not hold.</summary>
    public long TaxOnTopMinor => this.TaxOnTop ? this.TaxMinor ?? 0 : 0;

    /// <summary>What was paid for the line: its price, and what was charged above it.</summary>
    public Money Paid => this.Total + new Money(Overcharges.Above(this.Total.MinorUnits, this.ChargedMinor), this.Currency);

    /// <summary>Whether the bank charged back all that was not refunded.</summary>
    public bool ChargedBack => this.ChargedBackMinor > 0 && this.ChargedBackMinor >= this.Total.MinorUnits - this.RefundedMinor;
}
