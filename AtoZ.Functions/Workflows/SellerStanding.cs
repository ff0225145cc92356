using AtoZ.Functions.Data;
using AtoZ.Functions.Facts.Learning;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Terms;
using AtoZ.Functions.Texts;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows;

/// <summary>Tells a seller, and the marketplace by webhook, when a claim moves where the order defect rate stands (PROCESS §14).</summary>
internal static class SellerStanding
{
    /// <summary>Notes the move of one claim; nothing when the standing stays.</summary>
    public static async Task Note(OpenedCase open, bool counts, string occasion)
    {
        ClaimRecord claim = open.Claim;
        LearningTerms terms = open.Policy.Learning;
        OrderLine? line = await open.Db.OrderLines.SingleOrDefaultAsync(o => o.OrderId == claim.OrderId && o.Line == claim.Line);
        if (line?.PurchasedAt is not { } bought || bought < open.Now - terms.DefectPeriod)
        {
            return;
        }

        List<Defect> others = [.. (await DefectReader.Moving(open.Db, claim.SellerId, open.Now, terms)).Where(d => d.ClaimId != claim.Id)];
        IEnumerable<Defect> own = (await open.Db.LinesOf(claim.Id)).Where(l => l.RefusedBecause is null)
            .Select(l => new Defect(claim.Id, l.OrderId, l.Line, bought + terms.DefectPeriod));
        DefectRate without = await DefectReader.Rate(open.Db, claim.SellerId, others, open.Now, terms);
        DefectRate with = DefectRates.Of(without.Since, without.OrderLines, DefectReader.Lines([.. others, .. own]), terms);
        if (with.Standing != without.Standing)
        {
            await open.Note(
                $"seller-standing/{occasion}",
                Party.System,
                TimelineKind.SellerStandingChanged,
                Audience.Seller,
                (Names.Standing, (counts ? with : without).Standing.ToString()));
        }
    }
}
