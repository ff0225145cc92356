using System.Text.Json;
using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Guarantee.Commands;

/// <summary>
/// The seller's offer. The amount is what the buyer would be paid, minor units of the claim's currency; zero for a replacement or a repair. For a return
/// it is what is paid once the item is back: all that is missing, or a part. <c>lines</c> are the lines of the order that the money is for, where a claim has
/// several; left out, it is for all of them.
/// </summary>
internal sealed record OfferPayload(Remedy Remedy, long AmountMinor, string Message, IReadOnlyList<int>? Lines = null);

/// <summary>The buyer's counter-offer: what would settle it, minor units of the claim's currency, and a word beside it.</summary>
internal sealed record CounterOfferPayload(long AmountMinor, string Currency, string Reason = "");

/// <summary>Who carries the replacement or the repaired item, and the carrier's number of it.</summary>
internal sealed record ShipmentPayload(string Carrier, string TrackingNumber);

/// <summary>The seller's label of a return: the carrier, and its number or a note that says where the label is, and where to send it.</summary>
internal sealed record ReturnLabelPayload(string Carrier, string TrackingNumber = "", string Note = "");

/// <summary>Who carries the return, the carrier's number of it, and what the buyer paid for the postage, minor units; zero where it is not given back.</summary>
internal sealed record ReturnPostedPayload(string Carrier, string TrackingNumber, long PostageMinor = 0);

/// <summary>How the return came, and what is wrong with it; a reason is needed where something is.</summary>
internal sealed record ReturnInspectionPayload(ReturnCondition Condition, string Reason = "");

/// <summary>Why the seller contests.</summary>
internal sealed record ContestPayload(string Reason);

/// <summary>A word of explanation: withdrawal, declined offer, approval, write-off.</summary>
internal sealed record ReasonPayload(string Reason);

/// <summary>Why the buyer withdraws, and a word beside it.</summary>
internal sealed record WithdrawalPayload(string Reason = "", WithdrawalCause Cause = WithdrawalCause.Other);

/// <summary>What the claim is about after all.</summary>
internal sealed record ReasonChangePayload(ClaimKind Kind, string Description);

/// <summary>An expert's opinion or an investigator's decision on fraud.</summary>
/// <param name="Fraudulent">Whether it is fraud.</param>
/// <param name="Reason">What it rests on.</param>
/// <param name="Found">What the investigator found in this claim itself; needed where only the past, connections or a picture spoke against it.</param>
internal sealed record FraudOpinionPayload(bool Fraudulent, string Reason, string? Found = null);

/// <summary>
/// One vote: who is right, and each criterion with a reason. Where a claim has several lines, a vote for the buyer may refuse some of them:
/// the criteria are then those of the others.
/// </summary>
internal sealed record VotePayload(bool ForBuyer, IReadOnlyList<CriterionVote> Criteria, IReadOnlyList<LineRefusal>? RefusedLines = null);

/// <summary>A line that a vote refuses: the criterion that it does not meet, and why.</summary>
internal sealed record LineRefusal(int Line, string Criterion, string Reason)
{
    /// <summary>Those of a vote, as it keeps them.</summary>
    public static IReadOnlyList<LineRefusal> In(string? json) => json is null ? [] : JsonSerializer.Deserialize<LineRefusal[]>(json, JsonSerializerOptions.Web)!;
}

/// <summary>One criterion of a vote; the codes are in <c>Policy/Appeals.cs</c>.</summary>
public sealed record CriterionVote(string Code, bool Met, string Reason)
{
    /// <summary>Those of a vote, as it keeps them.</summary>
    public static IReadOnlyList<CriterionVote> In(string json) => JsonSerializer.Deserialize<CriterionVote[]>(json, JsonSerializerOptions.Web)!;
}

/// <summary>What a seller wants to pay towards a debt, minor units: the service opens a page for it, and only its word books it.</summary>
internal sealed record DebtPaymentPayload(long AmountMinor);

/// <summary>Money that came in for a debt, minor units, from where, and the bank's reference of it, which counts once per debt.</summary>
internal sealed record ReceivedPaymentPayload(long AmountMinor, DebtPayer From, string Reference);

/// <summary>The seller's promise: this much, minor units, by that moment.</summary>
internal sealed record PromisePayload(DateTimeOffset By, long AmountMinor);

/// <summary>The seller asks for this many instalments.</summary>
internal sealed record InstalmentsPayload(int Count, string Reason);

/// <summary>A pause because of hardship.</summary>
internal sealed record PausePayload(DateTimeOffset Until, string Reason);

/// <summary>A command that says all by its kind: the seller pays, the buyer accepts.</summary>
internal sealed record NoPayload;
