using AtoZ.Functions.Data;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Data;

/// <summary>The database keeps the books by itself: these tests go past the ledger's own checks.</summary>
[Collection(nameof(OnEachDatabase))]
public class LedgerGuardsTests(Databases databases)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task A_booking_in_balance_is_taken(Database database)
    {
        await using TestStore store = await databases.Create(database);

        await Book(store, Booking("k1", 2, ("USD", 100), ("USD", -100)));
        await Book(store, Booking("k2", 4, ("USD", 100), ("USD", -100), ("JPY", 5), ("JPY", -5)));

        Assert.Equal(6, await store.Store.Read(db => db.LedgerPostings.CountAsync()));
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task A_booking_out_of_balance_is_refused(Database database)
    {
        await using TestStore store = await databases.Create(database);

        await Refused(() => Book(store, Booking("off by one", 2, ("USD", 100), ("USD", -99))));
        await Refused(() => Book(store, Booking("two currencies", 2, ("USD", 100), ("EUR", -100))));
        await Refused(() => Book(store, Booking("one posting", 1, ("USD", 0))));
        await Refused(() => Book(store, Booking("no posting", 0)));
        await Refused(() => Book(store, Booking("fewer than it says", 3, ("USD", 100), ("USD", -100))));
        await Refused(() => Book(store, Booking("more than it says", 2, ("USD", 100), ("USD", -100), ("USD", 0))));
        Assert.Equal(0, await store.Store.Read(db => db.LedgerTransactions.CountAsync()));
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task What_was_booked_stays_as_it_is(Database database)
    {
        await using TestStore store = await databases.Create(database);
        await Book(store, Booking("k", 2, ("USD", 100), ("USD", -100)));

        foreach (string attempt in new[]
        {
            """UPDATE ledger_postings SET "AmountMinor" = 0""",
            """UPDATE ledger_transactions SET "Key" = 'other'""",
            "DELETE FROM ledger_postings",
            "DELETE FROM ledger_transactions",
            """INSERT INTO ledger_postings ("TransactionId", "Account", "Holder", "AmountMinor", "Currency") SELECT "Id", 'cash', '', 0, 'USD' FROM ledger_transactions""",
        })
        {
            await Refused(() => store.Store.Write(db => db.Database.ExecuteSqlRawAsync(attempt)));
        }

        Assert.Equal([-100L, 100L], await store.Store.Read(db => db.LedgerPostings.Select(p => p.AmountMinor).Order().ToListAsync()));
    }

    private static async Task Refused(Func<Task> attempt)
    {
        Exception refused = await Assert.ThrowsAnyAsync<Exception>(attempt);
        string text = refused.GetBaseException().Message;
        Assert.True(text.Contains("ledger", StringComparison.Ordinal) || text.Contains("FOREIGN KEY", StringComparison.Ordinal), text);
    }

    private static Task Book(TestStore store, LedgerTransaction booking) => store.Store.Write(db =>
    {
        db.Add(booking);
        return Task.CompletedTask;
    });

    private static LedgerTransaction Booking(string key, int says, params (string Currency, long Amount)[] postings) => new()
    {
        Key = key,
        ClaimId = null,
        Purpose = "test",
        At = Now,
        PostingCount = says,
        Postings = [.. postings.Select(p => new LedgerPosting { Account = "cash", Holder = "", AmountMinor = p.Amount, Currency = p.Currency })],
    };
}
