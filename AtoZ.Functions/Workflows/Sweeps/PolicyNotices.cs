using AtoZ.Functions.Cases.Publishing;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.PlainWords;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Texts;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Sweeps;

/// <summary>
/// Tells the parties of open cases that the rules change in what such a case meets: once per case, party and pack, from its publication on.
/// The case keeps its own rules; nobody shall learn of the new ones by being treated differently from a neighbour.
/// </summary>
internal sealed class PolicyNotices(AtoZStore store, PublishedPolicies policies, CaseMail mail, TimeProvider clock)
{
    /// <summary>Tells all who were not told of the newest pack.</summary>
    /// <returns>How many mails went out.</returns>
    public async Task<int> Tell(CancellationToken cancellationToken)
    {
        IReadOnlyList<LoadedPack> packs = policies.All();
        LoadedPack newest = packs[^1];
        int told = 0;
        (List<NoticedCase> cases, HashSet<string> sent) = await store.Read(db => Meeting(db, newest));
        foreach (NoticedCase open in cases)
        {
            cancellationToken.ThrowIfCancellationRequested();
            LoadedPack own = policies.Whole(open.Claim.PolicyVersion);
            if (newest.Pack.ValidFrom <= own.Pack.ValidFrom || newest.Pack.ValidFrom <= open.Claim.FiledAt)
            {
                continue;
            }

            told += await Tell(open.Claim, Party.Buyer, open.Claim.Language, own, newest, sent);
            told += open.SellerKnows ? await Tell(open.Claim, Party.Seller, open.SellerLanguage, own, newest, sent) : 0;
        }

        return told;
    }

    // A mail that went out before is known by its key, and not sent again.
    private async Task<int> Tell(ClaimRecord claim, Party party, string language, LoadedPack own, LoadedPack newest, HashSet<string> sent)
    {
        if (sent.Contains(CaseMail.KeyOf(claim.Id, MailPurpose.PolicyChanged, party, newest.Pack.Version)))
        {
            return 0;
        }

        IReadOnlyList<string> changes = RuleChanges.Touching(new Reader(language, clock.GetUtcNow()), PolicyScope.Of(claim), party, own, newest);
        Dictionary<string, string> facts = new(StringComparer.Ordinal)
        {
            [Names.ValidFrom] = newest.Pack.ValidFrom.ToString("o"),
            [Names.Message] = string.Join('\n', changes),
        };
        return changes.Count > 0 && await mail.ToParty(claim.Id, party, MailPurpose.PolicyChanged, newest.Pack.Version, facts) ? 1 : 0;
    }

    // Whoever never heard of the claim hears nothing of its rules either.
    private static async Task<(List<NoticedCase> Cases, HashSet<string> Sent)> Meeting(AtoZDb db, LoadedPack newest)
    {
        string version = newest.Pack.Version;
        IQueryable<ClaimRecord> open = db.Claims.Where(c => c.PolicyVersion != version
            && (c.Status != ClaimStatus.Closed || db.Appeals.Any(a => a.ClaimId == c.Id && a.DecidedAt == null) || db.Debts.Any(d => d.ClaimId == c.Id && d.ClosedAt == null)));
        string purpose = $":{MailPurpose.PolicyChanged}:";
        HashSet<string> sent = [.. await db.Mails.Where(m => m.Key.Contains(purpose) && open.Any(c => c.Id == m.ClaimId)).Select(m => m.Key).ToListAsync()];
        List<NoticedCase> cases = await open.Select(claim => new NoticedCase(
            claim,
            db.Timeline.Any(t => t.ClaimId == claim.Id && t.Kind == TimelineKind.SellerNotified),
            db.Sellers.Where(s => s.Id == claim.SellerId).Select(s => s.Language).FirstOrDefault() ?? Languages.Default)).ToListAsync();
        return (cases, sent);
    }

    private sealed record NoticedCase(ClaimRecord Claim, bool SellerKnows, string SellerLanguage);
}
