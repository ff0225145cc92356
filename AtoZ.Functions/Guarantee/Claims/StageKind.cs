using System.Text.Json.Serialization;
using AtoZ.Functions.Guarantee.Commands;

namespace AtoZ.Functions.Guarantee.Claims;

/// <summary>What an orchestration can wait for. Each wait is one stage with its own event name, deadline and next actor.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StageKind>))]
public enum StageKind
{
    /// <summary>An independent expert's second opinion on fraud.</summary>
    ExpertOpinion,

    /// <summary>An investigator's decision on fraud.</summary>
    FraudDecision,

    /// <summary>The seller's answer.</summary>
    SellerAnswer,

    /// <summary>The buyer's answer to an offer.</summary>
    OfferAnswer,

    /// <summary>The carrier's scan says delivered: the buyer says whether it came.</summary>
    DeliveryAnswer,

    /// <summary>The seller ships the replacement or the repaired item that was agreed on.</summary>
    RemedyShipment,

    /// <summary>What was agreed on is on its way: until the carrier delivers it, or the buyer says how it stands.</summary>
    RemedyDelivery,

    /// <summary>What was agreed on was delivered; the buyer may say that something is wrong.</summary>
    RemedyInspection,

    /// <summary>A return was agreed on: the seller gives a label for it, or says that the postage is given back.</summary>
    ReturnLabel,

    /// <summary>The buyer posts the return.</summary>
    ReturnPosting,

    /// <summary>The return is on its way: until the carrier, or the seller, says that it arrived.</summary>
    ReturnTransit,

    /// <summary>The return arrived: the seller looks at it.</summary>
    ReturnInspection,

    /// <summary>The day in which a seller who agreed to pay can mend a debit that failed.</summary>
    DebitRetry,

    /// <summary>One seat's vote in a review.</summary>
    Vote,

    /// <summary>A party's answer to a request for more evidence; runs beside the stage it was asked in.</summary>
    EvidenceRequest,

    /// <summary>The approval of a payout above the limit.</summary>
    PayoutApproval,

    /// <summary>A payout that the day's budget holds back, until the next day.</summary>
    PayoutBrake,

    /// <summary>A payment of a debt, until the next attempt.</summary>
    DebtPayment,

    /// <summary>The recovery desk's answer to a plan of instalments.</summary>
    InstalmentApproval,

    /// <summary>The approval of a write-off.</summary>
    WriteOffApproval,

    /// <summary>A step failed for good: until it works.</summary>
    Parked,
}

/// <summary>What the kinds of stages have in common, and how the claim shows meanwhile; who may do what in them is in <see cref="CommandCatalogue"/>.</summary>
internal static class Stages
{
    /// <summary>Whether a stage lets a command in.</summary>
    public static bool Permits(StageKind stage, CommandKind command) => CommandCatalogue.Of(command).In.Contains(stage);

    /// <summary>
    /// A standing stage has no default: at its deadline somebody is reminded and the deadline moves on. It takes any number of
    /// commands, each of them counts, and it stays open until what it waits for is reached.
    /// </summary>
    public static bool IsStanding(StageKind stage) => stage is StageKind.PayoutApproval or StageKind.DebtPayment or StageKind.WriteOffApproval or StageKind.Parked;

    /// <summary>Whether a stage runs beside the one that the claim waits in: then it says nothing of the claim's turn.</summary>
    public static bool IsBeside(StageKind stage) => stage is StageKind.EvidenceRequest;

    /// <summary>Whether it is a step of a return that was agreed on.</summary>
    public static bool IsOfReturn(StageKind stage) => Status(stage) == ClaimStatus.AwaitingReturn;

    /// <summary>How a claim shows while it waits in a stage.</summary>
    public static ClaimStatus Status(StageKind stage) => stage switch
    {
        StageKind.ExpertOpinion => ClaimStatus.AwaitingExpert,
        StageKind.FraudDecision => ClaimStatus.AwaitingInvestigator,
        StageKind.SellerAnswer => ClaimStatus.AwaitingSeller,
        StageKind.OfferAnswer or StageKind.DeliveryAnswer => ClaimStatus.AwaitingBuyer,
        StageKind.RemedyShipment or StageKind.RemedyDelivery or StageKind.RemedyInspection => ClaimStatus.AwaitingRemedy,
        StageKind.ReturnLabel or StageKind.ReturnPosting or StageKind.ReturnTransit or StageKind.ReturnInspection => ClaimStatus.AwaitingReturn,
        StageKind.DebitRetry => ClaimStatus.AwaitingPayment,
        StageKind.Vote => ClaimStatus.InReview,
        StageKind.PayoutApproval => ClaimStatus.AwaitingApproval,
        StageKind.PayoutBrake => ClaimStatus.Paying,
        _ => ClaimStatus.Closed,
    };
}
