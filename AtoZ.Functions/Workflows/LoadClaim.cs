using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Policy;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Workflows;

/// <summary>Reads what an orchestration needs to know of its claim and of the policy that the claim was pinned to.</summary>
public sealed class LoadClaim(CaseStore cases)
{
    /// <summary>Runs the activity.</summary>
    [Function(nameof(LoadClaim))]
    public Task<ClaimTerms> Run([ActivityTrigger] ClaimId claim) => cases.Read(claim, open => Task.FromResult(Terms(open.Claim, open.Policy)));

    private static ClaimTerms Terms(ClaimRecord claim, PolicyPack policy) => new(
        claim.Id,
        claim.AmountMinor,
        claim.Currency,
        claim.FulfilledByMarketplace,
        new StageTerms(policy.Fraud.ExpertWindow, []),
        new StageTerms(policy.Fraud.InvestigatorWindow, []),
        new StageTerms(SellerAnswer.Window(claim.Kind, policy.SellerAnswer), policy.SellerAnswer.RemindersBeforeEnd),
        new StageTerms(policy.Offers.BuyerWindow, policy.Offers.RemindersBeforeEnd),
        policy.Offers.MaximumRounds,
        new RemedyTerms(
            new StageTerms(policy.Offers.ShippedWithin, policy.Offers.RemindersBeforeEnd),
            new StageTerms(policy.Offers.DeliveredWithin, []),
            new StageTerms(policy.Offers.ObjectedWithin, policy.Offers.RemindersBeforeEnd)),
        new StageTerms(policy.Payouts.DebitRetryWithin, []),
        new ReviewTerms(new StageTerms(policy.Appeals.VoteWindow, policy.Appeals.RemindersBeforeEnd), policy.Appeals.MaximumAge, policy.Appeals.DefaultForBuyer),
        policy.Payouts.ApprovalReminder,
        policy.Payouts.ApprovalMaximumAge,
        new StageTerms(policy.Tracking.BuyerWindow, policy.Tracking.RemindersBeforeEnd));
}
