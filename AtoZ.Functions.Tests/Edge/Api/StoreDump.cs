using System.Text;
using System.Text.Json;
using AtoZ.Functions.Data;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Tests.Edge.Api;

/// <summary>The content of every table as text: equal before and after means that nothing was written.</summary>
internal static class StoreDump
{
    public static Task<string> Of(AtoZStore store) => store.Read(async db =>
    {
        StringBuilder text = new();
        foreach (IQueryable<object> table in Tables(db))
        {
            List<string> rows = [.. (await table.ToListAsync()).Select(row => JsonSerializer.Serialize(row, row.GetType()))];
            text.AppendJoin('\n', rows.Order(StringComparer.Ordinal)).AppendLine();
        }

        return text.ToString();
    });

    private static IEnumerable<IQueryable<object>> Tables(AtoZDb db) =>
    [
        db.OrderLines, db.Buyers, db.Sellers, db.Facts, db.Uploads, db.WebhookEndpoints, db.WebhookDeliveries, db.Claims, db.Stages, db.Commands, db.Timeline, db.FraudChecks, db.Offers, db.Appeals, db.Votes, db.Evidence, db.Mails, db.Links,
        db.Nonces, db.IdempotencyKeys, db.LedgerTransactions, db.LedgerPostings, db.Disbursements, db.Debts, db.RecoveryAttempts, db.PayoutApprovals,
    ];
}
