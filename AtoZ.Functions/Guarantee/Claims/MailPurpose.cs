namespace AtoZ.Functions.Guarantee.Claims;

/// <summary>Why a mail is sent; its text is in <c>Texts</c> under <c>mail.{purpose}</c>, in the receiver's language.</summary>
internal enum MailPurpose
{
    /// <summary>To the buyer: the words were passed on to the seller.</summary>
    InquiryReceived,

    /// <summary>To the seller: the buyer wrote.</summary>
    InquiryAsked,

    /// <summary>To the seller: the time to solve it ends soon.</summary>
    InquiryReminder,

    /// <summary>To the buyer: the seller answered.</summary>
    InquiryAnswered,

    /// <summary>To the buyer: the seller refunded a part; the rest is still open.</summary>
    InquiryRefunded,

    /// <summary>To both: the seller wanted to refund, and the payment failed.</summary>
    InquiryRefundFailed,

    /// <summary>To the buyer: the seller read the review and offers help.</summary>
    InquiryHelp,

    /// <summary>To the buyer: the seller's time is over; one click makes it a claim.</summary>
    InquiryUnsolved,

    /// <summary>To the buyer: the claim could not file itself; what is missing.</summary>
    InquiryNotFiled,

    /// <summary>To the buyer: the time for a claim ends soon.</summary>
    InquiryClaimCloses,

    /// <summary>To both: settled, no claim.</summary>
    InquirySettled,

    /// <summary>To the buyer: the time for a claim is over.</summary>
    InquiryLapsed,

    /// <summary>To the buyer: the time for the claim that was begun ends soon.</summary>
    DraftCloses,

    /// <summary>To the buyer: the claim that was begun files itself soon.</summary>
    DraftFilesItself,

    /// <summary>To the buyer: the claim that was begun could not file itself.</summary>
    DraftNotFiled,

    /// <summary>To the buyer: the claim was received, with the link to follow it.</summary>
    ClaimReceived,

    /// <summary>To the seller: a claim, the window, the link to answer.</summary>
    SellerNotified,

    /// <summary>To the seller: the window ends soon.</summary>
    SellerReminder,

    /// <summary>To the buyer: the seller made an offer.</summary>
    OfferMade,

    /// <summary>To the buyer: the time to answer the offer ends soon.</summary>
    OfferReminder,

    /// <summary>To the seller: the buyer accepted a replacement or a repair; until when to ship it. Once more as a reminder.</summary>
    RemedyAgreed,

    /// <summary>To the buyer: the replacement or the repaired item is on its way.</summary>
    RemedyShipped,

    /// <summary>To the buyer: it was delivered; until when to object. Once more as a reminder.</summary>
    RemedyDelivered,

    /// <summary>To the seller: the buyer accepted to send the item back; until when to give a label. Once more as a reminder.</summary>
    ReturnAgreed,

    /// <summary>To the buyer: how to send the item back, and until when. Once more as a reminder.</summary>
    ReturnToPost,

    /// <summary>To the seller: the return is on its way.</summary>
    ReturnPosted,

    /// <summary>To the seller: the return arrived; until when to say how it came. Once more as a reminder.</summary>
    ReturnReceived,

    /// <summary>To the seller who agreed to pay: the debit failed, until when it can be mended, what comes then.</summary>
    DebitFailedToSeller,

    /// <summary>To the buyer: the seller agreed to pay, the debit failed, and the money comes all the same.</summary>
    DebitFailedToBuyer,

    /// <summary>To the expert: please give a second opinion on a masked case.</summary>
    ExpertAsked,

    /// <summary>To the independent reviewer: please vote on a masked case.</summary>
    VoteAsked,

    /// <summary>To the independent reviewer: the time to vote ends soon.</summary>
    VoteReminder,

    /// <summary>To a party: please send more evidence.</summary>
    EvidenceRequested,

    /// <summary>To a party: the time to send it ends soon.</summary>
    EvidenceRequestReminder,

    /// <summary>To a party: the other side came late, here is time to answer.</summary>
    TimeGiven,

    /// <summary>To a party: a review began.</summary>
    ReviewOpened,

    /// <summary>To the buyer: how the claim ended and why.</summary>
    DecisionToBuyer,

    /// <summary>To the seller: how the claim ended and why.</summary>
    DecisionToSeller,

    /// <summary>To the seller: a debt, how it will be recovered, how to pay.</summary>
    DebtNotice,

    /// <summary>To the seller: an attempt failed, what comes next.</summary>
    DebtReminder,

    /// <summary>To the seller: a promise, a plan or a pause, and what became of it.</summary>
    DebtArranged,

    /// <summary>To the seller: the debt ended.</summary>
    DebtEnded,

    /// <summary>To both: an appeal was decided.</summary>
    AppealDecided,

    /// <summary>To the buyer: the carrier says that the parcel was delivered; did it come? Once more as a reminder.</summary>
    DeliveryAsked,

    /// <summary>To the seller: the carrier says that the parcel was delivered, and the buyer is asked.</summary>
    DeliveryTold,

    /// <summary>To the buyer: the parcel came after the payout; to be sent back, or paid back.</summary>
    DeliveredAfterPayout,

    /// <summary>To the buyer: money came back another way after the claim was paid.</summary>
    RecoveredTwice,

    /// <summary>To a party of an open claim: the other side wrote.</summary>
    MessageWritten,

    /// <summary>To a party who lost the link: here it is.</summary>
    LinkAsked,

    /// <summary>To a party of an open case: the rules change for new claims; the case keeps its own.</summary>
    PolicyChanged,
}
