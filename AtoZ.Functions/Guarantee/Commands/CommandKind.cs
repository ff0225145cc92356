using System.Text.Json.Serialization;

namespace AtoZ.Functions.Guarantee.Commands;

/// <summary>What a party may tell a claim or a debt to do. Stored first; the event to the orchestration only wakes it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CommandKind>))]
public enum CommandKind
{
    /// <summary>The expert says whether the claim looks genuine.</summary>
    GiveExpertOpinion,

    /// <summary>The expert has a conflict of interest: somebody else is asked.</summary>
    DeclareConflict,

    /// <summary>The investigator clears the claim or confirms fraud.</summary>
    DecideFraud,

    /// <summary>The seller pays in full.</summary>
    SellerPays,

    /// <summary>A debit that failed is tried again: the seller mended the payment method, or money of the seller came in.</summary>
    RetryDebit,

    /// <summary>The seller offers a part, a replacement, a repair, or money for the item that is sent back.</summary>
    SellerOffers,

    /// <summary>The seller accepts the buyer's counter-offer.</summary>
    SellerAcceptsCounter,

    /// <summary>The seller contests with reasons.</summary>
    SellerContests,

    /// <summary>The buyer accepts the open offer.</summary>
    BuyerAccepts,

    /// <summary>The buyer declines the open offer.</summary>
    BuyerDeclines,

    /// <summary>The buyer answers the open offer with a counter-offer.</summary>
    BuyerCounters,

    /// <summary>The seller shipped the replacement or the repaired item that was agreed on.</summary>
    SellerShips,

    /// <summary>The carrier delivered what was agreed on.</summary>
    RemedyDelivered,

    /// <summary>The buyer says that what was agreed on is done.</summary>
    RemedyArrived,

    /// <summary>The buyer says that what was agreed on did not arrive, or is wrong.</summary>
    RemedyFailed,

    /// <summary>The seller gives a label for the return.</summary>
    SellerGivesLabel,

    /// <summary>The seller says where the return is to be sent; its postage is given back.</summary>
    SellerPaysPostage,

    /// <summary>The buyer posted the return.</summary>
    BuyerPosts,

    /// <summary>The return arrived, as the carrier's scan or the seller says.</summary>
    ReturnReceived,

    /// <summary>The carrier lost the return.</summary>
    ReturnLost,

    /// <summary>The seller says how the return came.</summary>
    SellerInspects,

    /// <summary>The seller pays what was agreed on without waiting for the return.</summary>
    SellerWaivesReturn,

    /// <summary>The buyer says that nothing came, although the carrier's scan says that it was delivered.</summary>
    BuyerDisputesDelivery,

    /// <summary>The carrier's scans say that the parcel of an open claim will not come.</summary>
    ParcelLost,

    /// <summary>The carrier's scan says that the parcel was delivered that the buyer claims not to have received.</summary>
    ParcelDelivered,

    /// <summary>All that is claimed came back another way while the claim is open.</summary>
    MadeGoodElsewhere,

    /// <summary>The buyer withdraws the claim.</summary>
    BuyerWithdraws,

    /// <summary>The buyer changes the reason of the claim; the seller's time begins anew.</summary>
    BuyerChangesReason,

    /// <summary>A reviewer, the independent expert or the adjudicator votes.</summary>
    CastVote,

    /// <summary>A party says that it sent what it was asked for, or why not.</summary>
    AnswerEvidenceRequest,

    /// <summary>An approver allows a payout.</summary>
    ApprovePayout,

    /// <summary>An approver stops a payout.</summary>
    RejectPayout,

    /// <summary>An approver lets a payout go although the day's budget is used up.</summary>
    ReleasePayout,

    /// <summary>Staff have a step tried again that failed for good and parked the case.</summary>
    TryStepAgain,

    /// <summary>The seller wants to pay a debt: the payment service opens a page for it.</summary>
    PayDebt,

    /// <summary>Money of the seller arrived that a debt may be offset against.</summary>
    OffsetDebt,

    /// <summary>Money came in for a debt by another way: from the insurer, the agency, the bank.</summary>
    RecordDebtPayment,

    /// <summary>The seller promises to pay a debt by a day.</summary>
    PromisePayment,

    /// <summary>The seller asks to pay a debt in instalments.</summary>
    AskInstalments,

    /// <summary>The recovery desk grants the instalments.</summary>
    GrantInstalments,

    /// <summary>The recovery desk refuses the instalments.</summary>
    RefuseInstalments,

    /// <summary>The recovery desk pauses a recovery because of hardship.</summary>
    PauseRecovery,

    /// <summary>The recovery desk ends a pause early.</summary>
    ResumeRecovery,

    /// <summary>An approver writes a debt off.</summary>
    ApproveWriteOff,

    /// <summary>An approver refuses the write-off; the debt stays with the agency.</summary>
    RejectWriteOff,

    /// <summary>The debt fell away because an appeal was won.</summary>
    CancelDebt,
}

/// <summary>What became of a command.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CommandState>))]
public enum CommandState
{
    /// <summary>Stored; the orchestration has not taken it yet.</summary>
    Pending,

    /// <summary>The orchestration acts on it; it can't be revoked any more.</summary>
    Taken,

    /// <summary>Its party took it back in time.</summary>
    Revoked,

    /// <summary>Its stage ended by something else before it took effect.</summary>
    Superseded,
}
