using System.Text;
using System.Text.RegularExpressions;
using AtoZ.Functions.Data;
using AtoZ.Functions.Tests.Edge.Api;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Tests.Inputs;

/// <summary>Order exports as shops and marketplaces write them, with the columns that the mappings look at and some that they do not.</summary>
internal static class Exports
{
    public const string Shopify =
        """
        Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Lineitem fulfillment status,Shipping Name,Shipping City,Shipping Zip,Shipping Province,Shipping Country,Cancelled at,Payment Method,Vendor,Id
        #1001,Ana@Example.org,paid,2026-10-07 09:50:26 +0200,fulfilled,2026-10-08 14:21:21 +0200,yes,EUR,64.90,5.00,0.00,69.90,,0.00,Standard,2026-10-07 09:50:20 +0200,1,"Lamp, red",29.90,LAMP-R,fulfilled,Ana A,Paris,'75008,,FR,,Shopify Payments,Lamps,7410991464714
        #1001,Ana@Example.org,,,,,,,,,,,,,,2026-10-07 09:50:20 +0200,2,Shade,17.50,SHADE,fulfilled,,,,,,,,Lamps,
        #1002,bo@example.org,paid,2026-10-09 10:00:00 +0200,unfulfilled,,no,EUR,36.00,0.00,0.00,36.00,WELCOME,4.00,Standard,2026-10-09 10:00:00 +0200,2,Shade,20.00,SHADE,pending,Bo B,Lyon,'69001,,FR,,manual,Lamps,7410991464715
        #1003,cy@example.org,paid,2026-10-09 11:00:00 +0200,unfulfilled,,no,EUR,45.00,0.00,0.00,45.00,WELCOME,5.00,Standard,2026-10-09 11:00:00 +0200,1,Lamp,30.00,LAMP-R,pending,Cy C,Lyon,'69001,,FR,,manual,Lamps,7410991464716
        #1003,cy@example.org,,,,,,,,,,,,,,2026-10-09 11:00:00 +0200,1,Shade,20.00,SHADE,pending,,,,,,,,Lamps,
        #1004,,voided,,unfulfilled,,no,EUR,30.00,0.00,0.00,30.00,,0.00,Standard,2026-10-10 11:00:00 +0200,1,Lamp,30.00,LAMP-R,pending,,,,,,2026-10-10 12:00:00 +0200,manual,Lamps,7410991464717

        """;

    public const string WooCommerce =
        """
        order_id;order_number;date;status;shipping_total;shipping_tax_total;fee_total;order_total;order_currency;payment_method;customer_id;billing_email;shipping_city;shipping_state;shipping_country;item_id;item_product_id;item_name;item_sku;item_quantity;item_total;item_total_tax
        812;812;2026-10-01 09:30:00;completed;4,16;0,79;0,00;1.239,95;EUR;stripe;17;Dora@example.org;Leipzig;SN;DE;31;7;Sofa;SOFA;1;1.012,61;192,39
        812;812;2026-10-01 09:30:00;completed;4,16;0,79;0,00;1.239,95;EUR;stripe;17;Dora@example.org;Leipzig;SN;DE;32;8;Kissen;;2;25,21;4,79
        813;813;2026-10-25 02:30:00;processing;0,00;0,00;0,00;30,00;EUR;stripe;18;;Halle;ST;DE;33;8;Kissen;KISSEN;2;25,21;4,79
        814;814;2026-10-26 02:30:00;cancelled;0,00;0,00;0,00;30,00;EUR;stripe;0;;Halle;ST;DE;34;8;Kissen;KISSEN;2;25,21;4,79

        """;

    public const string Ebay =
        """
        ,,,,,,,,,,,,,,,,
        "Sales Record Number","Order Number","Buyer Username","Buyer Email","Ship To City","Ship To State","Ship To Country","Item Number","Item Title","Custom Label","Quantity","Sold For","Shipping And Handling","Sale Date","Paid On Date","Maximum Estimated Delivery Date","Shipped On Date","Tracking Number"
        ,,,,,,,,,,,,,,,,,
        "101","14-10001-20001","fan_1","Invalid Request","Austin","TX","United States","2001","Watch","W-1","1","$1,120.00","$8.50","Sep-07-26","Sep-07-26","Sep-20-26","Sep-09-26","1Z999"
        "102","14-10001-20002","fan_2","f2@members.ebay.example","London","","United Kingdom","","","","3","$50.00","$6.00","Sep-08-26","Sep-08-26","Sep-25-26","",""
        "102","14-10001-20002","fan_2","","","","","2002","Strap","S-1","2","$10.00","","Sep-08-26","","","",""
        "102","14-10001-20002","fan_2","","","","","2003","Case","C-1","1","$30.00","","Sep-08-26","","","",""
        "103","14-10001-20003","fan_3","","Leeds","","United Kingdom","2002","Strap","S-1","1","£10.00","$2.00","Sep-08-26","Sep-08-26","Sep-25-26","",""

        3,record(s) downloaded,from Sep-01-26 to Sep-30-26
        Seller ID : watches

        """;

    public const string Etsy =
        """
        Sale Date,Item Name,Buyer,Quantity,Price,Coupon Code,Coupon Details,Discount Amount,Shipping Discount,Order Shipping,Order Sales Tax,Item Total,Currency,Transaction ID,Listing ID,Date Paid,Date Shipped,Ship Name,Ship City,Ship State,Ship Zipcode,Ship Country,Order ID,Variations,Order Type,Listings Type,Payment Type
        09/03/26,"Mug, speckled",janedoe,2,34.00,,,0,0,8.00,0,68.00,CAD,4001,1501,09/03/26,09/05/26,Jane,Kamloops,BC,V2C 1A1,Canada,9001,,online,listing,online_cc
        09/03/26,Soap,janedoe,1,9.00,,,0,0,8.00,0,9.00,CAD,4002,1502,09/03/26,09/05/26,Jane,Kamloops,BC,V2C 1A1,Canada,9001,,online,listing,online_cc
        09/12/26,Soap,bob,3,$9.00,TEN,,2.70,0,6.00,0,$27.00,CAD,4003,1502,09/12/26,,Bob,Seattle,WA,98101,United States,9002,,online,listing,online_cc
        09/13/26,Soap,cyd,1,9.00,TEN,,1.80,0,6.00,0,9.00,CAD,4004,1502,09/13/26,,Cyd,Oslo,,0150,Norway,9003,,online,listing,online_cc
        09/13/26,Mug,cyd,1,9.00,TEN,,1.80,0,6.00,0,9.00,CAD,4005,1501,09/13/26,,Cyd,Oslo,,0150,Norway,9003,,online,listing,online_cc
        09/14/26,Soap,eve,1,9.00,,,0,2.00,6.00,0,9.00,CAD,4006,1502,09/14/26,,Eve,Oslo,,0150,Norway,9004,,online,listing,online_cc
        09/14/26,Soap,fay,1,9.00,,,0,0,6.00,0,9.00,CAD,4007,1502,09/14/26,,Fay,Poseidonis,,1,Atlantis,9005,,online,listing,online_cc

        """;

    // The editor would turn tabs into blanks: bars stand for them.
    public static string Amazon { get; } =
        """
        amazon-order-id|merchant-order-id|purchase-date|last-updated-date|order-status|fulfillment-channel|sales-channel|product-name|sku|asin|quantity|currency|item-price|item-tax|shipping-price|item-promotion-discount|ship-promotion-discount|ship-city|ship-state|ship-country
        303-1|303-1|2026-10-01T07:00:00+00:00|2026-10-03T00:00:00+00:00|Shipped|Amazon|Amazon.de|"Best" 3" hook|HOOK|B01|2|EUR|25.00|3.99|4.00|5.00|4.00|Bonn|NW|DE
        303-1|303-1|2026-10-01T07:00:00+00:00|2026-10-03T00:00:00+00:00|Shipped|Amazon|Amazon.de|Nail|NAIL|B02|1|EUR|3.50|0.56||||Bonn|NW|DE
        303-2|303-2|2026-10-02T07:00:00+00:00|2026-10-03T00:00:00+00:00|Cancelled|Merchant|Amazon.de|Nail|NAIL|B02|0|EUR||||||Bonn|NW|DE
        303-3|303-3|2026-10-02T07:00:00+00:00|2026-10-03T00:00:00+00:00|Unshipped|Merchant|Amazon.de|Nail|NAIL|B02|3|EUR|10.00|||||Bonn|NW|DE

        """.Replace('|', '\t');

    /// <summary>An export of a name, and what the request says besides.</summary>
    public static (string File, string Query) Of(string mapping) => mapping switch
    {
        "shopify" => (Shopify, "seller_id=lamps"),
        "woocommerce" => (WooCommerce, "seller_id=sofas&timeZone=Europe/Berlin&decimal=,"),
        "amazon" => (Amazon, "seller_id=hooks"),
        "ebay" => (Ebay, "seller_id=watches&timeZone=America/Los_Angeles"),
        "etsy" => (Etsy, "seller_id=mugs&timeZone=America/Vancouver"),
        _ => throw new ArgumentOutOfRangeException(nameof(mapping)),
    };

    /// <summary>A file as a spreadsheet of another country saves it: other separators, and a comma in amounts.</summary>
    public static string Resaved(string file, char delimiter)
    {
        StringBuilder text = new();
        bool quoted = false;
        foreach (char c in file)
        {
            quoted ^= c == '"';
            text.Append(c == ',' && !quoted ? delimiter : c);
        }

        return Regex.Replace(text.ToString(), $@"(?<=[{delimiter}]\d+)\.(?=\d\d[{delimiter}])", ",", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
    }

    public static async Task<Reply> Import(ApiHost api, string query, byte[] file, string type = "text/csv")
    {
        ByteArrayContent content = new(file);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return await api.Send(HttpMethod.Post, $"api/orders/import?{query}", content, "", api.BackendKey);
    }

    public static Task<Reply> Import(ApiHost api, string query, string file, string type = "text/csv") => Import(api, query, Encoding.UTF8.GetBytes(file), type);

    /// <summary>The same export of another shop, whose orders have numbers of their own.</summary>
    public static Task<Reply> ImportOfAnother(ApiHost api, string mapping)
    {
        (string file, string query) = Of(mapping);
        string other = file.Replace("303-", "909-", StringComparison.Ordinal).Replace("14-10001-", "15-10001-", StringComparison.Ordinal).Replace(",900", ",800", StringComparison.Ordinal);
        return Import(api, $"mapping={mapping}&{query.Replace("seller_id=", "seller_id=another-", StringComparison.Ordinal)}", other);
    }

    public static Task<List<OrderLine>> Kept(ApiHost api, string seller) =>
        api.Store.Read(db => db.OrderLines.Where(o => o.SellerId == seller).OrderBy(o => o.OrderId).ThenBy(o => o.Line).ToListAsync());
}
