using AtoZ.Functions.Data;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Facts.Orders;

/// <summary>The columns of an order file (PROCESS §15).</summary>
internal static class ImportColumns
{
    public const string OrderId = "order_id";
    public const string LineNumber = "line";
    public const string BuyerId = "buyer_id";
    public const string SellerId = "seller_id";
    public const string ProductId = "product_id";
    public const string Quantity = "quantity";
    public const string UnitPrice = "unit_price";
    public const string Currency = "currency";
    public const string Freight = "freight";
    public const string Tax = "tax";
    public const string TaxIs = "tax_is";
    public const string Included = "included";
    public const string OnTop = "on_top";
    private const string Charged = "charged";
    public const string PaidByGiftCard = "paid_by_gift_card";
    private const long MostMinor = 1_000_000_000_000_000;
    private const string ProductTitle = "product_title";
    private const string Category = "category";

    private static readonly string[] Happened = ["purchased_at", "approved_at", "shipped_at", "delivered_at", "seller_contacted_at", "carrier_lost_at", "return_asked_at", "return_posted_at"];

    /// <summary>The key of a line; the record is made from it.</summary>
    public static IReadOnlyList<ImportColumn<OrderLine>> Key { get; } =
    [
        Id(OrderId, required: true, l => l.OrderId, (_, _) => { }),
        Column(LineNumber, required: true, (text, _) => ImportValues.Count(text), l => l.Line, (_, _) => { }),
    ];

    public static IReadOnlyList<ImportColumn<OrderLine>> Line { get; } =
    [
        Id(BuyerId, required: true, l => l.BuyerId, (l, v) => l.BuyerId = v),
        Id(SellerId, required: true, l => l.SellerId, (l, v) => l.SellerId = v),
        Id(ProductId, required: true, l => l.ProductId, (l, v) => l.ProductId = v),
        Text(ProductTitle, required: false, l => l.ProductTitle, (l, v) => l.ProductTitle = v),
        Text(Category, required: false, l => l.Category, (l, v) => l.Category = v),
        Column(Quantity, required: true, (text, _) => ImportValues.Count(text), l => l.Quantity, (l, v) => l.Quantity = v),
        Column(UnitPrice, required: true, (text, row) => ImportValues.Minor(text, row(Currency)), l => l.UnitPriceMinor, (l, v) => l.UnitPriceMinor = v),
        Column(Freight, required: true, (text, row) => ImportValues.Minor(text, row(Currency)), l => l.FreightMinor, (l, v) => l.FreightMinor = v),
        Column<long?>(Tax, required: false, Amount, l => l.TaxMinor, (l, v) => l.TaxMinor = v),
        Column(TaxIs, required: false, (text, _) => ImportValues.OneOf(text, Included, OnTop), l => l.TaxOnTop ? OnTop : Included, (l, v) => l.TaxOnTop = v == OnTop),
        Column(Currency, required: true, (text, _) => ImportValues.Currency(text), l => l.Currency, (l, v) => l.Currency = v),
        Column("payment_currency", required: false, (text, _) => ImportValues.Currency(text), l => l.PaymentCurrency, (l, v) => l.PaymentCurrency = v),
        Text("payment_type", required: false, l => l.PaymentType, (l, v) => l.PaymentType = v),
        Column<long?>(PaidByGiftCard, required: false, Amount, l => l.PaidByGiftCardMinor, (l, v) => l.PaidByGiftCardMinor = v),
        Text("status", required: true, l => l.Status, (l, v) => l.Status = v),
        Instant("purchased_at", l => l.PurchasedAt, (l, v) => l.PurchasedAt = v),
        Instant("approved_at", l => l.ApprovedAt, (l, v) => l.ApprovedAt = v),
        Instant("shipped_at", l => l.ShippedAt, (l, v) => l.ShippedAt = v),
        Instant("delivered_at", l => l.DeliveredAt, (l, v) => l.DeliveredAt = v),
        Instant("estimated_delivery_at", l => l.EstimatedDeliveryAt, (l, v) => l.EstimatedDeliveryAt = v),
        Text("buyer_city", required: false, l => l.BuyerCity, (l, v) => l.BuyerCity = v),
        Text("buyer_state", required: false, l => l.BuyerState, (l, v) => l.BuyerState = v),
        Column("buyer_country", required: false, (text, _) => ImportValues.Country(text), l => l.BuyerCountry, (l, v) => l.BuyerCountry = v),
        Text("seller_city", required: false, l => l.SellerCity, (l, v) => l.SellerCity = v),
        Text("seller_state", required: false, l => l.SellerState, (l, v) => l.SellerState = v),
        Column("fulfilled_by", required: false, (text, _) => ImportValues.OneOf(text, "seller", "marketplace"), FulfilledBy, (l, v) => l.FulfilledByMarketplace = v == "marketplace"),
        Text("ships_from", required: false, l => l.ShipsFrom, (l, v) => l.ShipsFrom = v),
        Column("condition", required: false, (text, _) => ImportValues.OneOf(text, "new", "used"), l => l.Condition, (l, v) => l.Condition = v),
        Id("tracking_number", required: false, l => l.TrackingNumber, (l, v) => l.TrackingNumber = v),
        Text("delivered_city", required: false, l => l.DeliveredCity, (l, v) => l.DeliveredCity = v),
        Instant("seller_contacted_at", l => l.SellerContactedAt, (l, v) => l.SellerContactedAt = v),
        Instant("carrier_lost_at", l => l.CarrierLostAt, (l, v) => l.CarrierLostAt = v),
        Instant("return_asked_at", l => l.ReturnAskedAt, (l, v) => l.ReturnAskedAt = v),
        Column<long?>(Charged, required: false, Amount, l => l.ChargedMinor, (l, v) => l.ChargedMinor = v),
        Instant("return_posted_at", l => l.ReturnPostedAt, (l, v) => l.ReturnPostedAt = v),
        Column<long?>("weight_grams", required: false, (text, _) => ImportValues.Grams(text), l => l.WeightGrams, (l, v) => l.WeightGrams = v),
        Id("serial_number", required: false, l => l.SerialNumber, (l, v) => l.SerialNumber = v),
    ];

    public static IReadOnlyList<ImportColumn<BuyerRecord>> Buyer { get; } =
    [
        new ImportColumn<BuyerRecord, string>("buyer_email", required: false, (text, _) => ImportValues.Mail(text), b => b.Email, (b, v) => b.Email = v),
        new ImportColumn<BuyerRecord, string>("buyer_language", required: false, (text, _) => ImportValues.Language(text), b => b.Language, (b, v) => b.Language = v),
        new ImportColumn<BuyerRecord, string>("buyer_time_zone", required: false, (text, _) => ImportValues.TimeZone(text), b => b.TimeZone, (b, v) => b.TimeZone = v),
    ];

    public static IReadOnlyList<ImportColumn<SellerRecord>> Seller { get; } =
    [
        new ImportColumn<SellerRecord, string>("seller_email", required: false, (text, _) => ImportValues.Mail(text), s => s.Email, (s, v) => s.Email = v),
        new ImportColumn<SellerRecord, string>("seller_language", required: false, (text, _) => ImportValues.Language(text), s => s.Language, (s, v) => s.Language = v),
        new ImportColumn<SellerRecord, string>("seller_time_zone", required: false, (text, _) => ImportValues.TimeZone(text), s => s.TimeZone, (s, v) => s.TimeZone = v),
        new ImportColumn<SellerRecord, string>("seller_country", required: false, (text, _) => ImportValues.Country(text), s => s.Country, (s, v) => s.Country = v),
    ];

    /// <summary>Names of all columns.</summary>
    public static IReadOnlySet<string> Names { get; } = Key.Concat(Line).Select(c => c.Name).Concat(Buyer.Select(c => c.Name)).Concat(Seller.Select(c => c.Name)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Names of the columns with money.</summary>
    public static IReadOnlyList<string> Amounts { get; } = [UnitPrice, Freight, Tax, Charged, PaidByGiftCard];

    /// <summary>Names of the columns with moments.</summary>
    public static IReadOnlyList<string> Moments { get; } = [.. Happened, "estimated_delivery_at"];

    /// <summary>Names of the columns that a file must have.</summary>
    public static IReadOnlyList<string> Required { get; } = [.. Key.Concat(Line).Where(c => c.Required).Select(c => c.Name)];

    /// <summary>What is wrong with a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="now">What has happened cannot lie ahead.</param>
    public static IEnumerable<(string Column, string Problem)> Problems(ImportRow row, DateTimeOffset now)
    {
        List<(string Column, string Problem)> unreadable = [.. Names.Select(name => (name, PlainText.Flaw(row(name), lines: name is ProductTitle or Category) ?? "")).Where(found => found.Item2.Length > 0)];
        return unreadable.Count > 0 ? unreadable : Misread(row).Concat(Ahead(row, now));
    }

    private static IEnumerable<(string Column, string Problem)> Ahead(ImportRow row, DateTimeOffset now) =>
        Happened.Where(name => Instants.Read(row(name)) is { } at && Instants.IsAhead(at, now)).Select(name => (name, "lies ahead, and has not happened yet"));

    private static IEnumerable<(string Column, string Problem)> Misread(ImportRow row) =>
        Key.Concat(Line).Select(c => (c.Name, c.Problem(row)))
            .Concat(Buyer.Select(c => (c.Name, c.Problem(row))))
            .Concat(Seller.Select(c => (c.Name, c.Problem(row))))
            .Append((Quantity, TooMuch(row)))
            .Append((Tax, MoreTaxThanPrice(row)))
            .Append((PaidByGiftCard, MoreByGiftCardThanPaid(row)))
            .Where(found => found.Item2 is not null)
            .Select(found => (found.Item1, found.Item2!));

    // Sums are made of what was paid for a line: it must leave room for them.
    private static string? TooMuch(ImportRow row)
    {
        if (row(Quantity) is not { } pieces || row(UnitPrice) is not { } price)
        {
            return null;
        }

        Cell<int> count = ImportValues.Count(pieces);
        Cell<long> minor = ImportValues.Minor(price, row(Currency));
        return count.Problem is null && minor.Problem is null && (Int128)count.Value * minor.Value > MostMinor ? $"times the price is more than {MostMinor} minor units" : null;
    }

    // What is in the price cannot be more than it; what is on top has no such bound.
    private static string? MoreTaxThanPrice(ImportRow row) =>
        row(TaxIs) != OnTop && Minor(row, Tax) > PriceAndFreight(row) ? $"is more than price and freight: tax on top of them needs {TaxIs} {OnTop}" : null;

    // An amount of the whole order on one of its lines would turn what was paid in money for another line into credit.
    private static string? MoreByGiftCardThanPaid(ImportRow row) =>
        Minor(row, PaidByGiftCard) > (Minor(row, Charged) ?? PriceAndFreight(row) + (row(TaxIs) == OnTop ? Minor(row, Tax) ?? 0 : 0)) ? "is more than was paid for the line" : null;

    // Null where it cannot be read.
    private static Int128? PriceAndFreight(ImportRow row) =>
        ImportValues.Count(row(Quantity) ?? "") is { Problem: null } pieces ? (Minor(row, UnitPrice) * pieces.Value) + Minor(row, Freight) : null;

    private static Int128? Minor(ImportRow row, string column) => ImportValues.Minor(row(column) ?? "", row(Currency)) is { Problem: null } read ? read.Value : null;

    private static Cell<long?> Amount(string text, ImportRow row) => ImportValues.Minor(text, row(Currency)) is var read && read.Problem is { } problem ? Cell<long?>.Wrong(problem) : read.Value;

    private static string FulfilledBy(OrderLine line) => line.FulfilledByMarketplace ? "marketplace" : "seller";

    private static ImportColumn<OrderLine> Text(string name, bool required, Func<OrderLine, string?> get, Action<OrderLine, string> set) =>
        Column(name, required, (text, _) => ImportValues.Text(text), get, set);

    private static ImportColumn<OrderLine> Id(string name, bool required, Func<OrderLine, string?> get, Action<OrderLine, string> set) =>
        Column(name, required, (text, _) => ImportValues.Id(text), get, set);

    private static ImportColumn<OrderLine> Instant(string name, Func<OrderLine, DateTimeOffset?> get, Action<OrderLine, DateTimeOffset?> set) =>
        Column(name, required: false, (text, _) => ImportValues.Instant(text), get, set);

    private static ImportColumn<OrderLine> Column<T>(
        string name, bool required, Func<string, ImportRow, Cell<T>> read, Func<OrderLine, T?> get, Action<OrderLine, T> set) =>
        new ImportColumn<OrderLine, T>(name, required, read, get, set);
}
