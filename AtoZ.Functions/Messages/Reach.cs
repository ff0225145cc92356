using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Terms;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Messages;

/// <summary>
/// Whether a party was reached (PROCESS §5): some mail was accepted, at an address from which nothing came back. Nobody else is in default.
/// Rule SELLER-04.
/// </summary>
internal static class Reach
{
    /// <summary>Whether a party of a claim was reached since a moment.</summary>
    public static async Task<bool> Of(AtoZDb db, ClaimId claim, Party party, DateTimeOffset since)
    {
        List<MailRecord> mails = await db.Mails.Where(m => m.ClaimId == claim && m.To == party).ToListAsync();
        HashSet<string> dead = new(mails.GroupBy(m => m.Address, StringComparer.OrdinalIgnoreCase).Where(IsDead).Select(g => g.Key), StringComparer.OrdinalIgnoreCase);
        return mails.Exists(m => m.CreatedAt >= since && m.SentAt is not null && !dead.Contains(m.Address));
    }

    // One bounce may pass: a mailbox was full. After two, or when the newest mail came back, nothing that is sent there reaches anybody.
    private static bool IsDead(IEnumerable<MailRecord> mails) =>
        mails.Count(m => m.BouncedAt is not null) > 1 || mails.MaxBy(m => m.CreatedAt)!.BouncedAt is not null;

    /// <summary>Whether the seller ever heard of a claim: was reached since it was filed, or did something in it.</summary>
    public static async Task<bool> OfSeller(AtoZDb db, ClaimRecord claim) =>
        await Of(db, claim.Id, Party.Seller, claim.FiledAt) || await db.Commands.AnyAsync(c => c.ClaimId == claim.Id && c.Party == Party.Seller);

    /// <summary>Until when a claim waits for a seller who was never reached.</summary>
    public static async Task<DateTimeOffset> LongestWait(AtoZDb db, ClaimRecord claim, SellerAnswerTerms terms) =>
        await db.Stages.Where(s => s.ClaimId == claim.Id && s.Kind == StageKind.SellerAnswer).OrderBy(s => s.OpenedAt).Select(s => s.OpenedAt).FirstAsync() + terms.LongestWait;
}
