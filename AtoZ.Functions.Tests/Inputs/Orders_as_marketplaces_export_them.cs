using System.Text;
using System.Text.Json;
using AtoZ.Functions.Data;
using AtoZ.Functions.Facts.Orders.Mappings;
using AtoZ.Functions.Tests.Edge.Api;
using Xunit;

namespace AtoZ.Functions.Tests.Inputs;

/// <summary>Exports of shops and marketplaces are read through mappings that are data; what cannot be read exactly is refused with its line.</summary>
[Collection("api")]
public sealed class Orders_as_marketplaces_export_them(ApiHost api)
{
    public static TheoryData<string> Names => [.. BuiltInMappings.All.Select(m => m.Name)];

    [Trait("Case", "37")]
    [Theory]
    [InlineData("shop-comma", ',', "")]
    [InlineData("shop-semicolon", ';', "&decimal=,")]
    [InlineData("shop-tab", '\t', "&decimal=,")]
    public async Task Shopify_is_read_with_its_own_separators_and_those_of_a_spreadsheet(string shop, char delimiter, string sign)
    {
        string file = delimiter == ',' ? Exports.Shopify : Exports.Resaved(Exports.Shopify, delimiter);
        Reply reply = await Exports.Import(api, $"mapping=shopify&seller_id={shop}{sign}", file);
        Assert.Equal((200, 6, 6, 0), (reply.Status, Orders.Number(reply, "read"), Orders.Number(reply, "added"), Orders.Number(reply, "refused")));
        List<OrderLine> kept = await Exports.Kept(api, shop);
        Assert.Equal(["#1001", "#1001", "#1002", "#1003", "#1003", "#1004"], kept.Select(o => o.OrderId.Split(':')[1]));
        Assert.Equal(
            [(1, 1, 2990L, 500L), (2, 2, 1750L, 0L), (1, 2, 1800L, 0L), (1, 1, 2700L, 0L), (2, 1, 1800L, 0L), (1, 1, 3000L, 0L)],
            kept.Select(o => (o.Line, o.Quantity, o.UnitPriceMinor, o.FreightMinor)));
        Assert.Equal(["shipped", "shipped", "processing", "processing", "processing", "canceled"], kept.Select(o => o.Status));
        Assert.Equal(["ana@example.org", "ana@example.org", "bo@example.org", "cy@example.org", "cy@example.org", $"{shop}:order:#1004"], kept.Select(o => o.BuyerId));
        Assert.Equal(("Lamp, red", "EUR", "FR", "Paris"), (kept[0].ProductTitle, kept[0].Currency, kept[1].BuyerCountry, kept[1].BuyerCity));
        Assert.Equal((Utc(10, 7, 7, 50, 20), Utc(10, 8, 12, 21, 21)), (kept[1].PurchasedAt, kept[1].ShippedAt));
    }

    [Trait("Case", "37")]
    [Fact]
    public async Task Woocommerce_is_read_with_semicolons_decimal_commas_and_a_zone()
    {
        (string file, string query) = Exports.Of("woocommerce");
        Reply reply = await Exports.Import(api, $"mapping=woocommerce&{query}", file);
        Assert.Equal((200, 3, 1), (reply.Status, Orders.Number(reply, "added"), Orders.Number(reply, "refused")));
        Orders.Refused(reply, 4, "purchased_at", "twice");
        List<OrderLine> kept = await Exports.Kept(api, "sofas");
        Assert.Equal([("sofas:812", 1, 120500L, 495L), ("sofas:812", 2, 1500L, 0L), ("sofas:814", 1, 1500L, 0L)], kept.Select(o => (o.OrderId, o.Line, o.UnitPriceMinor, o.FreightMinor)));
        Assert.Equal(["dora@example.org", "dora@example.org", "sofas:order:814"], kept.Select(o => o.BuyerId));
        Assert.Equal((Utc(10, 1, 7, 30, 0), Utc(10, 26, 1, 30, 0), "8", "canceled"), (kept[0].PurchasedAt, kept[2].PurchasedAt, kept[1].ProductId, kept[2].Status));
    }

    [Trait("Case", "37")]
    [Fact]
    public async Task Amazon_is_read_with_tabs_line_totals_and_quotation_marks_in_titles()
    {
        Reply reply = await Exports.Import(api, "mapping=amazon&seller_id=hooks-1", Exports.Amazon, "text/tab-separated-values");
        Assert.Equal((200, 4, 2, 1, 1), (reply.Status, Orders.Number(reply, "read"), Orders.Number(reply, "added"), Orders.Number(reply, "refused"), Orders.Number(reply, "leftOut")));
        Orders.Refused(reply, 5, "unit_price", "10 for 3 pieces is no exact price of one");
        List<OrderLine> kept = await Exports.Kept(api, "hooks-1");
        Assert.Equal([("303-1", 1, "HOOK", 1000L, 0L), ("303-1", 2, "NAIL", 350L, 0L)], kept.Select(o => (o.OrderId, o.Line, o.ProductId, o.UnitPriceMinor, o.FreightMinor)));
        Assert.Equal(("\"Best\" 3\" hook", true, "shipped", "amazon-order:303-1"), (kept[0].ProductTitle, kept[0].FulfilledByMarketplace, kept[0].Status, kept[0].BuyerId));
    }

    [Trait("Case", "37")]
    [Fact]
    public async Task Ebay_is_read_with_its_summary_rows_its_footer_and_signs_of_currency()
    {
        (string file, string query) = Exports.Of("ebay");
        Reply reply = await Exports.Import(api, $"mapping=ebay&{query}", file);
        Assert.Equal((200, 4, 3, 1), (reply.Status, Orders.Number(reply, "read"), Orders.Number(reply, "added"), Orders.Number(reply, "refused")));
        Orders.Refused(reply, 8, "freight", "'$2.00' is in USD, the line in GBP");
        List<OrderLine> kept = await Exports.Kept(api, "watches");
        Assert.Equal([("2001", 1, 112000L, 850L), ("2002", 1, 1000L, 600L), ("2003", 2, 3000L, 0L)], kept.Select(o => (o.ProductId, o.Line, o.UnitPriceMinor, o.FreightMinor)));
        Assert.Equal([("shipped", "ebay:fan_1", "US"), ("processing", "ebay:fan_2", "GB"), ("processing", "ebay:fan_2", "GB")], kept.Select(o => (o.Status, o.BuyerId, o.BuyerCountry)));
        Assert.Equal((Utc(9, 7, 7, 0, 0), Utc(9, 21, 6, 59, 59), "1Z999", "USD"), (kept[0].PurchasedAt, kept[0].EstimatedDeliveryAt, kept[0].TrackingNumber, kept[0].Currency));
    }

    [Trait("Case", "37")]
    [Fact]
    public async Task Etsy_is_read_with_names_of_countries_and_no_guess_at_discounts_of_freight()
    {
        (string file, string query) = Exports.Of("etsy");
        Reply reply = await Exports.Import(api, $"mapping=etsy&{query}", file);
        Assert.Equal((200, 5, 2), (reply.Status, Orders.Number(reply, "added"), Orders.Number(reply, "refused")));
        Orders.Refused(reply, 7, "unit_price", "'Shipping Discount' is '2.00'");
        Orders.Refused(reply, 8, "buyer_country", "'Atlantis'");
        List<OrderLine> kept = await Exports.Kept(api, "mugs");
        Assert.Equal(
            [("9001", 1, 3400L, 800L), ("9001", 2, 900L, 0L), ("9002", 1, 810L, 600L), ("9003", 1, 810L, 600L), ("9003", 2, 810L, 0L)],
            kept.Select(o => (o.OrderId, o.Line, o.UnitPriceMinor, o.FreightMinor)));
        Assert.Equal([("CA", "shipped"), ("CA", "shipped"), ("US", "processing"), ("NO", "processing"), ("NO", "processing")], kept.Select(o => (o.BuyerCountry, o.Status)));
        Assert.Equal((Utc(9, 3, 7, 0, 0), "CAD", "etsy:janedoe"), (kept[0].PurchasedAt, kept[0].Currency, kept[0].BuyerId));
    }

    [Trait("Case", "37")]
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Repeating_an_export_changes_nothing(string mapping)
    {
        Reply first = await Exports.ImportOfAnother(api, mapping);
        Reply again = await Exports.ImportOfAnother(api, mapping);
        int known = Orders.Number(first, "added");
        Assert.True(known > 0, first.Body);
        Assert.Equal((0, 0, known), (Orders.Number(again, "added"), Orders.Number(again, "changed"), Orders.Number(again, "unchanged")));
        Assert.Equal(first.Json.GetProperty("errors").ToString(), again.Json.GetProperty("errors").ToString());
    }

    [Trait("Case", "37")]
    [Fact]
    public async Task A_dry_run_shows_what_would_be_read_and_changes_nothing()
    {
        Reply reply = await Exports.Import(api, "mapping=shopify&seller_id=dry-shop&dry-run=true", Exports.Shopify);
        Assert.Equal((200, 6, 0, true), (reply.Status, Orders.Number(reply, "added"), Orders.Number(reply, "refused"), reply.Json.GetProperty("dryRun").GetBoolean()));
        JsonElement preview = reply.Json.GetProperty("preview");
        Assert.Equal(("shopify", ",", 1), (preview.GetProperty("mapping").GetString(), preview.GetProperty("delimiter").GetString(), preview.GetProperty("headerLine").GetInt32()));
        JsonElement second = preview.GetProperty("rows")[1];
        Assert.Equal((3, "17.5", "0", "2026-10-07T07:50:20Z"), (second.GetProperty("line").GetInt32(), Cell(second, "unit_price"), Cell(second, "freight"), Cell(second, "purchased_at")));
        JsonElement name = preview.GetProperty("columns").EnumerateArray().Single(c => c.GetProperty("column").GetString() == "Name");
        Assert.Equal(["order_id", "buyer_id"], name.GetProperty("fields").EnumerateArray().Select(f => f.GetString()));
        Assert.Contains("Vendor", reply.Json.GetProperty("ignoredColumns").EnumerateArray().Select(c => c.GetString()));
        Assert.Empty(await Exports.Kept(api, "dry-shop"));

        string json = """{"order_id":"dry-2","line":1,"buyer_id":"b","seller_id":"dry-json","product_id":"p","quantity":1,"unit_price":"1","freight":0,"currency":"USD","status":"shipped"}""";
        Reply plain = await Exports.Import(api, "dry-run=true", $"{Orders.Header}\n{Orders.Row("dry-1")}\n");
        Reply lines = await Exports.Import(api, "dry-run=true", json, "application/x-ndjson");
        Assert.Equal((1, 1), (Orders.Number(plain, "added"), Orders.Number(lines, "added")));
        Assert.Equal("dry-1", Cell(plain.Json.GetProperty("preview").GetProperty("rows")[0], "order_id"));
        Assert.Empty(await Orders.Kept(api, "dry-"));
        Reply kept = await Exports.Import(api, "dry-run=false", $"{Orders.Header}\n{Orders.Row("dry-1")}\n");
        Assert.Equal(JsonValueKind.Null, kept.Json.GetProperty("preview").ValueKind);
        Assert.Equal(["dry-1"], await Orders.Kept(api, "dry-"));
    }

    [Trait("Case", "37")]
    [Fact]
    public async Task A_marketplace_adds_its_own_mapping_without_code()
    {
        object own = new
        {
            name = "own-market",
            title = "Our own export",
            source = "https://example.org/export",
            delimiter = "|",
            decimalSign = ",",
            thousands = ".",
            timeZone = "Europe/Berlin",
            instantFormats = new[] { "dd.MM.yyyy" },
            charset = "windows-1252",
            fields = new Dictionary<string, object[]>
            {
                ["order_id"] = [new { column = "Nr" }],
                ["line"] = [new { column = "Pos" }],
                ["buyer_id"] = [new { column = "Kunde" }],
                ["product_id"] = [new { column = "Artikel" }],
                ["product_title"] = [new { column = "Bezeichnung" }],
                ["quantity"] = [new { column = "Menge" }],
                ["unit_price"] = [new { column = "Preis", minus = new[] { "Rabatt" }, per = "Line" }],
                ["freight"] = [new { value = "0" }],
                ["currency"] = [new { value = "EUR" }],
                ["status"] = [new { column = "Stand", words = new Dictionary<string, string> { ["versandt"] = "shipped" } }],
                ["shipped_at"] = [new { column = "Versand", day = "Start" }],
            },
        };
        Reply put = await api.Backend(HttpMethod.Put, "api/orders/mappings/own-market", own);
        Assert.True(put.Status == 200, put.Body);
        Assert.Equal(["seller_id"], put.Json.GetProperty("needs").EnumerateArray().Select(n => n.GetString()));
        byte[] file = Encoding.Latin1.GetBytes(
            "Nr|Pos|Kunde|Artikel|Bezeichnung|Menge|Preis|Rabatt|Stand|Versand\nX1|1|k|a|Gl\u00FCck|2|1.000,00|20,00|versandt|01.10.2026\nX1|2|k|a|x|1|5,00||verloren|01.10.2026\n");
        Reply reply = await Exports.Import(api, "mapping=own-market&seller_id=own", file);
        Assert.Equal((200, 1), (reply.Status, Orders.Number(reply, "added")));
        Orders.Refused(reply, 3, "status", "'verloren' is a word that the mapping does not know (from 'Stand')");
        OrderLine kept = Assert.Single(await Exports.Kept(api, "own"));
        Assert.Equal(("Gl\u00FCck", 49000L, Utc(9, 30, 22, 0, 0)), (kept.ProductTitle, kept.UnitPriceMinor, kept.ShippedAt));

        JsonElement list = (await api.Backend(HttpMethod.Get, "api/orders/mappings")).Json.GetProperty("mappings");
        Assert.Equal([.. BuiltInMappings.All.Select(m => m.Name), "own-market"], list.EnumerateArray().Select(m => m.GetProperty("name").GetString()));
        Assert.Equal("Our own export", (await api.Backend(HttpMethod.Get, "api/orders/mappings/own-market")).Text("title"));
        Assert.Equal(204, (await api.Backend(HttpMethod.Delete, "api/orders/mappings/own-market")).Status);
        (await api.Backend(HttpMethod.Delete, "api/orders/mappings/own-market")).IsProblem(404, "MAPPING_UNKNOWN");
        (await Exports.Import(api, "mapping=own-market&seller_id=own", file)).IsProblem(404, "MAPPING_UNKNOWN", "?mapping");
    }

    [Trait("Case", "37")]
    [Fact]
    public async Task A_mapping_of_the_program_is_a_beginning_for_an_own_one_and_stays_as_it_is()
    {
        Reply shopify = await api.Backend(HttpMethod.Get, "api/orders/mappings/shopify");
        (await api.Backend(HttpMethod.Put, "api/orders/mappings/shopify", shopify.Body)).IsProblem(409, "MAPPING_BUILT_IN");
        (await api.Backend(HttpMethod.Delete, "api/orders/mappings/shopify")).IsProblem(409, "MAPPING_BUILT_IN");
        (await api.Backend(HttpMethod.Put, "api/orders/mappings/shopify-2", shopify.Body)).IsProblem(422, "MAPPING_INVALID", "/name");
        string copy = shopify.Body.Replace("\"name\":\"shopify\"", "\"name\":\"shopify-2\"", StringComparison.Ordinal);
        Assert.Equal(200, (await api.Backend(HttpMethod.Put, "api/orders/mappings/shopify-2", copy)).Status);
        Assert.Equal(6, Orders.Number(await Exports.Import(api, "mapping=shopify-2&seller_id=copied", Exports.Shopify), "added"));
        Assert.Equal(204, (await api.Backend(HttpMethod.Delete, "api/orders/mappings/shopify-2")).Status);
    }

    [Trait("Case", "37")]
    [Theory]
    [InlineData("""{"order_id":[{"column":"Nr","colour":"x"}]}""", "", 400, "FIELD_UNKNOWN", "/fields/order_id/0/colour")]
    [InlineData("""{"order_id":[{"column":"Nr"}],"colour":[{"column":"x"}]}""", "", 422, "MAPPING_INVALID", "/fields")]
    [InlineData("""{"buyer_id":[{"column":"x"}]}""", "", 422, "MAPPING_INVALID", "/fields/order_id")]
    [InlineData("""{"order_id":[{"column":"Nr","value":"x"}]}""", "", 422, "MAPPING_INVALID", "/fields/order_id/0")]
    [InlineData("""{"order_id":[{"column":"Nr"}],"status":[]}""", "", 422, "MAPPING_INVALID", "/fields/status")]
    [InlineData("""{"order_id":[{"column":"Nr"}],"status":[{"column":"x","plus":["y"]}]}""", "", 422, "MAPPING_INVALID", "/fields/status/0")]
    [InlineData("""{"order_id":[{"column":"Nr"}],"shipped_at":[{"column":"x"}]}""", ""","instantFormats":["dd.MM.yyyy"]""", 422, "MAPPING_INVALID", "/fields/shipped_at/0")]
    [InlineData("""{"order_id":[{"column":"Nr"}],"status":[{"column":"x","shared":true}]}""", "", 422, "MAPPING_INVALID", "/fields/status/0")]
    [InlineData("""{"order_id":[{"column":"Nr"}],"tax":[{"column":"x","shared":true,"once":true}]}""", "", 422, "MAPPING_INVALID", "/fields/tax/0")]
    [InlineData("""{"order_id":[{"column":"Nr"}],"tax":[{"column":"x","discount":["y"]}]}""", "", 422, "MAPPING_INVALID", "/fields/tax/0")]
    [InlineData("""{"order_id":[{"column":"Nr"}],"unit_price":[{"column":"x","shared":true}]}""", "", 422, "MAPPING_INVALID", "/fields/unit_price/0")]
    [InlineData("""{"order_id":[{"column":"Nr"}],"unit_price":[{"column":"x","total":"y","discount":["z"]}]}""", "", 422, "MAPPING_INVALID", "/fields/unit_price/0")]
    [InlineData("""{"order_id":[{"column":"Nr"}],"tax_is":[{"value":"included","when":{"column":"x","sumOf":[]}}]}""", "", 422, "MAPPING_INVALID", "/fields/tax_is/0")]
    [InlineData("""{"order_id":[{"column":"Nr"}]}""", ""","payments":{"column":"x","between":" ","stored":["gift"]}""", 422, "MAPPING_INVALID", "/payments")]
    [InlineData("""{"order_id":[{"column":"Nr"}]}""", ""","delimiter":"::" """, 422, "MAPPING_INVALID", "/delimiter")]
    [InlineData("""{"order_id":[{"column":"Nr"}]}""", ""","thousands":"." """, 422, "MAPPING_INVALID", "/thousands")]
    [InlineData("""{"order_id":[{"column":"Nr"}]}""", ""","charset":"klingon" """, 422, "MAPPING_INVALID", "/charset")]
    [InlineData("""{"order_id":[{"column":"Nr"}]}""", ""","timeZone":"Mars/Olympus" """, 422, "MAPPING_INVALID", "/timeZone")]
    [InlineData("""{"order_id":[{"column":"Nr"}]}""", ""","currencySigns":{"$":"XXY"}""", 422, "MAPPING_INVALID", "/currencySigns")]
    public async Task A_mapping_that_cannot_be_read_by_is_refused(string fields, string more, int status, string code, string field) =>
        (await api.Backend(HttpMethod.Put, "api/orders/mappings/wrong", $$"""{"name":"wrong","title":"t","source":"s","fields":{{fields}}{{more}}}""")).IsProblem(status, code, field);

    [Trait("Case", "37")]
    [Fact]
    public async Task Rows_that_stand_elsewhere_than_before_overwrite_nothing()
    {
        const string header = "Sale Date,Item Name,Buyer,Quantity,Price,Discount Amount,Shipping Discount,Order Shipping,Item Total,Currency,Listing ID,Date Paid,Date Shipped,Order ID\n";
        static string Row(string order, string item) => $"09/03/26,{item},ann,1,5.00,0,0,0.00,5.00,USD,{item},09/03/26,,{order}\n";
        const string query = "mapping=etsy&timeZone=UTC&seller_id=";
        await Exports.Import(api, query + "moved", header + Row("m-1", "a") + Row("m-1", "b"));

        Orders.Refused(await Exports.Import(api, query + "moved", header + Row("m-1", "b") + Row("m-1", "a")), 2, "product_id", "stood in another order");
        Orders.Refused(await Exports.Import(api, query + "another", header + Row("m-1", "a") + Row("m-1", "b")), 2, "seller_id", "is of 'moved'");
        Reply apart = await Exports.Import(api, query + "moved", header + Row("m-2", "a") + Row("m-1", "a") + Row("m-2", "b"));
        Orders.Refused(apart, 4, "", "do not stand together");
        Assert.Equal([("m-1", "a"), ("m-1", "b"), ("m-2", "a")], (await Exports.Kept(api, "moved")).Select(o => (o.OrderId, o.ProductId)));
    }

    [Trait("Case", "37")]
    [Fact]
    public async Task What_the_mapping_leaves_open_is_asked_for_and_what_is_no_mapping_s_is_refused()
    {
        (await Exports.Import(api, "mapping=shopify", Exports.Shopify)).IsProblem(422, "MAPPING_INCOMPLETE", "?seller_id");
        (await Exports.Import(api, "mapping=etsy&seller_id=x", Exports.Etsy)).IsProblem(422, "MAPPING_INCOMPLETE", "?timeZone");
        (await Exports.Import(api, "mapping=etsy&seller_id=x&timeZone=Mars", Exports.Etsy)).IsProblem(400, "QUERY_WRONG", "?timeZone");
        (await Exports.Import(api, "mapping=none&seller_id=x", Exports.Etsy)).IsProblem(404, "MAPPING_UNKNOWN", "?mapping");
        (await Exports.Import(api, "mapping=etsy&dryrun=true", Exports.Etsy)).IsProblem(400, "QUERY_UNKNOWN", "?dryrun");
        (await Exports.Import(api, "dry-run=yes", Exports.Etsy)).IsProblem(400, "QUERY_WRONG", "?dry-run");
        (await Exports.Import(api, "seller_id=x", Exports.Etsy)).IsProblem(400, "QUERY_WRONG", "?seller_id");
        (await Exports.Import(api, "mapping=etsy", "{}", "application/x-ndjson")).IsProblem(400, "QUERY_WRONG", "?mapping");
        (await Exports.Import(api, "", Exports.Amazon, "text/tab-separated-values")).IsProblem(400, "QUERY_WRONG", "?mapping");
        (await Exports.Import(api, "mapping=shopify&seller_id=x&decimal=;", Exports.Shopify)).IsProblem(400, "QUERY_WRONG", "?decimal");
        Reply etsyAsShopify = (await Exports.Import(api, "mapping=shopify&seller_id=x", Exports.Etsy)).IsProblem(422, "IMPORT_UNREADABLE");
        Assert.Contains("header with 'Name'", etsyAsShopify.Text("detail"), StringComparison.Ordinal);
        Reply without = (await Exports.Import(api, "", Exports.Shopify)).IsProblem(422, "IMPORT_UNREADABLE");
        Assert.Contains("/api/orders/mappings", without.Text("remedy"), StringComparison.Ordinal);
    }

    [Trait("Case", "37")]
    [Theory]
    [MemberData(nameof(Names))]
    public void Each_mapping_of_the_program_stands_the_check_and_in_the_documentation(string name)
    {
        OrderMapping mapping = BuiltInMappings.Find(name)!;
        Assert.Null(MappingCheck.Of(mapping));
        Assert.StartsWith("https://", mapping.Source, StringComparison.Ordinal);
        Assert.Contains($"`{name}`", RepositoryRoot.Read("AtoZ.Functions", "docs", "import.md"), StringComparison.Ordinal);
    }

    [Trait("Case", "37")]
    [Theory]
    [InlineData("1.234,50", ".", ",", "1234.50")]
    [InlineData("1234,5", ".", ",", "1234.5")]
    [InlineData("1\u00A0234,50 EUR", " ", ",", "1234.50")]
    [InlineData("1'234.50", "'", ".", "1234.50")]
    [InlineData("1,234.50", "", ".", null)]
    [InlineData("12,34.50", ",", ".", null)]
    [InlineData("1.234.5", ".", ",", null)]
    [InlineData("-1.00", "", ".", null)]
    [InlineData("1e3", "", ".", null)]
    [InlineData("", "", ".", null)]
    [InlineData("1.", "", ".", null)]
    public void An_amount_is_read_by_the_signs_that_were_named(string text, string thousands, string sign, string? amount)
    {
        OrderMapping mapping = BuiltInMappings.Find("shopify")! with { DecimalSign = sign, Thousands = thousands };
        Assert.Equal(amount, MappedAmounts.Read(text, mapping).Value?.Amount.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static string? Cell(JsonElement row, string name) => row.GetProperty("cells").GetProperty(name).GetString();

    private static DateTimeOffset Utc(int month, int day, int hour, int minute, int second) => new(2026, month, day, hour, minute, second, TimeSpan.Zero);
}
