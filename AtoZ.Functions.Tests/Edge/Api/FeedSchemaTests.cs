using System.Text.Json.Nodes;
using AtoZ.Functions.Edge.Api.Facts;
using AtoZ.Functions.Guarantee.Claims;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api;

/// <summary>The published contract of the feeds says what the app takes, and nothing else.</summary>
[Collection("api")]
public sealed class FeedSchemaTests(ApiHost api)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    public static IEnumerable<object[]> Types => Enum.GetValues<FactType>().Select(type => new object[] { type });

    [Theory]
    [MemberData(nameof(Types))]
    internal void Of_each_fact_it_names_what_is_needed_and_what_may_be_there(FactType type)
    {
        JsonObject then = FeedSchemas.Of("facts")!["allOf"]!.AsArray()
            .Single(t => t!["if"]!["properties"]!["type"]!["const"]!.GetValue<string>() == type.ToString())!["then"]!.AsObject();
        string[] needed = [.. then["required"]!.AsArray().Select(n => n!.GetValue<string>())];
        string[] known = [.. then["propertyNames"]!["enum"]!.AsArray().Select(n => n!.GetValue<string>())];

        FactBody whole = With(type, known);
        Assert.Null(FactFields.Check(whole, Now));
        Assert.Null(FactFields.Check(With(type, needed), Now));
        Assert.All(needed, name => Assert.Equal(("FIELD_MISSING", $"/{name}"), Refused(With(type, needed.Except([name])))));
        Assert.All(Every.Except(known), name => Assert.Equal(("FIELD_UNKNOWN", $"/{name}"), Refused(With(type, [.. needed, name]))));
        Assert.Equal(Every.Concat(["type", "id", "at"]).Order(), FeedSchemas.Of("facts")!["properties"]!.AsObject().Select(p => p.Key).Order());
    }

    [Fact]
    public void Of_order_lines_it_names_the_columns_of_the_import()
    {
        JsonObject schema = FeedSchemas.Of("order-lines")!;
        Assert.Contains("unit_price", schema["required"]!.AsArray().Select(n => n!.GetValue<string>()));
        Assert.Equal("date-time", schema["properties"]!["shipped_at"]!["format"]!.GetValue<string>());
        Assert.NotNull(schema["properties"]!["seller_country"]);
    }

    [Fact]
    public async Task Anybody_reads_it_and_an_unknown_feed_names_those_that_are()
    {
        Reply facts = await api.Anybody(HttpMethod.Get, "api/feeds/facts/schema");
        Assert.Equal((200, "https://json-schema.org/draft/2020-12/schema"), (facts.Status, facts.Text("$schema")));
        Reply none = await api.Anybody(HttpMethod.Get, "api/feeds/prices/schema");
        Assert.Equal((404, "FEED_UNKNOWN"), (none.Status, none.Text("code")));
        Assert.Contains("facts, order-lines", none.Text("remedy"), StringComparison.Ordinal);
    }

    private static readonly string[] Every =
    [
        "orderId", "line", "sellerId", "scan", "trackingNumber", "city", "from", "amountMinor", "deductibleMinor", "currency", "insurer", "validFrom", "until",
        "weightGrams", "serialNumber", "signature", "toCurrency", "rate", "source",
    ];

    private static (string?, string?) Refused(FactBody fact) => (FactFields.Check(fact, Now)?.Code, FactFields.Check(fact, Now)?.Field);

    private static FactBody With(FactType type, IEnumerable<string> fields)
    {
        HashSet<string> given = [.. fields];
        T? If<T>(string name, T value) => given.Contains(name) ? value : default;
        return new FactBody(
            type,
            "fact-1",
            Now.AddDays(-1),
            If("orderId", "order-1"),
            given.Contains("line") ? 1 : null,
            If("sellerId", "seller-1"),
            given.Contains("scan") ? ScanKind.Delivered : null,
            If("trackingNumber", "RB1"),
            If("city", "Hamburg"),
            If("from", "buyer"),
            given.Contains("amountMinor") ? 100 : null,
            given.Contains("deductibleMinor") ? 10 : null,
            If("currency", "EUR"),
            If("insurer", "Harbour Mutual"),
            given.Contains("validFrom") ? Now.AddDays(-9) : null,
            given.Contains("until") ? Now.AddDays(9) : null,
            given.Contains("weightGrams") ? 500 : null,
            If("serialNumber", "S1"),
            given.Contains("signature") ? true : null,
            If("toCurrency", "USD"),
            If("rate", "1.0853"),
            If("source", "ECB"));
    }
}
