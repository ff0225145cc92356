using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using AtoZ.Functions.Payments;

namespace AtoZ.Functions.Tests.Workflows.Support;

/// <summary>The market that every story plays in: one buyer, one seller, one parcel that did not arrive.</summary>
internal sealed record Market
{
    public const string Buyer = "buyer-1";
    public const string Seller = "seller-1";

    /// <summary>When every story begins.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Price of the item, minor units.</summary>
    public long PriceMinor { get; init; } = 8_000;

    /// <summary>The marketplace's own fulfilment.</summary>
    public bool Fulfilled { get; init; }

    /// <summary>Whether the seller's stored payment method can be charged.</summary>
    public bool HasPaymentMethod { get; init; }

    /// <summary>What the marketplace holds of the seller, minor units.</summary>
    public long HeldMinor { get; init; }

    /// <summary>Band of the fraud check.</summary>
    public FraudBand FraudBand { get; init; } = FraudBand.Clear;

    public static OrderLine Order(string id, long priceMinor, bool fulfilled) => new()
    {
        OrderId = id,
        Line = 1,
        BuyerId = Buyer,
        SellerId = Seller,
        ProductId = "lamp",
        ProductTitle = "Reading lamp",
        Category = "furniture_decor",
        Quantity = 1,
        UnitPriceMinor = priceMinor,
        FreightMinor = 0,
        Currency = "USD",
        Status = "shipped",
        PurchasedAt = Start.AddDays(-30),
        ShippedAt = Start.AddDays(-25),
        EstimatedDeliveryAt = Start.AddDays(-10),
        SellerContactedAt = Start.AddDays(-5),
        FulfilledByMarketplace = fulfilled,
    };

    public static NewClaim Claim(string order) => new(
        order, 1, null, Buyer, ClaimKind.NotReceived, "The parcel never arrived although it was due ten days ago.", Start.AddDays(-10), Remedy.Refund, null, null, "en", []);

    public async Task Fill(AtoZDb db)
    {
        db.OrderLines.Add(Order("order-1", PriceMinor, Fulfilled));
        db.Buyers.Add(new BuyerRecord { Id = Buyer, Email = "buyer@example.com" });
        db.Sellers.Add(new SellerRecord { Id = Seller, Email = "seller@example.com", HasPaymentMethod = HasPaymentMethod });
        if (HeldMinor > 0)
        {
            await SellerFunds.Hold(db, Disbursement("d1", HeldMinor), Start);
        }
    }

    public static DisbursementRecord Disbursement(string id, long amountMinor) =>
        new() { Id = id, SellerId = Seller, AmountMinor = amountMinor, Currency = "USD", DueAt = Start.AddDays(14) };
}
