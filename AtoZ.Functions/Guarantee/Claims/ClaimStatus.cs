using System.Text.Json.Serialization;

namespace AtoZ.Functions.Guarantee.Claims;

/// <summary>Where a claim stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ClaimStatus>))]
public enum ClaimStatus
{
    /// <summary>Filed; the fraud check runs.</summary>
    Checking,

    /// <summary>An independent expert was asked for a second opinion on fraud.</summary>
    AwaitingExpert,

    /// <summary>An investigator decides about fraud.</summary>
    AwaitingInvestigator,

    /// <summary>The seller was notified and may answer.</summary>
    AwaitingSeller,

    /// <summary>The buyer is asked: about an offer, or whether a parcel came that the carrier says it delivered.</summary>
    AwaitingBuyer,

    /// <summary>A replacement or a repair was agreed on; it is not done yet.</summary>
    AwaitingRemedy,

    /// <summary>A return was agreed on; the money is paid when the item is back.</summary>
    AwaitingReturn,

    /// <summary>The seller agreed to pay and could not be debited; there is a day to mend it.</summary>
    AwaitingPayment,

    /// <summary>Two reviewers vote.</summary>
    InReview,

    /// <summary>A payout above the limit waits for an approver.</summary>
    AwaitingApproval,

    /// <summary>Money is on its way.</summary>
    Paying,

    /// <summary>Decided; see the outcome.</summary>
    Closed,
}

/// <summary>How a claim ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ClaimOutcome>))]
public enum ClaimOutcome
{
    /// <summary>Not ended yet.</summary>
    None,

    /// <summary>The seller paid the claim in full.</summary>
    PaidBySeller,

    /// <summary>One side accepted the other's offer: a part refund, a replacement, a repair, or money for the item that was sent back.</summary>
    SettledByOffer,

    /// <summary>The marketplace paid at once and pursues the seller.</summary>
    PaidByMarketplace,

    /// <summary>The marketplace paid and bears the cost: its own fulfilment, a seller insured in time, or one who was never reached.</summary>
    BorneByMarketplace,

    /// <summary>What was paid came back by another way before the claim was paid: a refund, a charge-back, an insurer. Nobody owes anything.</summary>
    MadeGoodElsewhere,

    /// <summary>Refused after review, with the criteria that were not met.</summary>
    Refused,

    /// <summary>Refused because fraud was confirmed by a person.</summary>
    RefusedForFraud,

    /// <summary>The buyer withdrew.</summary>
    Withdrawn,
}

/// <summary>Somebody who acts on a claim.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Party>))]
public enum Party
{
    /// <summary>Nobody; the claim is closed.</summary>
    None,

    /// <summary>The system itself.</summary>
    System,

    /// <summary>The marketplace's backend, by key.</summary>
    Marketplace,

    /// <summary>Who filed the claim.</summary>
    Buyer,

    /// <summary>Who sold the item.</summary>
    Seller,

    /// <summary>The fraud desk.</summary>
    Investigator,

    /// <summary>The marketplace's vote in a review, and the senior adjudicator's.</summary>
    Reviewer,

    /// <summary>Approves payouts above the limit and write-offs.</summary>
    Approver,

    /// <summary>The recovery desk.</summary>
    Collector,

    /// <summary>An independent expert: an opinion on fraud, the outside vote of a review.</summary>
    Expert,

    /// <summary>Helps parties: reads cases and sends mails again; decides nothing.</summary>
    Support,

    /// <summary>Writes policy packs; approves none.</summary>
    PolicyAuthor,

    /// <summary>Reads everything, searches the record and takes exports; changes nothing.</summary>
    Auditor,

    /// <summary>Says who has left the staff, and who has come back.</summary>
    Administrator,
}

/// <summary>What the buyer asks for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Remedy>))]
public enum Remedy
{
    /// <summary>The money back.</summary>
    Refund,

    /// <summary>The item again.</summary>
    Replacement,

    /// <summary>The item mended.</summary>
    Repair,

    /// <summary>A part of the money back.</summary>
    PartRefund,

    /// <summary>The item is sent back for the money, or for a part of it.</summary>
    Return,
}
