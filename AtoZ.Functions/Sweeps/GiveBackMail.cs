using System.Globalization;
using AtoZ.Functions.Activities;
using AtoZ.Functions.Cases;
using AtoZ.Functions.Claims;
using AtoZ.Functions.Data;
using AtoZ.Functions.Email;
using AtoZ.Functions.Texts;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Sweeps;

/// <summary>
/// Writes to buyers who have something to give back after the payout: money that came twice, once per amount; what was delivered after all, once.
/// Their pages and the feed show it from the fact on.
/// </summary>
public sealed class GiveBackMail(AtoZStore store, CaseMail mail)
{
    /// <summary>Writes to all who were not written to.</summary>
    public async Task<int> Tell()
    {
        int told = 0;
        foreach (ClaimRecord claim in await store.Read(Candidates))
        {
            told += await Tell(claim.Id) ? 1 : 0;
        }

        return told;
    }

    /// <summary>Writes to the buyer of a claim, unless it was done.</summary>
    public async Task<bool> Tell(ClaimId id)
    {
        (GiveBack? giveBack, bool told) = await store.Read(async db =>
        {
            ClaimRecord claim = await db.Claims.SingleAsync(c => c.Id == id);
            return await GiveBack.Of(db, claim) is { } asked ? (asked, await Told(db, claim, asked)) : (null, false);
        });
        if (giveBack is null || told)
        {
            return false;
        }

        Dictionary<string, string> facts = new(StringComparer.Ordinal) { [Names.Amount] = giveBack.Amount.ToString() };
        return await mail.ToParty(id, Party.Buyer, Purpose(giveBack), Occasion(giveBack), facts);
    }

    private static Task<List<ClaimRecord>> Candidates(AtoZDb db) => db.Claims
        .Where(c => c.RecoveredTwiceMinor > 0 || db.Timeline.Any(t => t.ClaimId == c.Id && t.Kind == TimelineKind.DeliveredAfterPayout))
        .ToListAsync();

    // A mail that was stored and not sent is still to be sent.
    private static async Task<bool> Told(AtoZDb db, ClaimRecord claim, GiveBack giveBack)
    {
        string key = CaseMail.KeyOf(claim.Id, Purpose(giveBack), Party.Buyer, Occasion(giveBack));
        return await db.Mails.AnyAsync(m => m.Key == key && m.SentAt != null);
    }

    private static MailPurpose Purpose(GiveBack giveBack) => giveBack.Twice ? MailPurpose.RecoveredTwice : MailPurpose.DeliveredAfterPayout;

    private static string Occasion(GiveBack giveBack) =>
        giveBack.Twice ? giveBack.Amount.MinorUnits.ToString(CultureInfo.InvariantCulture) : "delivered";
}
