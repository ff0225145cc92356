using System.Globalization;
using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Texts;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Sweeps;

/// <summary>
/// Writes to buyers who have something to give back after the payout: money that came twice, once per amount; what was delivered after all, once per line.
/// Their pages and the feed show it from the fact on.
/// </summary>
internal sealed class GiveBackMail(AtoZStore store, CaseMail mail)
{
    /// <summary>Writes to all who were not written to.</summary>
    public async Task<int> Tell()
    {
        int told = 0;
        foreach (ClaimRecord claim in await store.Read(Untold))
        {
            told += await Tell(claim.Id) ? 1 : 0;
        }

        return told;
    }

    /// <summary>Writes to the buyer of a claim, unless it was done.</summary>
    public async Task<bool> Tell(ClaimId id)
    {
        (ClaimRecord claim, string occasion, GiveBack? asked) = await store.Read(async db =>
        {
            ClaimRecord paid = await db.Claims.SingleAsync(c => c.Id == id);
            string occasion = Occasion(paid, await Deliveries(db).CountAsync(t => t.ClaimId == id));
            string key = Key(paid, occasion);
            return (paid, occasion, await Sent(db).AnyAsync(m => m.Key == key) ? null : await GiveBack.Of(db, paid));
        });
        if (asked is null)
        {
            return false;
        }

        Dictionary<string, string> facts = new(StringComparer.Ordinal) { [Names.Amount] = asked.Amount.ToString() };
        return await mail.ToParty(id, Party.Buyer, Purpose(claim), occasion, facts);
    }

    private static async Task<List<ClaimRecord>> Untold(AtoZDb db)
    {
        IQueryable<TimelineRecord> deliveries = Deliveries(db);
        IQueryable<ClaimRecord> asked = db.Claims.Where(c => c.RecoveredTwiceMinor > 0 || deliveries.Any(t => t.ClaimId == c.Id));
        HashSet<string> told = [.. await Sent(db).Where(m => asked.Any(c => c.Id == m.ClaimId)).Select(m => m.Key).ToListAsync()];
        var found = await asked.Select(c => new { Claim = c, Deliveries = deliveries.Count(t => t.ClaimId == c.Id) }).ToListAsync();
        return [.. found.Where(f => !told.Contains(Key(f.Claim, Occasion(f.Claim, f.Deliveries)))).Select(f => f.Claim)];
    }

    private static IQueryable<TimelineRecord> Deliveries(AtoZDb db) => db.Timeline.Where(t => t.Kind == TimelineKind.DeliveredAfterPayout);

    // A mail that was stored and not sent is still to be sent.
    private static IQueryable<MailRecord> Sent(AtoZDb db) => db.Mails.Where(m => m.To == Party.Buyer && m.SentAt != null);

    private static string Key(ClaimRecord claim, string occasion) => CaseMail.KeyOf(claim.Id, Purpose(claim), Party.Buyer, occasion);

    private static MailPurpose Purpose(ClaimRecord claim) => claim.RecoveredTwiceMinor > 0 ? MailPurpose.RecoveredTwice : MailPurpose.DeliveredAfterPayout;

    // Each further line that was delivered is told once more, with the sum of all.
    private static string Occasion(ClaimRecord claim, int deliveries) =>
        claim.RecoveredTwiceMinor > 0 ? claim.RecoveredTwiceMinor.ToString(CultureInfo.InvariantCulture)
        : deliveries > 1 ? string.Create(CultureInfo.InvariantCulture, $"delivered/{deliveries}")
        : "delivered";
}
