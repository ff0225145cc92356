using System.Text.Json.Serialization;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;

namespace AtoZ.Functions.Workflows;

/// <summary>An expert's opinion or an investigator's decision; without a command the deadline speaks, and clears the claim.</summary>
internal sealed record FraudWord(ClaimId ClaimId, string? CommandId, int Wording = 1);

/// <summary>Asks for the fraud check of a wording of a claim.</summary>
internal sealed record FraudQuestion(ClaimId ClaimId, int Wording);

/// <summary>A reason that the buyer changed by a command.</summary>
internal sealed record ReasonChanged(ClaimId ClaimId, string CommandId);

/// <summary>An offer that the seller made by a command, or a counter-offer of the buyer.</summary>
internal sealed record OfferMade(ClaimId ClaimId, int Round, string CommandId);

/// <summary>An offer that the buyer is asked about.</summary>
/// <param name="AmountMinor">What the buyer would be paid; zero for a replacement or a repair.</param>
/// <param name="IsReturn">Whether it is paid once the item is back.</param>
internal sealed record OfferKept(long AmountMinor, bool IsReturn);

/// <summary>How the stage of an offer ended: accepted, declined, countered, withdrawn; null when whoever it was made to was silent.</summary>
internal sealed record OfferAnswered(ClaimId ClaimId, int Round, CommandKind? Answer, string StageKey);

/// <summary>A review that begins.</summary>
internal sealed record ReviewOpening(ClaimId ClaimId, int Number, AppealOrigin Origin);

/// <summary>A vote given by a command.</summary>
internal sealed record VoteCast(ClaimId ClaimId, int Number, Seat Seat, string CommandId);

/// <summary>A review that ends: by votes, by the policy's default, or by a command.</summary>
internal sealed record ReviewEnd(ClaimId ClaimId, int Number, bool ForBuyer, bool ByDefault, CommandKind? EndedBy);

/// <summary>An appeal that was decided.</summary>
internal sealed record AppealTold(ClaimId ClaimId, int Number, bool ForBuyer);

/// <summary>Asks how many people must approve a payout. Minor units of the claim's currency, here and below.</summary>
internal sealed record PayoutQuestion(ClaimId ClaimId, long AmountMinor);

/// <summary>How many people must approve, and what they approve: nothing beyond it is paid, whatever a later fact says.</summary>
internal sealed record PayoutAllowance(int Needed, long AmountMinor);

/// <summary>Asks how the approval of a payout stands; at its maximum age it lapses.</summary>
internal sealed record ApprovalQuestion(ClaimId ClaimId, string StageKey, int Needed, long AmountMinor, bool Lapse = false);

/// <summary>How the approval of a payout stands.</summary>
internal sealed record ApprovalStanding(bool Ended, bool Rejected, bool Withdrawn, bool Lapsed = false, bool MadeGood = false)
{
    /// <summary>Below the limit.</summary>
    public static ApprovalStanding NotNeeded { get; } = new(true, false, false);
}

/// <summary>The buyer is to be paid, from what the seller paid or at the marketplace's expense.</summary>
internal sealed record PayoutOrder(ClaimId ClaimId, long AmountMinor, bool FromSeller)
{
    /// <summary>An approver lets it go although the day's budget is used up.</summary>
    public bool Released { get; init; }

    /// <summary>How often the seller's money was asked for, this time included.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>It pays what an appeal upheld of a claim that was paid in part before.</summary>
    public bool AfterPart { get; init; }
}

internal sealed record ClaimClosing(ClaimId ClaimId, ClaimOutcome Outcome, long AmountMinor, string? Reasons, string Occasion);

/// <summary>How an attempt to pay the buyer ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PayoutEnd>))]
internal enum PayoutEnd
{
    /// <summary>The buyer was paid what was missing.</summary>
    Paid,

    /// <summary>All came back by another way.</summary>
    NothingMissing,

    /// <summary>Neither what is held of the seller nor the payment method covers it; no money moved.</summary>
    DebitFailed,

    /// <summary>The budget of the day is used up; no money moved.</summary>
    Braked,
}

/// <summary>What became of a payout.</summary>
/// <param name="End">How it ended.</param>
/// <param name="PaidMinor">What the buyer was paid.</param>
/// <param name="BrakedUntil">When to ask again.</param>
/// <param name="Debt">What the seller owes for it; null when nothing.</param>
internal sealed record PayoutDone(PayoutEnd End, long PaidMinor, DateTimeOffset? BrakedUntil = null, DebtId? Debt = null);
