using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Messages;
using AtoZ.Functions.Payments;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Cases;

/// <summary>
/// Writes into a stage what it leads to by facts of the seller: whether silence is charged, and how a payment would be taken. Written when the
/// stage opens, and once more when such a fact arrives; nobody who shows it works it out again.
/// </summary>
internal static class StagePromises
{
    /// <summary>Writes the promise of a stage.</summary>
    public static async Task Write(AtoZDb db, StageRecord stage, ClaimRecord claim, PolicyPack policy)
    {
        stage.Default = await DefaultOf(db, stage, claim, policy);
        stage.Method = Pays(stage.Kind) && stage.AmountMinor is not null
            ? await SellerFunds.MethodOf(db, claim.SellerId, await WhatIsMissing.AtStake(db, stage, claim))
            : null;
        stage.CounterMethod = stage.CounterMinor is { } counter
            ? await SellerFunds.MethodOf(db, claim.SellerId, Money.Min(new Money(counter, claim.Currency), await WhatIsMissing.AtStake(db, claim)))
            : null;
    }

    private static bool Pays(StageKind stage) =>
        stage is StageKind.SellerAnswer or StageKind.OfferAnswer or StageKind.DebitRetry or StageKind.Vote || Stages.IsOfReturn(stage);

    /// <summary>
    /// The seller was written to, or a mail came back: until when the claim waits for one who was never reached. The rest of the promise is for one who
    /// was, since only they read it.
    /// </summary>
    public static async Task Reached(AtoZDb db, StageRecord stage, ClaimRecord claim, PolicyPack policy)
    {
        if (stage.Kind == StageKind.SellerAnswer)
        {
            stage.EndsAtLatest = await Reach.OfSeller(db, claim) ? null : await Reach.LongestWait(db, claim, policy.SellerAnswer);
        }
    }

    /// <summary>A fact of a seller arrived or money of the seller moved: what its open stages promise is written anew.</summary>
    public static async Task Renew(AtoZDb db, IPolicyLibrary policies, string sellerId)
    {
        // What the caller wrote in this very transaction counts: the queries below ask the database.
        await db.SaveChangesAsync();
        var open = await Promising(db)
            .Join(db.Claims, s => s.ClaimId, c => c.Id, (stage, claim) => new { stage, claim })
            .Where(p => p.claim.SellerId == sellerId && (p.claim.ClosedAt == null || p.stage.Kind == StageKind.DebitRetry))
            .ToListAsync();
        foreach (var promise in open)
        {
            await Write(db, promise.stage, promise.claim, policies.For(promise.claim));
        }
    }

    /// <summary>Money came back for a claim: less is to be taken, and a smaller cost may be borne by somebody else.</summary>
    public static async Task Renew(AtoZDb db, IPolicyLibrary policies, ClaimRecord claim)
    {
        foreach (StageRecord stage in await Promising(db).Where(s => s.ClaimId == claim.Id).ToListAsync())
        {
            await Write(db, stage, claim, policies.For(claim));
        }
    }

    // What the seller was asked with is read later too: by it the acts that follow foretell who bears the cost.
    private static IQueryable<StageRecord> Promising(AtoZDb db) =>
        db.Stages.Where(s => s.DebtId == null && (s.ClosedAt == null || s.Kind == StageKind.SellerAnswer));

    private static async Task<StageDefault> DefaultOf(AtoZDb db, StageRecord stage, ClaimRecord claim, PolicyPack policy) => stage.Kind switch
    {
        StageKind.ExpertOpinion => StageDefault.InvestigatorDecides,
        StageKind.FraudDecision => StageDefault.ClaimCleared,
        StageKind.SellerAnswer => OfSilence(
            await Bears(db, claim, policy, stage.IsFirst ? stage.OpenedAt : null), await CarrierWords.AreOfDeliveryInPart(db, claim)),
        StageKind.RemedyInspection => StageDefault.RemedyDone,
        StageKind.RemedyShipment or StageKind.RemedyDelivery or StageKind.DebitRetry => await Bears(db, claim, policy) ? StageDefault.MarketplacePaysAndBears : StageDefault.MarketplacePaysAndCollects,
        StageKind.ReturnLabel => StageDefault.PostageReimbursed,
        StageKind.ReturnPosting => StageDefault.ReturnLapses,
        StageKind.ReturnTransit => StageDefault.ReturnReviewed,
        StageKind.ReturnInspection => StageDefault.ReturnCounts,
        StageKind.OfferAnswer => StageDefault.OfferDeclined,
        StageKind.DeliveryAnswer => StageDefault.DeliveryCounts,
        StageKind.Vote => StageDefault.VoteAskedAgain,
        StageKind.EvidenceRequest => StageDefault.RequestLapses,
        StageKind.PayoutApproval => StageDefault.ReviewInstead,
        StageKind.PayoutBrake => StageDefault.PaidNextDay,
        StageKind.DebtPayment => StageDefault.NextRecoveryStep,
        StageKind.InstalmentApproval => StageDefault.PlanGranted,
        StageKind.WriteOffApproval => StageDefault.DebtStays,
        StageKind.Parked => StageDefault.TriedAgain,
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage.Kind, "A stage without a known default."),
    };

    // Where a carrier delivered a part, the seller's silence is no ground to pay all of it: people decide about the lines.
    private static StageDefault OfSilence(bool bears, bool inPart) => (inPart, bears) switch
    {
        (true, true) => StageDefault.DeliveryReviewedAndBorne,
        (true, false) => StageDefault.DeliveryReviewed,
        (false, true) => StageDefault.MarketplacePaysAndBears,
        (false, false) => StageDefault.MarketplacePaysAndCollects,
    };

    /// <summary>Whether the marketplace would bear what it pays in the seller's place.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="policy">Its policy.</param>
    /// <param name="noticeAt">When the seller was told, where the stage that tells is only now being written.</param>
    public static async Task<bool> Bears(AtoZDb db, ClaimRecord claim, PolicyPack policy, DateTimeOffset? noticeAt = null)
    {
        if (claim.FulfilledByMarketplace)
        {
            return true;
        }

        // A certificate of this very transaction counts as well.
        InsuranceFile file = await InsuranceFile.Read(db, claim);
        InsuranceCertificateRecord[] fresh = [.. db.InsuranceCertificates.Local.Where(c => c.SellerId == claim.SellerId && file.Certificates.All(known => known.Id != c.Id))];
        return (file with { NoticeAt = noticeAt ?? file.NoticeAt, Certificates = [.. file.Certificates, .. fresh] }).Gate(await WhatIsMissing.AtStake(db, claim), policy.Payouts).MarketplaceBears;
    }
}
