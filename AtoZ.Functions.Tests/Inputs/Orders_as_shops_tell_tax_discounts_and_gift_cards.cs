using System.Text.Json;
using AtoZ.Functions.Data;
using AtoZ.Functions.Facts.Orders.Mappings;
using AtoZ.Functions.Guarantee.Json;
using AtoZ.Functions.Tests.Edge.Api;
using Xunit;

namespace AtoZ.Functions.Tests.Inputs;

/// <summary>What an export tells for the whole order is divided among its lines and sums to it; what it does not tell is asked for, and not guessed.</summary>
[Collection("api")]
public sealed class Orders_as_shops_tell_tax_discounts_and_gift_cards(ApiHost api)
{
    private const string ShopifyHeader =
        "Name,Email,Financial Status,Fulfillment Status,Currency,Subtotal,Shipping,Taxes,Total,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Lineitem discount,Payment Method,Gift Card,Paid In\n";

    private const string EbayHeader =
        "Order Number,Buyer Username,Ship To Country,Item Number,Item Title,Quantity,Sold For,Shipping And Handling,Seller Collected Tax,eBay Collected Tax,Total Price,Sale Date,Paid On Date,Maximum Estimated Delivery Date,Shipped On Date\n";

    private const string AmazonHeader =
        "amazon-order-id\tpurchase-date\torder-status\tsales-channel\tproduct-name\tsku\tquantity\tcurrency\titem-price\titem-tax\tshipping-price\tshipping-tax\tgift-wrap-price\tgift-wrap-tax\titem-promotion-discount\tship-promotion-discount\n";

    [Trait("Case", "37")]
    [Theory]
    [InlineData("tax-on-top", "47.00,6.00,3.29,56.29", "on_top", 217, 112)]
    [InlineData("tax-included", "47.00,6.00,3.29,53.00", "included", 217, 112)]
    [InlineData("tax-none", "47.00,6.00,0.00,53.00", "on_top", 0, 0)]
    public async Task Shopify_tells_by_its_total_whether_tax_is_included_and_it_is_divided_to_the_last_cent(string shop, string sums, string how, long first, long second)
    {
        Reply reply = await Shopify(shop, Order("#1", sums, "Shopify Payments"));
        Assert.True(Orders.Number(reply, "added") == 2, reply.Body);
        List<OrderLine> kept = await Exports.Kept(api, shop);
        Assert.Equal([(2892L, 600L, first, how == "on_top"), (1808L, 0L, second, how == "on_top")], kept.Select(o => (o.UnitPriceMinor, o.FreightMinor, o.TaxMinor!.Value, o.TaxOnTop)));
        Assert.Equal(how == "on_top" ? 5300 + first + second : 5300, kept.Sum(o => o.Total.MinorUnits));
    }

    [Trait("Case", "37")]
    [Fact]
    public async Task Shopify_orders_whose_total_explains_no_tax_are_asked_about_and_read_when_the_request_says_it()
    {
        string file = Order("#1", "47.00,6.00,3.29,60.00", "manual");
        Reply open = await Shopify("tax-open", file);
        Orders.Refused(open, 2, "tax_is", "may be in the prices, or on top of them");
        Orders.Refused(open, 3, "tax_is", "tax_is=on_top in the query");
        Assert.Equal(2, Orders.Number(await Shopify("tax-open", file, "&tax_is=on_top"), "added"));
        Assert.All(await Exports.Kept(api, "tax-open"), line => Assert.True(line.TaxOnTop));
        Assert.Equal(2, Orders.Number(await Shopify("tax-zero", Order("#1", "47.00,6.00,0.00,60.00", "manual")), "added"));
    }

    [Trait("Case", "37")]
    [Fact]
    public async Task Shopify_discounts_of_a_line_fall_on_it_and_those_of_the_order_on_all()
    {
        string file = "#1,a@b.test,paid,unfulfilled,USD,36.00,0,0,36.00,14.00,2026-10-01 10:00:00 +0000,2,Lamp,20.00,LAMP,10.00,manual,,\n"
            + "#1,,,,,,,,,,2026-10-01 10:00:00 +0000,1,Shade,10.00,SHADE,0.00,,,\n";
        await Shopify("off", file);
        Assert.Equal([(2, 1350L), (1, 900L)], (await Exports.Kept(api, "off")).Select(o => (o.Quantity, o.UnitPriceMinor)));

        string odd = Order("#1", "46.98,0,0,46.98", "manual").Replace(",1,Lamp,32.00,", ",2,Lamp,16.00,", StringComparison.Ordinal);
        Orders.Refused(await Shopify("off-odd", odd), 2, "unit_price", "28.91 for 2 pieces is no exact price of one");
    }

    [Trait("Case", "37")]
    [Fact]
    public async Task A_total_that_the_lines_do_not_reach_and_one_of_lines_that_cannot_be_read_are_refused()
    {
        Orders.Refused(await Shopify("more", Order("#1", "60.00,0,0,60.00", "manual")), 2, "unit_price", "something else was paid");
        Reply broken = await Shopify("part", Order("#1", "47.00,6.00,3.29,56.29", "manual").Replace(",1,Shade,", ",x,Shade,", StringComparison.Ordinal));
        Orders.Refused(broken, 3, "quantity", "whole number");
        Orders.Refused(broken, 2, "tax", "of which a line cannot be read");
        Assert.Empty(await Exports.Kept(api, "part"));
    }

    [Trait("Case", "37")]
    [Fact]
    public async Task A_line_without_pieces_takes_the_others_of_its_order_with_it_also_where_there_is_no_tax()
    {
        string file = Order("#1", "32.00,0,0,32.00", "manual").Replace(",1,Shade,", ",0,Shade,", StringComparison.Ordinal);
        Reply reply = await Shopify("no-pieces", file);
        Orders.Refused(reply, 2, "unit_price", "of which a line cannot be read");
        Orders.Refused(reply, 3, "quantity", "whole number");
        Assert.Empty(await Exports.Kept(api, "no-pieces"));
    }

    [Trait("Case", "37")]
    [Theory]
    [InlineData("less-freight", "47.00,6.00,0.00,47.00", "comes to 53 for the whole order, of which 'Total' says 47.00")]
    [InlineData("less-taxed", "47.00,6.00,3.29,50.29", "comes to 56.29 for the whole order, of which 'Total' says 50.29")]
    public async Task Shopify_orders_of_which_more_was_taken_off_than_their_lines_show_are_refused(string shop, string sums, string why)
    {
        Reply reply = await Shopify(shop, Order("#1", sums, "manual"), "&tax_is=on_top");
        Orders.Refused(reply, 2, "unit_price", why);
        Assert.Empty(await Exports.Kept(api, shop));
    }

    [Trait("Case", "37")]
    [Theory]
    [InlineData("gift-whole", "gift_card", "gift_card")]
    [InlineData("gift-credit", "shopify_store_credit", "store_credit")]
    [InlineData("gift-both", "gift_card + shopify_store_credit", "gift_card")]
    [InlineData("gift-two", "gift_card + gift_card", "gift_card")]
    [InlineData("gift-words", "Store Credit + Gift Card", "gift_card")]
    [InlineData("gift-none", "paypal + shopify_payments", "paypal + shopify_payments")]
    [InlineData("gift-part", "gift_card + shopify_payments", null)]
    [InlineData("gift-part-2", "Shopify Payments + Gift Card", null)]
    public async Task Shopify_tells_that_a_gift_card_paid_all_but_not_how_much_it_paid_of_an_order(string shop, string means, string? type)
    {
        Reply reply = await Shopify(shop, Order("#1", "47.00,6.00,3.29,56.29", means));
        List<OrderLine> kept = await Exports.Kept(api, shop);
        Assert.Equal(type is null ? [] : [type, type], kept.Select(o => o.PaymentType));
        if (type is null)
        {
            Orders.Refused(reply, 2, "paid_by_gift_card", $"'{means}' paid the order together");
        }
    }

    [Trait("Case", "37")]
    [Fact]
    public async Task A_mapping_of_ones_own_names_gift_card_and_currency_of_payment_and_a_dry_run_shows_them()
    {
        OrderMapping own = WithPayments(BuiltInMappings.Find("shopify")!, "paying");
        Reply put = await api.Backend(HttpMethod.Put, "api/orders/mappings/paying", JsonSerializer.Serialize(own, ApiJson.Options));
        Assert.True(put.Status == 200, put.Body);
        string file = ShopifyHeader + Order("#1", "47.00,6.00,3.29,56.29", "gift_card + shopify_payments", "20.00,EUR");
        Reply dry = await Exports.Import(api, "mapping=paying&seller_id=paying&dry-run=true", file);
        Assert.Equal(
            ["28.92 6 2.17 on_top 13.18 EUR", "18.08 0 1.12 on_top 6.82 EUR"],
            dry.Json.GetProperty("preview").GetProperty("rows").EnumerateArray().Select(Cells));
        Assert.Equal(2, Orders.Number(await Exports.Import(api, "mapping=paying&seller_id=paying", file), "added"));
        Assert.Equal([(1318L, "EUR"), (682L, "EUR")], (await Exports.Kept(api, "paying")).Select(o => (o.PaidByGiftCardMinor!.Value, o.PaymentCurrency!)));
        Assert.Equal(204, (await api.Backend(HttpMethod.Delete, "api/orders/mappings/paying")).Status);
    }

    [Trait("Case", "37")]
    [Fact]
    public async Task Woocommerce_tells_tax_by_item_and_that_of_freight_goes_with_it()
    {
        await Exports.Import(api, "mapping=woocommerce&seller_id=taxed-sofas&timeZone=Europe/Berlin&decimal=,", Exports.WooCommerce);
        List<OrderLine> kept = await Exports.Kept(api, "taxed-sofas");
        Assert.Equal([(120500L, 495L, 19318L, false), (1500L, 0L, 479L, false), (1500L, 0L, 479L, false)], kept.Select(o => (o.UnitPriceMinor, o.FreightMinor, o.TaxMinor!.Value, o.TaxOnTop)));
    }

    [Trait("Case", "37")]
    [Fact]
    public async Task Amazon_tells_tax_by_item_and_the_place_of_sale_tells_whether_it_is_included()
    {
        string file = AmazonHeader
            + Sale("US-1", "Amazon.com", "USD", "20.00\t1.60\t5.00\t0.40\t4.00\t0.32\t\t")
            + Sale("DE-1", "Amazon.de", "EUR", "23.80\t3.80\t5.95\t0.95\t\t\t0.00\t0.00")
            + Sale("DE-2", "Amazon.de", "EUR", "23.80\t3.80\t\t\t\t\t2.00\t")
            + Sale("XX-1", "Non-Amazon", "USD", "20.00\t1.60\t\t\t\t\t\t");
        Reply reply = await Exports.Import(api, "mapping=amazon&seller_id=wrapped", file, "text/tab-separated-values");
        Orders.Refused(reply, 5, "tax_is", "the tax of 1.6 may be in the prices");
        Assert.Equal(
            [("DE-1", 2380L, 595L, (long?)475L, false), ("DE-2", 2180L, 0L, null, false), ("US-1", 2400L, 500L, 232L, true)],
            (await Exports.Kept(api, "wrapped")).Select(o => (o.OrderId, o.UnitPriceMinor, o.FreightMinor, o.TaxMinor, o.TaxOnTop)));
        Assert.Equal(1, Orders.Number(await Exports.Import(api, "mapping=amazon&seller_id=wrapped&tax_is=on_top", file, "text/tab-separated-values"), "added"));
    }

    [Trait("Case", "37")]
    [Fact]
    public async Task Ebay_tells_tax_on_the_row_of_the_order_and_it_is_divided_among_the_items()
    {
        string file = EbayHeader
            + "e-1,fan,United States,,,2,$30.00,$6.00,$0.00,$2.89,$38.89,Sep-08-26,Sep-08-26,Sep-25-26,\n"
            + "e-1,fan,,11,Strap,2,$10.00,,,,,Sep-08-26,,,\n"
            + "e-1,fan,,12,Case,1,$10.01,,,,,Sep-08-26,,,\n"
            + "e-2,fan,United States,11,Strap,1,$10.00,$2.00,$0.10,$0.80,$12.90,Sep-08-26,Sep-08-26,Sep-25-26,\n";
        Reply reply = await Exports.Import(api, "mapping=ebay&seller_id=taxed-watches&timeZone=UTC", file);
        Assert.True(Orders.Number(reply, "added") == 3, reply.Body);
        Assert.Equal([(600L, 209L, true), (0L, 80L, true), (200L, 90L, true)], (await Exports.Kept(api, "taxed-watches")).Select(o => (o.FreightMinor, o.TaxMinor!.Value, o.TaxOnTop)));
    }

    [Trait("Case", "37")]
    [Fact]
    public async Task Etsy_tells_the_sellers_tax_and_a_discount_that_may_be_of_each_item_is_not_divided()
    {
        const string header = "Sale Date,Item Name,Buyer,Quantity,Price,Discount Amount,Shipping Discount,Order Shipping,Order Sales Tax,Item Total,Currency,Listing ID,Date Paid,Date Shipped,Order ID\n";
        static string Row(string order, string item, string price, string discount, string tax) => $"09/03/26,{item},ann,1,{price},{discount},0,5.00,{tax},{price},USD,{item},09/03/26,,{order}\n";
        string file = header
            + Row("t-1", "a", "10.00", "3.00", "1.31") + Row("t-1", "b", "20.00", "0", "0")
            + Row("t-2", "a", "10.00", "3.00", "0") + Row("t-2", "b", "20.00", "2.00", "0");
        Reply reply = await Exports.Import(api, "mapping=etsy&timeZone=UTC&seller_id=taxed-mugs", file);
        Orders.Refused(reply, 5, "unit_price", "it may be of each line");
        List<OrderLine> kept = [.. (await Exports.Kept(api, "taxed-mugs")).Where(o => o.OrderId == "t-1")];
        Assert.Equal([(900L, 500L, 57L, true), (1800L, 0L, 74L, true)], kept.Select(o => (o.UnitPriceMinor, o.FreightMinor, o.TaxMinor!.Value, o.TaxOnTop)));
    }

    /// <summary>A mapping of Shopify's export for a shop that adds what a gift card paid and the currency of payment.</summary>
    internal static OrderMapping WithPayments(OrderMapping shopify, string name) => shopify with
    {
        Name = name,
        Fields = new Dictionary<string, IReadOnlyList<MappedSource>>(shopify.Fields)
        {
            ["paid_by_gift_card"] = [new MappedSource("Gift Card", Shared: true)],
            ["payment_currency"] = [new MappedSource("Paid In")],
        },
        OnFirstRow = [.. shopify.OnFirstRow!, "Paid In"],
    };

    /// <summary>An order of a lamp and a shade of 52.00, with its sums <c>Subtotal,Shipping,Taxes,Total</c>, behind the header.</summary>
    internal static string File(string sums, string means, string paid = ",") => ShopifyHeader + Order("#1", sums, means, paid);

    private static string Order(string name, string sums, string means, string paid = ",") =>
        $"{name},Buyer@Example.com,paid,fulfilled,USD,{sums},5.00,2026-10-24 10:00:00 +0000,1,Lamp,32.00,LAMP,0.00,{means},{paid}\n"
        + $"{name},Buyer@Example.com,,,,,,,,,2026-10-24 10:00:00 +0000,1,Shade,20.00,SHADE,0.00,,,\n";

    private static string Sale(string order, string channel, string currency, string amounts) => $"{order}\t2026-10-01T07:00:00+00:00\tShipped\t{channel}\tNail\tNAIL\t1\t{currency}\t{amounts}\n";

    private static string Cells(JsonElement row) =>
        string.Join(' ', new[] { "unit_price", "freight", "tax", "tax_is", "paid_by_gift_card", "payment_currency" }.Select(name => row.GetProperty("cells").GetProperty(name).GetString()));

    private Task<Reply> Shopify(string shop, string orders, string more = "") => Exports.Import(api, $"mapping=shopify&seller_id={shop}{more}", ShopifyHeader + orders);
}
