using AtoZ.Functions.Guarantee;

namespace AtoZ.Functions.Workflows;

/// <summary>
/// What an orchestration knows of its claim: facts that never change and the numbers of the pinned policy, read once, so that no
/// orchestrator holds a number of its own.
/// </summary>
public sealed record ClaimTerms(
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
    StageTerms DebitRetry,
    ReviewTerms Review,
    TimeSpan ApprovalReminder,
    TimeSpan ApprovalMaximumAge,
    StageTerms Delivery);

/// <summary>How long a stage is open, and how long before its end a reminder goes out.</summary>
public sealed record StageTerms(TimeSpan Window, IReadOnlyList<TimeSpan> RemindersBeforeEnd);

/// <summary>The clock of a replacement or a repair: to be shipped, on its way, looked at.</summary>
public sealed record RemedyTerms(StageTerms Shipment, StageTerms Delivery, StageTerms Inspection);

/// <summary>The clock of a review and what it decides when the votes never come.</summary>
public sealed record ReviewTerms(StageTerms Vote, TimeSpan MaximumAge, bool DefaultForBuyer);
