using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Workflows;

/// <summary>
/// What an orchestration knows of its claim: facts that never change and the numbers of the pinned policy, read once, so that no
/// orchestrator holds a number of its own.
/// </summary>
internal sealed record ClaimTerms(
    ClaimId ClaimId,
    long AmountMinor,
    string Currency,
    bool FulfilledByMarketplace,
    StageTerms Expert,
    StageTerms Investigator,
    StageTerms Seller,
    StageTerms Offer,
    int OfferRounds,
    RemedyTerms Remedy,
    ReturnClock Return,
    StageTerms DebitRetry,
    ReviewTerms Review,
    TimeSpan ApprovalReminder,
    TimeSpan ApprovalMaximumAge,
    StageTerms Delivery)
{
    /// <summary>How many lines of the order it is about.</summary>
    public int Lines { get; init; } = 1;

    /// <summary>A part was paid before: a review upheld some of its lines, and the others are appealed.</summary>
    public bool PaidInPart { get; init; }

    /// <summary>The terms of a claim by the policy that it was pinned to.</summary>
    public static ClaimTerms Of(ClaimRecord claim, int lines, PolicyPack policy)
    {
        return new(
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
            ReturnClock.Of(policy.Returns),
            new StageTerms(policy.Payouts.DebitRetryWithin, []),
            new ReviewTerms(new StageTerms(policy.Appeals.VoteWindow, policy.Appeals.RemindersBeforeEnd), policy.Appeals.MaximumAge, policy.Appeals.DefaultForBuyer),
            policy.Payouts.ApprovalReminder,
            policy.Payouts.ApprovalMaximumAge,
            new StageTerms(policy.Tracking.BuyerWindow, policy.Tracking.RemindersBeforeEnd))
        {
            Lines = lines,
            PaidInPart = claim.PaidMinor > 0,
        };
    }
}

/// <summary>How long a stage is open, and how long before its end a reminder goes out.</summary>
internal sealed record StageTerms(TimeSpan Window, IReadOnlyList<TimeSpan> RemindersBeforeEnd);

/// <summary>The clock of a replacement or a repair: to be shipped, on its way, looked at.</summary>
internal sealed record RemedyTerms(StageTerms Shipment, StageTerms Delivery, StageTerms Inspection);

/// <summary>The clock of a return: a label, to be posted, on its way, looked at.</summary>
internal sealed record ReturnClock(StageTerms Label, StageTerms Posting, StageTerms Transit, StageTerms Inspection)
{
    internal static ReturnClock Of(ReturnTerms terms) => new(
        new StageTerms(terms.LabelWithin, terms.RemindersBeforeEnd),
        new StageTerms(terms.PostedWithin, terms.RemindersBeforeEnd),
        new StageTerms(terms.ArrivedWithin, []),
        new StageTerms(terms.InspectedWithin, terms.RemindersBeforeEnd));

    /// <summary>The clock of a step.</summary>
    public StageTerms Of(StageKind step) => step switch
    {
        StageKind.ReturnLabel => this.Label,
        StageKind.ReturnPosting => this.Posting,
        StageKind.ReturnTransit => this.Transit,
        StageKind.ReturnInspection => this.Inspection,
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "Not a step of a return."),
    };
}

/// <summary>The clock of a review and what it decides when the votes never come.</summary>
internal sealed record ReviewTerms(StageTerms Vote, TimeSpan MaximumAge, bool DefaultForBuyer);
