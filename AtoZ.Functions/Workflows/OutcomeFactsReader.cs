using System.Text.Json;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy.Terms;
using AtoZ.Functions.Messages;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Records.Reasons;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows;

/// <summary>Reads from the store what led to the end of a claim: apart from the orchestration, whose word it checks.</summary>
internal static class OutcomeFactsReader
{
    public static async Task<OutcomeFacts> Read(AtoZDb db, ClaimRecord claim, PayoutTerms terms, long amountMinor, bool reversed)
    {
        List<CommandRecord> taken = await db.Commands.Where(c => c.ClaimId == claim.Id && c.DebtId == null && c.State == CommandState.Taken).ToListAsync();
        List<AppealRecord> reviews = await db.Appeals.Where(a => a.ClaimId == claim.Id).ToListAsync();
        List<OfferRecord> offers = await db.Offers.Where(o => o.ClaimId == claim.Id).ToListAsync();
        bool? review = reviews.Where(a => a.DecidedAt is not null).MaxBy(a => a.Number)?.ForBuyer;
        return new OutcomeFacts
        {
            SellerAnswer = await SellerAnswer(db, claim, taken),
            OfferAccepted = offers.Exists(o => o.State == OfferState.Accepted),
            Review = review,
            FraudConfirmed = taken.Exists(c => c.Kind == CommandKind.DecideFraud && JsonSerializer.Deserialize<FraudOpinionPayload>(c.Payload, JsonSerializerOptions.Web)!.Fraudulent),
            Withdrawn = taken.Exists(c => c.Kind == CommandKind.BuyerWithdraws),
            SellerPaid = await Ledger.Find(db, $"{claim.Id}:{Purposes.DebitSeller}") is not null,
            SellerOwes = db.Debts.Local.Any(d => d.ClaimId == claim.Id && d.State != DebtState.Cancelled) || await db.Debts.AnyAsync(d => d.ClaimId == claim.Id && d.State != DebtState.Cancelled),
            Reversed = reversed,
            AmountMinor = amountMinor,
            Currency = claim.Currency,
            MarketplaceBears = claim.FulfilledByMarketplace || (await InsuranceFile.Read(db, claim)).Gate(claim.Amount, terms).MarketplaceBears,
            NothingMissing = claim.PaidMinor == 0
                && (db.Timeline.Local.Any(IsNothing) || await db.Timeline.AnyAsync(t => t.ClaimId == claim.Id && t.Kind == TimelineKind.NothingMissing)),
            ReturnNotPosted = await db.Timeline.AnyAsync(t => t.ClaimId == claim.Id && t.Kind == TimelineKind.ReturnNotPosted),
            DeliveryProved = await db.Timeline.AnyAsync(t => t.ClaimId == claim.Id && t.Kind == TimelineKind.BuyerSilent),
        };

        bool IsNothing(TimelineRecord entry) => entry.ClaimId == claim.Id && entry.Kind == TimelineKind.NothingMissing;
    }

    private static async Task<LastAnswer> SellerAnswer(AtoZDb db, ClaimRecord claim, List<CommandRecord> taken)
    {
        List<StageRecord> asked = await db.Stages.Where(s => s.ClaimId == claim.Id && s.Kind == StageKind.SellerAnswer).ToListAsync();
        CommandRecord? last = taken.Where(c => c.Kind is CommandKind.SellerPays or CommandKind.SellerOffers or CommandKind.SellerAcceptsCounter or CommandKind.SellerContests).MaxBy(c => c.GivenAt);
        StageRecord? newest = asked.OrderBy(s => s.Round).ThenBy(s => s.OpenedAt).LastOrDefault();
        bool silent = newest is { ClosedAt: not null } && !taken.Exists(c => c.StageKey == newest.Key);
        return last?.Kind switch
        {
            _ when asked.Count == 0 => LastAnswer.NotAsked,
            _ when silent => await Reach.OfSeller(db, claim) ? LastAnswer.Silent : LastAnswer.NotReached,
            CommandKind.SellerPays => LastAnswer.Pays,
            CommandKind.SellerOffers => LastAnswer.Offers,
            CommandKind.SellerAcceptsCounter => LastAnswer.AcceptsCounter,
            CommandKind.SellerContests => LastAnswer.Contests,
            _ => LastAnswer.NotAsked,
        };
    }
}
