using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Payments;

/// <summary>One side of a booking: debit positive, credit negative.</summary>
/// <param name="Account">One of <see cref="ChartOfAccounts"/>.</param>
/// <param name="Holder">Whose: a seller, a buyer, a claim, or empty.</param>
/// <param name="Amount">With its sign.</param>
internal sealed record Posting(string Account, string Holder, Money Amount)
{
    /// <summary>What of a payout it is for; null where nothing is paid out.</summary>
    public MoneyPart? Part { get; init; }
}

/// <summary>The double-entry ledger: append only, every booking sums to zero, one booking per key (PROCESS §10).</summary>
internal static class Ledger
{
    /// <summary>Books once, in the caller's transaction.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="key">Made from subject and purpose; a repeat with the same key books nothing.</param>
    /// <param name="claimId">The claim it belongs to; null for money that no claim caused.</param>
    /// <param name="purpose">A word for reports, such as <c>pay-buyer</c>.</param>
    /// <param name="at">When.</param>
    /// <param name="postings">At least two, with the sum zero in each currency.</param>
    /// <returns>Whether the booking is new.</returns>
    /// <exception cref="InvalidOperationException">The postings do not balance, or the key was used for other postings.</exception>
    public static Task<bool> Post(AtoZDb db, string key, ClaimId? claimId, string purpose, DateTimeOffset at, params Posting[] postings) =>
        PostConverted(db, key, claimId, purpose, at, null, postings);

    /// <summary>The same, of two currencies: the postings sum to zero in each, and the conversion stands with them.</summary>
    public static async Task<bool> PostConverted(AtoZDb db, string key, ClaimId? claimId, string purpose, DateTimeOffset at, Conversion? conversion, params Posting[] postings)
    {
        MustBalance(key, postings);
        if (await Find(db, key) is { } earlier)
        {
            MustBeTheSame(earlier, postings);
            return false;
        }

        db.LedgerTransactions.Add(new LedgerTransaction
        {
            Key = key,
            ClaimId = claimId,
            Purpose = purpose,
            At = at,
            Conversion = Rates.Text(conversion),
            PostingCount = postings.Length,
            Postings = [.. postings.Select(Posted)],
        });
        return true;
    }

    /// <summary>The booking with a key, with its postings; null when there is none.</summary>
    public static async Task<LedgerTransaction?> Find(AtoZDb db, string key)
    {
        return db.LedgerTransactions.Local.FirstOrDefault(t => string.Equals(t.Key, key, StringComparison.Ordinal))
            ?? await db.LedgerTransactions.Include(t => t.Postings).SingleOrDefaultAsync(t => t.Key == key);
    }

    /// <summary>The postings of a case, those of the caller's transaction too, each with what it was booked for.</summary>
    public static async Task<IReadOnlyList<(string Purpose, LedgerPosting Posting)>> Of(AtoZDb db, ClaimId id)
    {
        await db.SaveChangesAsync();
        List<LedgerTransaction> bookings = await db.LedgerTransactions.Where(t => t.ClaimId == id).Include(t => t.Postings).ToListAsync();
        return [.. bookings.SelectMany(t => t.Postings, (t, p) => (t.Purpose, p))];
    }

    /// <summary>The sum of every posting per account, holder and currency.</summary>
    public static async Task<IReadOnlyList<AccountBalance>> Balances(AtoZDb db)
    {
        return await db.LedgerPostings
            .GroupBy(p => new { p.Account, p.Holder, p.Currency })
            .OrderBy(g => g.Key.Account).ThenBy(g => g.Key.Holder).ThenBy(g => g.Key.Currency)
            .Select(g => new AccountBalance(g.Key.Account, g.Key.Holder, g.Key.Currency, g.Sum(p => p.AmountMinor)))
            .ToListAsync();
    }

    private static LedgerPosting Posted(Posting posting) => new()
    {
        Account = posting.Account,
        Holder = posting.Holder,
        AmountMinor = posting.Amount.MinorUnits,
        Currency = posting.Amount.Currency,
        Part = posting.Part,
    };

    private static void MustBalance(string key, Posting[] postings)
    {
        bool balanced = postings.GroupBy(p => p.Amount.Currency).All(g => g.Aggregate(Money.Zero(g.Key), (sum, p) => sum + p.Amount).MinorUnits == 0);
        if (postings.Length < 2 || !balanced)
        {
            throw new InvalidOperationException($"The booking '{key}' does not sum to zero.");
        }
    }

    private static void MustBeTheSame(LedgerTransaction earlier, Posting[] postings)
    {
        IEnumerable<Posting> booked = earlier.Postings.Select(p => new Posting(p.Account, p.Holder, new Money(p.AmountMinor, p.Currency)) { Part = p.Part });
        if (!postings.ToHashSet().SetEquals(booked))
        {
            throw new InvalidOperationException($"The key '{earlier.Key}' was used for another booking.");
        }
    }
}

/// <summary>What stands in an account. Minor units; debit positive.</summary>
internal sealed record AccountBalance(string Account, string Holder, string Currency, long AmountMinor);
