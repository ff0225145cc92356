using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Payments;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Sweeps;

/// <summary>Where claims, debts and held money do not say what the ledger says.</summary>
internal static class BookDifferences
{
    public static async Task<List<Difference>> Of(AtoZDb db) =>
        [.. await Balance(db), .. await Paid(db), .. await Refunded(db), .. await Clearing(db), .. await Debts(db), .. await Funds(db), .. await Twice(db), .. await Overpaid(db)];

    private static async Task<IEnumerable<Difference>> Balance(AtoZDb db)
    {
        var off = await Rows(db).GroupBy(r => new { r.Key, r.Currency }).Select(g => new { g.Key.Key, g.Key.Currency, Sum = g.Sum(r => r.AmountMinor) }).Where(g => g.Sum != 0).ToListAsync();
        return off.Select(o => new Difference(
            "BOOKING_OUT_OF_BALANCE", o.Key, $"Its postings sum to {new Money(o.Sum, o.Currency)}.", "The database's guards were bypassed: restore the ledger from a backup and compare with the last daily root."));
    }

    // The database compares: what is right, and that is nearly all, never leaves it.
    private static async Task<IEnumerable<Difference>> Paid(AtoZDb db)
    {
        // Summed once for all claims, which no LINQ says: asked claim by claim, each sum would be looked for among all payouts.
        List<PaidRow> differs = await db.Database.SqlQuery<PaidRow>($"""
            SELECT c."Id", c."PaidMinor", c."Currency", COALESCE(b."Sum", 0) AS "Booked"
            FROM claims c
            LEFT JOIN (
                SELECT t."ClaimId", p."Currency", CAST(SUM(p."AmountMinor") AS BIGINT) AS "Sum"
                FROM ledger_postings p JOIN ledger_transactions t ON t."Id" = p."TransactionId"
                WHERE p."Account" IN ({ChartOfAccounts.BuyerPayouts}, {ChartOfAccounts.GiftCardLiability}, {ChartOfAccounts.FxClearing})
                    AND t."Purpose" IN ({Purposes.PayBuyer}, {Purposes.PayAppeal})
                GROUP BY t."ClaimId", p."Currency") b ON b."ClaimId" = c."Id" AND b."Currency" = c."Currency"
            WHERE c."PaidMinor" <> -COALESCE(b."Sum", 0)
            """).ToListAsync();
        List<PaidRow> lines = await db.Database.SqlQuery<PaidRow>($"""
            SELECT c."Id", c."PaidMinor", c."Currency", COALESCE(l."Sum", 0) AS "Booked"
            FROM claims c
            LEFT JOIN (SELECT "ClaimId", CAST(SUM("PaidMinor") AS BIGINT) AS "Sum" FROM claim_lines GROUP BY "ClaimId") l ON l."ClaimId" = c."Id"
            WHERE c."PaidMinor" <> COALESCE(l."Sum", 0)
            """).ToListAsync();
        IQueryable<Row> payouts = Rows(db).Where(r => (r.Purpose == Purposes.PayBuyer || r.Purpose == Purposes.PayAppeal) && r.ClaimId != null);
        List<ClaimId?> unknown = await payouts.Where(r => !db.Claims.Any(c => c.Id == r.ClaimId)).Select(r => r.ClaimId).Distinct().ToListAsync();
        return
        [
            .. differs.Select(c => c.PaidMinor == 0
                ? Unsaid(c.Id)
                : new Difference("PAID_DIFFERS", c.Id, $"The claim says {new Money(c.PaidMinor, c.Currency)}, the ledger {new Money(-c.Booked, c.Currency)}.", "Trust the ledger; find out who changed the claim.")),
            .. unknown.Select(id => Unsaid(id!.Value.Value)),
            .. lines.Select(c => new Difference(
                "PAID_DIFFERS", c.Id, $"The claim says {new Money(c.PaidMinor, c.Currency)}, its lines {new Money(c.Booked, c.Currency)}.", "Trust the ledger; find out who changed the claim.")),
        ];
    }

    private static async Task<IEnumerable<Difference>> Refunded(AtoZDb db)
    {
        Dictionary<ClaimId, long> said = await db.Inquiries.Where(i => i.RefundedMinor != 0).ToDictionaryAsync(i => i.Id, i => i.RefundedMinor);
        Dictionary<ClaimId, long> booked = await db.LedgerTransactions.ToBuyersOfInquiries().Where(t => t.ClaimId != null)
            .SelectMany(t => t.Postings.Where(p => p.Account == ChartOfAccounts.ClaimClearing), (t, p) => new { t.ClaimId, p.AmountMinor })
            .GroupBy(p => p.ClaimId).Select(g => new { g.Key, Sum = g.Sum(p => p.AmountMinor) }).ToDictionaryAsync(g => g.Key!.Value, g => g.Sum);
        return said.Keys.Union(booked.Keys).Where(id => said.GetValueOrDefault(id) != booked.GetValueOrDefault(id)).Select(id => new Difference(
            "PAID_DIFFERS", id.Value, $"The inquiry says that {said.GetValueOrDefault(id)} minor units were refunded, the ledger {booked.GetValueOrDefault(id)}.", "Trust the ledger; find out who changed the inquiry."));
    }

    private static Difference Unsaid(string id) => new Difference("PAID_DIFFERS", id, "The ledger paid the buyer, the claim says nothing of it.", "Trust the ledger; find out who changed the claim.");

    private static async Task<IEnumerable<Difference>> Clearing(AtoZDb db)
    {
        var held = await db.LedgerPostings.Where(p => p.Account == ChartOfAccounts.ClaimClearing || p.Account == ChartOfAccounts.ReturnPostage)
            .GroupBy(p => new { p.Holder, p.Currency }).Select(g => new { g.Key.Holder, g.Key.Currency, Sum = g.Sum(p => p.AmountMinor) }).Where(g => g.Sum != 0).ToListAsync();
        List<ClaimId> ids = [.. held.Select(h => new ClaimId(h.Holder)).Distinct()];
        // What a payout that is at the payment service is paid with is where it should be.
        HashSet<string> closed = [.. (await db.Claims.Where(c => c.ClosedAt != null && ids.Contains(c.Id)
                && !db.PaymentOrders.Any(o => o.ClaimId == c.Id && o.Kind == PaymentKind.Payout && o.Means != null && !db.LedgerTransactions.Any(t => t.Key == o.Key))).Select(c => c.Id).ToListAsync()).Select(c => c.Value)];
        return held.Where(h => closed.Contains(h.Holder)).Select(h => new Difference(
            "CLEARING_NOT_EMPTY", h.Holder, $"The claim is closed and {new Money(-h.Sum, h.Currency)} are still on their way.", "Pay the buyer, or give the money back to whoever paid it in."));
    }

    private static async Task<IEnumerable<Difference>> Debts(AtoZDb db)
    {
        List<DebtRecord> open = await db.Debts.Where(d => d.ClosedAt == null).ToListAsync();
        return Compare(
            "DEBT_DIFFERS",
            open.GroupBy(d => (d.SellerId, d.Currency)).ToDictionary(g => g.Key, g => g.Sum(d => d.Outstanding.MinorUnits)),
            await Balances(db, ChartOfAccounts.SellerReceivable, 1),
            "The debts say {0}, the ledger {1}.",
            "Go through the seller's debts and bookings by claim; correct the debt by a booking, never by hand.");
    }

    private static async Task<IEnumerable<Difference>> Funds(AtoZDb db)
    {
        List<DisbursementRecord> held = await db.Disbursements.Where(d => d.ReleasedAt == null).ToListAsync();
        return Compare(
            "FUNDS_DIFFER",
            held.GroupBy(d => (d.SellerId, d.Currency)).ToDictionary(g => g.Key, g => g.Sum(SellerFunds.Free)),
            await Balances(db, ChartOfAccounts.SellerFunds, -1),
            "The disbursements hold {0}, the ledger {1}.",
            "Compare the seller's disbursements with the marketplace's own list; release nothing until they agree.");
    }

    // A double recovery is no slip of the books: it is named until the money is back.
    private static async Task<IEnumerable<Difference>> Twice(AtoZDb db)
    {
        List<ClaimRecord> twice = await db.Claims.Where(c => c.RecoveredTwiceMinor != 0).ToListAsync();
        IEnumerable<Difference> differs = Compare(
            "RECOVERED_TWICE_DIFFERS",
            twice.GroupBy(c => (c.BuyerId, c.Currency)).ToDictionary(g => g.Key, g => g.Sum(c => c.RecoveredTwiceMinor)),
            (await Balances(db, ChartOfAccounts.BuyerReceivable, 1)).Where(b => b.Value != 0).ToDictionary(b => b.Key, b => b.Value),
            "The claims say that {0} came twice, the ledger {1}.",
            "Trust the ledger; find out who changed the claim.");
        return
        [
            .. twice.Select(c => new Difference(
                "RECOVERED_TWICE", c.Id.Value, $"{new Money(c.RecoveredTwiceMinor, c.Currency)} came back another way after the claim was paid.", "Have the buyer give it back; it belongs to whoever paid the claim.")),
            .. differs,
        ];
    }

    private static async Task<IEnumerable<Difference>> Overpaid(AtoZDb db) => (await db.Debts.Where(d => d.OverpaidMinor != 0).ToListAsync()).Select(d => new Difference(
        "OVERPAID", d.Id.Value, $"Insurer or agency paid {new Money(d.OverpaidMinor, d.Currency)} beyond the debt.", "Send it back, and book that by POST api/facts/debts/{debtId}/returns."));

    private static IEnumerable<Difference> Compare(
        string code, Dictionary<(string Holder, string Currency), long> here, Dictionary<(string Holder, string Currency), long> ledger, string what, string remedy) => here.Keys.Union(ledger.Keys)
            .Where(k => here.GetValueOrDefault(k) != ledger.GetValueOrDefault(k))
            .Select(k => new Difference(
                code,
                k.Holder,
                string.Format(System.Globalization.CultureInfo.InvariantCulture, what, new Money(here.GetValueOrDefault(k), k.Currency), new Money(ledger.GetValueOrDefault(k), k.Currency)),
                remedy));

    private static async Task<Dictionary<(string Holder, string Currency), long>> Balances(AtoZDb db, string account, int sign) =>
        (await Ledger.Balances(db)).Where(b => b.Account == account).ToDictionary(b => (b.Holder, b.Currency), b => sign * b.AmountMinor);

    private static IQueryable<Row> Rows(AtoZDb db) => db.LedgerPostings.Join(
        db.LedgerTransactions, p => p.TransactionId, t => t.Id, (p, t) => new Row { Key = t.Key, ClaimId = t.ClaimId, Purpose = t.Purpose, Account = p.Account, Currency = p.Currency, AmountMinor = p.AmountMinor });

    private sealed record PaidRow(string Id, long PaidMinor, string Currency, long Booked);

    private sealed class Row
    {
        public required string Key { get; init; }

        public required ClaimId? ClaimId { get; init; }

        public required string Purpose { get; init; }

        public required string Account { get; init; }

        public required string Currency { get; init; }

        public required long AmountMinor { get; init; }
    }
}
