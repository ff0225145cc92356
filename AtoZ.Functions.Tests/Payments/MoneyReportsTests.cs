using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Data;
using AtoZ.Functions.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Payments;

[Trait("Rule", "DEBT-08")]
public sealed class MoneyReportsTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
    private TestStore _store = null!;

    public async Task InitializeAsync() => _store = await TestStore.Create();

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Theory]
    [InlineData("JPY", 0, 1)]
    [InlineData("USD", 2, 100)]
    [InlineData("BHD", 3, 1_000)]
    [InlineData("CLF", 4, 10_000)]
    public void A_currency_has_the_minor_units_of_iso_4217(string currency, int decimals, long units)
    {
        Assert.Equal((decimals, units), (Currencies.Decimals(currency), Currencies.UnitsPerMajor(currency)));
        Assert.Equal(new Money(units, currency), Money.FromDecimal(1, currency));
        Assert.Throws<ArgumentException>(() => Money.FromDecimal(1 + (0.1m / units), currency));
    }

    [Fact]
    public void Every_account_that_code_books_to_stands_in_the_chart_with_a_word_about_it()
    {
        IEnumerable<string> booked = typeof(ChartOfAccounts).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!);
        Assert.Equal(booked.Order(StringComparer.Ordinal), ChartOfAccounts.All.Order(StringComparer.Ordinal));
        Assert.All(ChartOfAccounts.Accounts, a => Assert.True(a.Type is "Asset" or "Liability" or "Expense" && a.About.Length > 0, a.Code));
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"")]
    public void A_text_of_others_runs_nothing_in_a_spreadsheet(string text, string cell) => Assert.Equal(cell + ",-1.50,\r\n", Csv.Row(text, -1.50m, null));

    [Fact]
    public async Task A_statement_opens_where_the_one_before_closed_and_shows_the_sellers_side()
    {
        await Book("hold", Now.AddDays(-40), ChartOfAccounts.Cash, ChartOfAccounts.SellerFunds, 10_000);
        await Book("debt", Now.AddDays(-10), ChartOfAccounts.SellerReceivable, ChartOfAccounts.GuaranteeExpense, 8_000);
        await Book("paid", Now.AddDays(-1), ChartOfAccounts.Cash, ChartOfAccounts.SellerReceivable, 3_000);

        SellerStatement before = Assert.Single(await Statement(Now.AddDays(-60), Now.AddDays(-30)));
        SellerStatement now = Assert.Single(await Statement(Now.AddDays(-30), Now));

        Assert.Equal((0L, 10_000L), (before.OpeningMinor, before.ClosingMinor));
        Assert.Equal((10_000L, 5_000L), (now.OpeningMinor, now.ClosingMinor));
        Assert.Equal([-8_000L, 3_000L], now.Lines.Select(l => l.AmountMinor));
        Assert.Equal("100.00,20.00,50.00,50.00", string.Join(',', SellerStatements.Csv([now]).Skip(1).Select(row => row.Split(',')[5])));
        Assert.Empty(await _store.Store.Read(db => SellerStatements.Read(db, "nobody", Now.AddDays(-30), Now)));
    }

    [Fact]
    public async Task The_provision_follows_the_ages_of_the_debts_and_is_booked_once_a_month()
    {
        await Owe("young", 30, 10_000);
        await Owe("middle", 31, 10_000);
        await Owe("old", 91, 10_001);
        Provisions november = new(_store.Store, PolicyLibrary.Embedded(), new FixedClock(Now));

        // 1.6, 3.6 and 10.6 in 100: 160 + 360 + 1060.106, rounded up.
        Assert.Equal([new Provision("USD", 30_001, 1_581)], await november.Required());
        Assert.Equal((1, 0), (await november.Book(), await november.Book()));
        await _store.Store.Write(async db => (await db.Debts.SingleAsync(d => d.Id == new DebtId("old"))).ClosedAt = Now);
        Assert.Equal(1, await new Provisions(_store.Store, PolicyLibrary.Embedded(), new FixedClock(Now.AddMonths(1))).Book());

        Dictionary<string, long> balances = (await _store.Store.Read(Ledger.Balances)).ToDictionary(b => b.Account, b => b.AmountMinor, StringComparer.Ordinal);
        Assert.Equal(0, balances.Values.Sum());
        Assert.Equal(-balances[ChartOfAccounts.LossAllowance], balances[ChartOfAccounts.ProvisionExpense]);

        // A month later the young debt is in the second band and the middle one in the third.
        Assert.Equal(-(360 + 660), balances[ChartOfAccounts.LossAllowance]);
    }

    [Fact]
    public async Task A_debt_from_ahead_of_the_clock_counts_as_young()
    {
        await Owe("ahead", -170, 10_000);
        Assert.Equal([new Provision("USD", 10_000, 160)], await new Provisions(_store.Store, PolicyLibrary.Embedded(), new FixedClock(Now)).Required());
    }

    private Task Owe(string id, int days, long amount) => _store.Store.Write(db =>
    {
        db.Debts.Add(new DebtRecord { Id = new DebtId(id), ClaimId = new ClaimId("clm_1"), SellerId = "s", AmountMinor = amount, Currency = "USD", OpenedAt = Now.AddDays(-days) });
        return Task.CompletedTask;
    });

    private Task<bool> Book(string key, DateTimeOffset at, string debit, string credit, long amount) => _store.Store.Write(db => Ledger.Post(
        db, key, new ClaimId("clm_1"), key, at, new Posting(debit, Holder(debit), new Money(amount, "USD")), new Posting(credit, Holder(credit), new Money(-amount, "USD"))));

    private static string Holder(string account) => account is ChartOfAccounts.SellerFunds or ChartOfAccounts.SellerReceivable ? "s" : "";

    private Task<IReadOnlyList<SellerStatement>> Statement(DateTimeOffset from, DateTimeOffset until) => _store.Store.Read(db => SellerStatements.Read(db, "s", from, until));
}
