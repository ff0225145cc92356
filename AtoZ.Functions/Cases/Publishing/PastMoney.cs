using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Losses;
using AtoZ.Functions.Guarantee.Policy.Terms;
using AtoZ.Functions.Payments;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Cases.Publishing;

/// <summary>Tries two packs on the money of a past claim: what harm comes to, and who bears what the marketplace paid.</summary>
internal static class PastMoney
{
    public static async Task<IEnumerable<PastOutcome>> Try(AtoZDb db, ClaimRecord claim, PolicyPack then, PolicyPack now) =>
        [.. await Losses(db, claim, then, now), .. await Insurance(db, claim, then, now)];

    private static async Task<IEnumerable<PastOutcome>> Losses(AtoZDb db, ClaimRecord claim, PolicyPack then, PolicyPack now)
    {
        if (!claim.Kind.IsHarm() || await db.LossLines.Where(l => l.ClaimId == claim.Id).ToListAsync() is not { Count: > 0 } lines)
        {
            return [];
        }

        OrderLine? order = await db.OrderLines.SingleOrDefaultAsync(o => o.OrderId == claim.OrderId && o.Line == claim.Line);
        long before = Total(then.Losses), after = Total(now.Losses);

        // First wear alone, then the caps: so each rule answers for what it does.
        long worn = Total(now.Losses with { LabourUpTo = then.Losses.LabourUpTo, TotalUpTo = then.Losses.TotalUpTo });
        string[] rules = [.. worn == before ? Array.Empty<string>() : ["LOSS-02"], .. after == worn ? Array.Empty<string>() : ["LOSS-03"]];
        return before == after
            ? []
            : [new PastOutcome(after > before ? PackEffectKind.MoreForHarm : PackEffectKind.LessForHarm, claim.Currency, claim.Id, claim.AmountMinor, claim.PaidMinor > 0 ? after - before : 0, rules)];

        long Total(LossTerms terms) => LossRules.Compute(
            [.. lines.Select(AsFiled)], claim.HappenedAt ?? claim.FiledAt, ItemCap(lines), order?.InsurerPaidMinor ?? 0, claim.Currency, terms).TotalMinor;
    }

    private static NewLoss AsFiled(LossLineRecord line) => new(line.Kind, line.Description, line.AskedMinor, [], line.Category, line.BoughtAt);

    // What was paid for the item bounds it in every pack; the line that was filed shows it.
    private static long ItemCap(List<LossLineRecord> lines) => lines.Where(l => l.Kind == LossKind.Item).Select(l => l.ClaimedMinor).DefaultIfEmpty(0).Max();

    private static async Task<IEnumerable<PastOutcome>> Insurance(AtoZDb db, ClaimRecord claim, PolicyPack then, PolicyPack now)
    {
        if (claim.Outcome != ClaimOutcome.PaidByMarketplace || claim.FulfilledByMarketplace)
        {
            return [];
        }

        InsuranceFile file = await InsuranceFile.Read(db, claim);
        InsuranceGate before = file.Gate(claim.Paid, then.Payouts), after = file.Gate(claim.Paid, now.Payouts);
        return before.MarketplaceBears == after.MarketplaceBears
            ? []
            : [PastOutcome.Of(after.MarketplaceBears ? PackEffectKind.MarketplaceBears : PackEffectKind.SellerBears, claim, 0, "PAY-04") with { AmountMinor = claim.PaidMinor }];
    }
}
