using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Facts.Fraud;

/// <summary>Rules that a person put off for one party for a while.</summary>
internal static class Snoozes
{
    /// <summary>The codes that are put off for the buyer or the seller of a claim, each for the party that the rule looks at.</summary>
    public static async Task<HashSet<string>> Of(AtoZDb db, ClaimRecord claim, DateTimeOffset now)
    {
        List<FraudSnoozeRecord> active = await db.FraudSnoozes
            .Where(s => s.LiftedAt == null && s.Until > now
                && ((s.Party == Party.Buyer && s.PartyId == claim.BuyerId) || (s.Party == Party.Seller && s.PartyId == claim.SellerId)))
            .ToListAsync();
        return [.. active.Where(s => SideOf(s.Rule) == s.Party).Select(s => s.Rule)];
    }

    /// <summary>Whom a rule looks at; null when there is no such rule.</summary>
    public static Party? SideOf(string rule) => FraudCheck.Rules.FirstOrDefault(r => string.Equals(r.Code, rule, StringComparison.Ordinal))?.Side switch
    {
        FraudSide.Buyer => Party.Buyer,
        FraudSide.Seller => Party.Seller,
        _ => null,
    };
}
