using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy.FraudRules;

namespace AtoZ.Functions.Records.Reasons;

/// <summary>What the fraud rules looked at, and which of them were put off for a party.</summary>
public sealed record FraudCheckFacts(FraudFacts Facts, IReadOnlyList<string> Snoozed);

/// <summary>What a person said of fraud; nobody when the deadline spoke. Found is what the person found beside the party's history.</summary>
public sealed record FraudVerdictFacts(Party? By, bool Fraudulent, string Words, string? Found = null);

/// <summary>What a review had before it.</summary>
/// <param name="Origin">Why it was held.</param>
/// <param name="Votes">One per seat that was filled.</param>
/// <param name="EndedBy">The command that ended it before the votes did.</param>
public sealed record ReviewFacts(AppealOrigin Origin, IReadOnlyList<SeatVote> Votes, CommandKind? EndedBy);

/// <summary>The vote of a seat, without a name.</summary>
public sealed record SeatVote(string Seat, bool ForBuyer, IReadOnlyList<CriterionVote> Criteria);

/// <summary>The money that is to be paid, minor units.</summary>
public sealed record PayoutFacts(long AmountMinor, string Currency);

/// <summary>What approvers said of a payout.</summary>
public sealed record ApprovalFacts(int Needed, IReadOnlyList<ApproverWord> Words, bool Withdrawn);

/// <summary>One approver's word.</summary>
public sealed record ApproverWord(string Approver, bool Approved, string Reason);

/// <summary>What led to the end of a claim (PROCESS §6).</summary>
/// <param name="SellerAnswer">The seller's last answer.</param>
/// <param name="OfferAccepted">The buyer accepted what the seller offered.</param>
/// <param name="Review">Whom the last review found right; null when none was held.</param>
/// <param name="FraudConfirmed">An investigator called the claim fraudulent.</param>
/// <param name="Withdrawn">The buyer withdrew.</param>
/// <param name="SellerPaid">The seller's debit went through.</param>
/// <param name="SellerOwes">A debt was opened.</param>
/// <param name="Reversed">The seller won an appeal after the money was paid.</param>
/// <param name="AmountMinor">What the buyer gets, minor units.</param>
/// <param name="Currency">Of the amount.</param>
/// <param name="MarketplaceBears">The marketplace would have borne a payment: its own fulfilment, or a seller insured in time.</param>
/// <param name="NothingMissing">All had come back by another way when it was to be paid.</param>
/// <param name="DeliveryProved">The carrier's scan says delivered, and the buyer, who was asked, did not answer.</param>
public sealed record OutcomeFacts(
    LastAnswer SellerAnswer, bool OfferAccepted, bool? Review, bool FraudConfirmed, bool Withdrawn, bool SellerPaid, bool SellerOwes, bool Reversed, long AmountMinor, string Currency,
    bool MarketplaceBears = false, bool NothingMissing = false, bool DeliveryProved = false);

/// <summary>A debt that was given up.</summary>
public sealed record WriteOffFacts(DateTimeOffset OpenedAt, DateTimeOffset At, long OutstandingMinor, long RecoveredMinor, string Currency, string ApprovedBy, string Words);
