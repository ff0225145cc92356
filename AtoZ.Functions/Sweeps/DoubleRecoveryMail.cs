using System.Globalization;
using AtoZ.Functions.Activities;
using AtoZ.Functions.Claims;
using AtoZ.Functions.Data;
using AtoZ.Functions.Email;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Texts;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Sweeps;

/// <summary>Writes to buyers who got money twice; once per amount. Their pages and the feed show it from the fact on.</summary>
public sealed class DoubleRecoveryMail(AtoZStore store, CaseMail mail)
{
    /// <summary>Writes to all who were not written to.</summary>
    public async Task<int> Tell()
    {
        int told = 0;
        foreach (ClaimRecord claim in await store.Read(Untold))
        {
            Dictionary<string, string> facts = new(StringComparer.Ordinal) { [Names.Amount] = new Money(claim.RecoveredTwiceMinor, claim.Currency).ToString() };
            told += await mail.ToParty(claim.Id, Party.Buyer, MailPurpose.RecoveredTwice, Occasion(claim), facts) ? 1 : 0;
        }

        return told;
    }

    private static async Task<List<ClaimRecord>> Untold(AtoZDb db)
    {
        IQueryable<ClaimRecord> twice = db.Claims.Where(c => c.RecoveredTwiceMinor > 0);
        HashSet<string> written = [.. await db.Mails.Where(m => m.To == Party.Buyer && twice.Any(c => c.Id == m.ClaimId)).Select(m => m.Key).ToListAsync()];
        return [.. (await twice.ToListAsync()).Where(c => !written.Contains(CaseMail.KeyOf(c.Id, MailPurpose.RecoveredTwice, Party.Buyer, Occasion(c))))];
    }

    private static string Occasion(ClaimRecord claim) => claim.RecoveredTwiceMinor.ToString(CultureInfo.InvariantCulture);
}
