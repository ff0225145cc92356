using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Cases.Publishing;

/// <summary>
/// Tries shorter times and fewer rounds on what people did: what came later than the draft allows would not have counted. Longer times cannot be tried:
/// nobody knows who would have used them.
/// </summary>
internal static class PastAnswers
{

    public static async Task<IEnumerable<PastOutcome>> Try(AtoZDb db, ClaimRecord claim, PolicyPack then, PolicyPack now)
    {
        List<PastOutcome> outcomes = [];
        TimeSpan window = SellerAnswer.Window(claim.Kind, now.SellerAnswer);
        if (window < SellerAnswer.Window(claim.Kind, then.SellerAnswer) && await AnsweredAfter(db, claim, window))
        {
            outcomes.Add(PastOutcome.Of(PackEffectKind.AnswerTooLate, claim, claim.IsOpen ? 0 : claim.AmountMinor - claim.PaidMinor, "SELLER-01"));
        }

        if (now.Appeals.AppealWindow < then.Appeals.AppealWindow && await Appealed(db, claim, now.Appeals.AppealWindow) is { } won)
        {
            outcomes.Add(PastOutcome.Of(PackEffectKind.AppealTooLate, claim, won ? -claim.PaidMinor : 0, "APPEAL-01"));
        }

        List<OfferRecord> offers = now.Offers.MaximumRounds < then.Offers.MaximumRounds || now.Offers.BuyerWindow < then.Offers.BuyerWindow
            ? await db.Offers.Where(o => o.ClaimId == claim.Id && o.State == OfferState.Accepted).ToListAsync()
            : [];
        foreach (OfferRecord offer in offers)
        {
            if (offer.Round > now.Offers.MaximumRounds)
            {
                outcomes.Add(PastOutcome.Of(PackEffectKind.OfferNotAllowed, claim, 0, "OFFER-01"));
            }
            else if (offer.By == Party.Seller && await AcceptedAfter(db, claim, offer, now.Offers.BuyerWindow))
            {
                outcomes.Add(PastOutcome.Of(PackEffectKind.AcceptanceTooLate, claim, 0, "OFFER-02"));
            }
        }

        return outcomes;
    }

    private static async Task<bool> AnsweredAfter(AtoZDb db, ClaimRecord claim, TimeSpan window)
    {
        StageRecord? first = await db.Stages.Where(s => s.ClaimId == claim.Id && s.Kind == StageKind.SellerAnswer).OrderBy(s => s.OpenedAt).FirstOrDefaultAsync();
        if (first is null)
        {
            return false;
        }

        List<CommandRecord> answers = await db.Commands.Where(c => c.StageKey == first.Key && c.Party == Party.Seller && c.State == CommandState.Taken).ToListAsync();
        return answers.Exists(a => a.GivenAt >= first.OpenedAt + window);
    }

    // Whether the buyer's late appeal was won; null when nobody appealed late.
    private static async Task<bool?> Appealed(AtoZDb db, ClaimRecord claim, TimeSpan window)
    {
        List<AppealRecord> appeals = await db.Appeals.Where(a => a.ClaimId == claim.Id).ToListAsync();
        AppealRecord? late = appeals.Find(a => a.Origin is AppealOrigin.BuyerAppeals or AppealOrigin.SellerAppeals && a.OpenedAt >= claim.ClosedAt + window);
        return late is null ? null : late is { Origin: AppealOrigin.BuyerAppeals, ForBuyer: true };
    }

    private static async Task<bool> AcceptedAfter(AtoZDb db, ClaimRecord claim, OfferRecord offer, TimeSpan window)
    {
        List<CommandRecord> accepts = await db.Commands.Where(c => c.ClaimId == claim.Id && c.Kind == CommandKind.BuyerAccepts && c.State == CommandState.Taken).ToListAsync();
        return accepts.Exists(a => a.GivenAt >= offer.MadeAt + window);
    }
}
