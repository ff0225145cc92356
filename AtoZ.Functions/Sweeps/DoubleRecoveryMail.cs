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
        List<ClaimRecord> twice = await store.Read(db => db.Claims.Where(c => c.RecoveredTwiceMinor > 0).ToListAsync());
        int told = 0;
        foreach (ClaimRecord claim in twice)
        {
            Money amount = new(claim.RecoveredTwiceMinor, claim.Currency);
            string key = $"{claim.Id}:{MailPurpose.RecoveredTwice}:{Party.Buyer}:{amount.MinorUnits}";
            if (!await store.Read(db => db.Mails.AnyAsync(m => m.Key == key)))
            {
                Dictionary<string, string> facts = new(StringComparer.Ordinal) { [Names.Amount] = amount.ToString() };
                told += await mail.ToParty(claim.Id, Party.Buyer, MailPurpose.RecoveredTwice, $"{amount.MinorUnits}", facts) ? 1 : 0;
            }
        }

        return told;
    }
}
