using System.Text;
using AtoZ.Functions.Data;
using AtoZ.Functions.Facts.Orders;
using AtoZ.Functions.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Facts.Orders;

public sealed class OrderImportTests : IAsyncLifetime
{
    private const string Header = "order_id,line,buyer_id,seller_id,product_id,category,quantity,unit_price,freight,currency,payment_type,status,purchased_at,estimated_delivery_at";
    private const string Good = "o1,1,b1,s1,p1,toys,2,29.99,15.1,BRL,credit_card,delivered,2017-08-15T02:45:18Z,2017-09-06T00:00:00Z";

    private TestStore _store = null!;

    public async Task InitializeAsync() => _store = await TestStore.Create();

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public void Every_column_stands_in_the_documentation() =>
        Assert.All(ImportColumns.Names, name => Assert.Contains($"`{name}`", RepositoryRoot.Read("AtoZ.Functions", "docs", "api.md"), StringComparison.Ordinal));

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("1.5")]
    [InlineData("heavy")]
    public async Task A_weight_is_whole_grams(string weight)
    {
        ImportReport wrong = await Import($"{Header},weight_grams,serial_number", $"{Good},{weight},SN-1");
        Assert.Equal((0, "weight_grams"), (wrong.Added, wrong.Errors.Single().Column));
        ImportReport good = await Import($"{Header},weight_grams,serial_number", $"{Good},1200,SN-1");
        Assert.Equal(1, good.Added);
        OrderLine line = await _store.Store.Read(db => db.OrderLines.SingleAsync());
        Assert.Equal((1_200L, "SN-1"), (line.WeightGrams, line.SerialNumber));
    }

    [Theory]
    [InlineData("12.34", "", 1_234L, false, 7_508L)]
    [InlineData("12.34", "included", 1_234L, false, 7_508L)]
    [InlineData("75.08", "included", 7_508L, false, 7_508L)]
    [InlineData("12.34", "on_top", 1_234L, true, 8_742L)]
    [InlineData("90.00", "on_top", 9_000L, true, 16_508L)]
    [InlineData("", "", null, false, 7_508L)]
    public async Task Tax_is_in_the_prices_or_on_top_of_them(string tax, string how, long? minor, bool onTop, long total)
    {
        Assert.Equal(1, (await Import($"{Header},tax,tax_is", $"{Good},{tax},{how}")).Added);
        OrderLine line = await Line();
        Assert.Equal((minor, onTop, total), (line.TaxMinor, line.TaxOnTop, line.Total.MinorUnits));
    }

    [Theory]
    [InlineData("75.09", "", "tax", "more than price and freight")]
    [InlineData("75.09", "included", "tax", "more than price and freight")]
    [InlineData("-1", "", "tax", "not an amount")]
    [InlineData("1", "extra", "tax_is", "not one of included, on_top")]
    public async Task Tax_that_cannot_be_is_refused(string tax, string how, string column, string problem)
    {
        ImportError error = Assert.Single((await Import($"{Header},tax,tax_is", $"{Good},{tax},{how}")).Errors);
        Assert.Equal(column, error.Column);
        Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "", "75.08", true)]
    [InlineData("", "", "", "75.09", false)]
    [InlineData("10", "on_top", "", "85.08", true)]
    [InlineData("10", "on_top", "", "85.09", false)]
    [InlineData("10", "included", "", "75.09", false)]
    [InlineData("", "", "90.00", "90.00", true)]
    [InlineData("", "", "90.00", "90.01", false)]
    public async Task A_gift_card_paid_no_more_than_was_paid_for_the_line(string tax, string how, string charged, string byGiftCard, bool good)
    {
        ImportReport report = await Import($"{Header},tax,tax_is,charged,paid_by_gift_card", $"{Good},{tax},{how},{charged},{byGiftCard}");
        Assert.Equal(good ? [] : [("paid_by_gift_card", "is more than was paid for the line")], report.Errors.Select(e => (e.Column, e.Problem)));
    }

    [Fact]
    public async Task A_line_is_kept_with_exact_money_and_instants_and_its_parties_exist()
    {
        ImportReport report = await Import(Header, Good);

        Assert.Equal((1, 1, 0, 0, 0), Counts(report));
        OrderLine line = await Line();
        Assert.Equal(("b1", "s1", "p1", "toys", 2, 2999L, 1510L, "BRL"), (line.BuyerId, line.SellerId, line.ProductId, line.Category, line.Quantity, line.UnitPriceMinor, line.FreightMinor, line.Currency));
        Assert.Equal(new DateTimeOffset(2017, 8, 15, 2, 45, 18, TimeSpan.Zero), line.PurchasedAt);
        Assert.Equal(("en", "en"), (await _store.Store.Read(async db => ((await db.Buyers.SingleAsync()).Language, (await db.Sellers.SingleAsync()).Language))));
    }

    [Fact]
    public async Task Repeating_an_import_changes_nothing()
    {
        await Import(Header, Good);

        Assert.Equal((2, 0, 0, 2, 0), Counts(await Import(Header, Good, Good)));
    }

    [Fact]
    public async Task A_line_that_says_something_new_is_changed_and_an_empty_cell_erases_nothing()
    {
        await Import(Header, Good);

        ImportReport report = await Import(Header, Good.Replace("29.99", "30", StringComparison.Ordinal).Replace("toys", "", StringComparison.Ordinal));

        Assert.Equal((1, 0, 1, 0, 0), Counts(report));
        Assert.Equal((3000L, "toys"), ((await Line()).UnitPriceMinor, (await Line()).Category));
    }

    [Fact]
    public async Task The_optional_columns_are_read_in_any_order()
    {
        ImportReport report = await Import(
            "seller_language,fulfilled_by,ships_from,condition,buyer_email,buyer_language,seller_email,product_title,seller_contacted_at,return_posted_at," + Header,
            "de,marketplace,CN,used,ana@example.org,es,shop@example.org,\"Car, red\",2017-09-10T10:00:00+02:00,2017-09-11T10:00:00Z," + Good);

        Assert.Equal((1, 1, 0, 0, 0), Counts(report));
        OrderLine line = await Line();
        Assert.Equal((true, "CN", "used", "Car, red"), (line.FulfilledByMarketplace, line.ShipsFrom, line.Condition, line.ProductTitle));
        Assert.Equal(new DateTimeOffset(2017, 9, 10, 8, 0, 0, TimeSpan.Zero), line.SellerContactedAt);
        Assert.Equal(("ana@example.org", "es"), await _store.Store.Read(async db => ((await db.Buyers.SingleAsync()).Email, (await db.Buyers.SingleAsync()).Language)));
        Assert.Equal(("shop@example.org", "de"), await _store.Store.Read(async db => ((await db.Sellers.SingleAsync()).Email, (await db.Sellers.SingleAsync()).Language)));
    }

    [Theory]
    [InlineData("o1,1,", "o1,x,", "line", "whole number")]
    [InlineData("o1,1,", "o1,0,", "line", "whole number")]
    [InlineData("b1", "", "buyer_id", "is empty")]
    [InlineData(",2,", ",1.5,", "quantity", "whole number")]
    [InlineData("29.99", "29.999", "unit_price", "not an amount in BRL")]
    [InlineData("29.99", "-1", "unit_price", "not an amount")]
    [InlineData("29.99", "1e3", "unit_price", "not an amount")]
    [InlineData("15.1", "\"15,1\"", "freight", "not an amount")]
    [InlineData("2017-08-15T02:45:18Z", "2017-08-15T02:45:18", "purchased_at", "not an instant")]
    [InlineData("2017-08-15T02:45:18Z", "15/08/2017", "purchased_at", "not an instant")]
    [InlineData("2017-08-15T02:45:18Z", "2017-13-15T02:45:18Z", "purchased_at", "not an instant")]
    public async Task A_wrong_line_is_refused_by_line_and_column_and_the_good_ones_are_kept(string from, string to, string column, string problem)
    {
        ImportReport report = await Import(Header, Good.Replace(from, to, StringComparison.Ordinal), Good.Replace("o1,1", "o2,1", StringComparison.Ordinal));

        Assert.Equal((2, 1, 0, 0, 1), Counts(report));
        ImportError error = Assert.Single(report.Errors);
        Assert.Equal((2, column), (error.Line, error.Column));
        Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
        Assert.Equal("o2", (await Line()).OrderId);
    }

    [Fact]
    public async Task Every_wrong_cell_of_a_line_is_named()
    {
        ImportReport report = await Import(Header, "o1,1,b1,s1,p1,toys,2,29.99,15.1,XYZ,credit_card,,2017-08-15T02:45:18Z,soon");

        Assert.Equal(["unit_price", "freight", "currency", "status", "estimated_delivery_at"], report.Errors.Select(e => e.Column));
        Assert.Equal(1, report.Refused);
    }

    [Fact]
    public async Task A_line_with_more_or_fewer_cells_is_refused_and_counted_by_its_place_in_the_file()
    {
        ImportReport report = await Import(Header, Good.Replace("toys", "\"two\nlines\"", StringComparison.Ordinal), Good + ",more");

        Assert.Equal((2, 1, 0, 0, 1), Counts(report));
        Assert.Equal(4, Assert.Single(report.Errors).Line);
    }

    [Theory]
    [InlineData("")]
    [InlineData("order_id,line")]
    [InlineData("order_id;line;buyer_id")]
    public async Task A_file_without_the_header_is_refused_whole(string header)
    {
        ImportReport report = await Import(header, Good);

        Assert.True(report.Refused > 0);
        Assert.All(report.Errors, e => Assert.Equal(1, e.Line));
        Assert.Equal(0, report.Added);
    }

    [Fact]
    public async Task A_column_that_means_nothing_here_is_named_and_one_given_twice_is_refused()
    {
        Assert.Equal(["colour"], (await Import(Header + ",colour", Good + ",red")).IgnoredColumns);
        Assert.Equal("status", Assert.Single((await Import(Header + ",status", Good + ",x")).Errors).Column);
    }

    [Fact]
    public async Task A_quote_that_is_never_closed_ends_the_import_with_a_sentence_and_keeps_what_came_before()
    {
        ImportReport report = await Import([Header, Good, "\"o2,1,b1", .. Enumerable.Repeat(Good, 2000)]);

        Assert.Equal(1, report.Added);
        Assert.Contains("quote", Assert.Single(report.Errors).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_lines_go_in_by_batches_and_a_key_that_comes_twice_counts_once()
    {
        IEnumerable<string> lines = Enumerable.Range(0, 1201).Select(i => Good.Replace("o1,1,", $"o{i / 2},{(i % 2) + 1},", StringComparison.Ordinal));

        Assert.Equal((1202, 1201, 0, 1, 0), Counts(await Import([Header, .. lines, Good.Replace("o1,1,", "o0,1,", StringComparison.Ordinal)])));
    }

    [Fact]
    public async Task An_import_that_is_cut_off_keeps_what_it_committed_and_is_simply_repeated()
    {
        string[] lines = [Header, .. Enumerable.Range(0, 1700).Select(i => Good.Replace("o1,1,", $"o{i},1,", StringComparison.Ordinal))];
        byte[] file = Encoding.UTF8.GetBytes(string.Join('\n', lines));

        await Assert.ThrowsAsync<IOException>(() => new OrderImport(_store.Store, TimeProvider.System).Import(new CutOffStream(file, file.Length - 20_000), null, CancellationToken.None));
        int kept = await _store.Store.Read(db => db.OrderLines.CountAsync());
        ImportReport again = await Import(lines);

        Assert.Equal(1000, kept);
        Assert.Equal((1700, 700, 0, 1000, 0), Counts(again));
    }

    private static (long Read, long Added, long Changed, long Unchanged, long Refused) Counts(ImportReport report) =>
        (report.Read, report.Added, report.Changed, report.Unchanged, report.Refused);

    private Task<OrderLine> Line() => _store.Store.Read(db => db.OrderLines.SingleAsync());

    private async Task<ImportReport> Import(params string[] lines)
    {
        using MemoryStream csv = new(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        return await new OrderImport(_store.Store, TimeProvider.System).Import(csv, null, CancellationToken.None);
    }
}
