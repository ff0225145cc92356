using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy.FraudRules;

namespace AtoZ.Functions.Records.Reasons;

/// <summary>What the fraud rules looked at, and which of them were put off for a party.</summary>
internal sealed record FraudCheckFacts(FraudFacts Facts, IReadOnlyList<string> Snoozed);

/// <summary>What a person said of fraud; nobody when the deadline spoke. Found is what the person found beside the party's history.</summary>
internal sealed record FraudVerdictFacts(Party? By, bool Fraudulent, string Words, string? Found = null);

/// <summary>What a review had before it.</summary>
/// <param name="Origin">Why it was held.</param>
/// <param name="Votes">One per seat that was filled.</param>
/// <param name="EndedBy">The command that ended it before the votes did.</param>
internal sealed record ReviewFacts(AppealOrigin Origin, IReadOnlyList<SeatVote> Votes, CommandKind? EndedBy);

/// <summary>The vote of a seat, without a name.</summary>
internal sealed record SeatVote(Seat Seat, bool ForBuyer, IReadOnlyList<CriterionVote> Criteria)
{
    /// <summary>The lines that it refuses while it finds for the buyer; null when it refuses none.</summary>
    public IReadOnlyList<LineRefusal>? RefusedLines { get; init; }
}

/// <summary>The money that is to be paid, minor units.</summary>
internal sealed record PayoutFacts(long AmountMinor, string Currency);

/// <summary>What approvers said of a payout.</summary>
internal sealed record ApprovalFacts(int Needed, IReadOnlyList<ApproverWord> Words, bool Withdrawn);

/// <summary>One approver's word.</summary>
internal sealed record ApproverWord(string Approver, bool Approved, string Reason);

/// <summary>What led to the end of a claim (PROCESS §6).</summary>
internal sealed record OutcomeFacts
{
    /// <summary>The seller's last answer.</summary>
    public required LastAnswer SellerAnswer { get; init; }

    /// <summary>The buyer accepted what the seller offered.</summary>
    public required bool OfferAccepted { get; init; }

    /// <summary>Whom the last review found right; null when none was held.</summary>
    public bool? Review { get; init; }

    /// <summary>An investigator called the claim fraudulent.</summary>
    public required bool FraudConfirmed { get; init; }

    /// <summary>The buyer withdrew.</summary>
    public required bool Withdrawn { get; init; }

    /// <summary>The seller's debit went through.</summary>
    public required bool SellerPaid { get; init; }

    /// <summary>A debt was opened.</summary>
    public required bool SellerOwes { get; init; }

    /// <summary>The seller won an appeal after the money was paid.</summary>
    public required bool Reversed { get; init; }

    /// <summary>What the buyer gets, minor units.</summary>
    public required long AmountMinor { get; init; }

    /// <summary>Of the amount.</summary>
    public required string Currency { get; init; }

    /// <summary>The marketplace would have borne a payment: its own fulfilment, or a seller insured in time.</summary>
    public bool MarketplaceBears { get; init; }

    /// <summary>All had come back by another way when it was to be paid.</summary>
    public bool NothingMissing { get; init; }

    /// <summary>A return was agreed on, and the buyer did not post it in time.</summary>
    public bool ReturnNotPosted { get; init; }

    /// <summary>The carrier's scan says delivered, and the buyer, who was asked, did not answer.</summary>
    public bool DeliveryProved { get; init; }
}

/// <summary>A debt that was given up.</summary>
internal sealed record WriteOffFacts(DateTimeOffset OpenedAt, DateTimeOffset At, long OutstandingMinor, long RecoveredMinor, string Currency, string ApprovedBy, string Words);
