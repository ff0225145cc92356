using System.Text.Json.Serialization;

namespace AtoZ.Functions.Guarantee.Claims;

/// <summary>What the timeline of a claim records. Texts for people are made from the kind and its data, in the reader's language.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TimelineKind>))]
public enum TimelineKind
{
    /// <summary>The buyer wrote to the seller, or the seller offered help after a low review.</summary>
    InquiryOpened,

    /// <summary>A message of an inquiry.</summary>
    InquiryMessage,

    /// <summary>What a seller refunded in an inquiry reached the buyer.</summary>
    InquiryRefunded,

    /// <summary>The seller could not be debited for a refund in an inquiry.</summary>
    InquiryRefundFailed,

    /// <summary>Staff sent a mail once more.</summary>
    MailResent,

    /// <summary>The seller's time was over without a solution; the buyer was told that a claim is possible.</summary>
    InquiryUnsolved,

    /// <summary>The inquiry was settled: no claim.</summary>
    InquirySettled,

    /// <summary>The time for a claim ended, and none was made.</summary>
    InquiryLapsed,

    /// <summary>The claim was filed.</summary>
    Submitted,

    /// <summary>Evidence was added.</summary>
    EvidenceAdded,

    /// <summary>A party was asked for more evidence.</summary>
    EvidenceRequested,

    /// <summary>A party said that it sent what it was asked for, or why not.</summary>
    EvidenceRequestAnswered,

    /// <summary>A request for evidence ended without an answer.</summary>
    EvidenceRequestLapsed,

    /// <summary>A side was given time because the other came late.</summary>
    TimeGiven,

    /// <summary>Files were erased; their hashes stay.</summary>
    EvidenceErased,

    /// <summary>Staff withheld a file from the other side.</summary>
    EvidenceWithheld,

    /// <summary>Staff showed a file that was withheld.</summary>
    EvidenceShown,

    /// <summary>A hold on the files was placed or lifted.</summary>
    HoldChanged,

    /// <summary>The fraud check gave a score and a band.</summary>
    FraudChecked,

    /// <summary>An expert was asked.</summary>
    ExpertAsked,

    /// <summary>No independent expert is left to ask: all were asked about this claim, or none is in the settings.</summary>
    ExpertMissing,

    /// <summary>An independent expert has a conflict of interest; somebody else is asked.</summary>
    ConflictDeclared,

    /// <summary>The expert answered.</summary>
    ExpertAnswered,

    /// <summary>An investigator decided about fraud, or the deadline did.</summary>
    FraudDecided,

    /// <summary>The buyer was told which rules made a person look.</summary>
    FraudExplained,

    /// <summary>The seller was notified.</summary>
    SellerNotified,

    /// <summary>A reminder went out.</summary>
    Reminded,

    /// <summary>The seller answered.</summary>
    SellerAnswered,

    /// <summary>A party took an answer back.</summary>
    AnswerRevoked,

    /// <summary>A party wrote to the other.</summary>
    MessageWritten,

    /// <summary>The buyer said how to get the money: the way the order was paid, or as credit.</summary>
    RefundMeansChosen,

    /// <summary>What of a payout went to a gift card, or was given as credit.</summary>
    PaidToGiftCard,

    /// <summary>What of a payout was paid in another currency, and at which rate.</summary>
    PayoutConverted,

    /// <summary>No rate was known: a payout was made in the order's currency.</summary>
    PayoutNotConverted,

    /// <summary>The carrier's scan proves that the parcel was delivered.</summary>
    DeliveryScanned,

    /// <summary>A carrier's scan that decides nothing: delivered without the signature that is needed, refused at the door.</summary>
    ScanNoted,

    /// <summary>The carrier says that the parcel is lost, cannot be delivered, or goes back to the seller.</summary>
    CarrierGaveUp,

    /// <summary>The buyer refused the parcel, and it went back to the seller: nobody is blamed.</summary>
    ParcelRefused,

    /// <summary>The carrier has nothing but a label, and the promised date is over.</summary>
    NotShipped,

    /// <summary>The buyer says that nothing came, although the carrier's scan says so.</summary>
    DeliveryDisputed,

    /// <summary>The buyer was asked whether a delivered parcel came, and did not answer in time.</summary>
    BuyerSilent,

    /// <summary>The parcel was delivered after the claim about it was paid: the buyer sends it back, or pays it back.</summary>
    DeliveredAfterPayout,

    /// <summary>The buyer sent back what came after the payout.</summary>
    SentBack,

    /// <summary>The buyer paid money back that the claim had paid.</summary>
    BuyerPaidBack,

    /// <summary>The seller's window ended without an answer.</summary>
    SellerSilent,

    /// <summary>The buyer accepted an offer, or the seller a counter-offer.</summary>
    OfferAccepted,

    /// <summary>The buyer declined an offer, or the offer's window ended.</summary>
    OfferDeclined,

    /// <summary>The buyer answered an offer with a counter-offer.</summary>
    OfferCountered,

    /// <summary>The seller shipped the replacement or the repaired item.</summary>
    RemedyShipped,

    /// <summary>The carrier delivered the replacement or the repaired item.</summary>
    RemedyDelivered,

    /// <summary>The buyer said that the replacement or repair is done.</summary>
    RemedyArrived,

    /// <summary>The buyer said that the replacement or repair did not arrive, or is wrong.</summary>
    RemedyDisputed,

    /// <summary>The replacement or repair counts as done: it was delivered, and the buyer did not object.</summary>
    RemedyKept,

    /// <summary>The replacement or the repaired item was not shipped, or not delivered, in time.</summary>
    RemedyOverdue,

    /// <summary>The seller gave a label for the return, or said where to send it and that the postage is given back.</summary>
    ReturnLabelled,

    /// <summary>The seller gave no label in time: the buyer posts the return by own means, and the postage is given back.</summary>
    ReturnUnlabelled,

    /// <summary>The buyer posted the return.</summary>
    ReturnPosted,

    /// <summary>The buyer did not post the return in time.</summary>
    ReturnNotPosted,

    /// <summary>A carrier's scan of the parcel of a return.</summary>
    ReturnScanned,

    /// <summary>The return arrived at the seller.</summary>
    ReturnReceived,

    /// <summary>The return did not arrive in time.</summary>
    ReturnOverdue,

    /// <summary>The seller said how the return came.</summary>
    ReturnInspected,

    /// <summary>The return counts as in order: it arrived, and the seller did not object.</summary>
    ReturnKept,

    /// <summary>The seller pays without waiting for the return.</summary>
    ReturnWaived,

    /// <summary>The buyer was paid what the postage of the return cost.</summary>
    PostagePaid,

    /// <summary>A review began.</summary>
    ReviewOpened,

    /// <summary>A vote was cast; who voted what stays hidden until the decision.</summary>
    VoteCast,

    /// <summary>The two votes differ; a senior adjudicator decides.</summary>
    VotesSplit,

    /// <summary>A review for the buyer refused one of the lines.</summary>
    LineRefused,

    /// <summary>A review ended.</summary>
    ReviewDecided,

    /// <summary>An approver was asked to allow a payout.</summary>
    ApprovalAsked,

    /// <summary>An approver allowed or stopped a payout.</summary>
    ApprovalGiven,

    /// <summary>The seller was debited.</summary>
    SellerDebited,

    /// <summary>The debit failed.</summary>
    SellerDebitFailed,

    /// <summary>The buyer was paid.</summary>
    BuyerPaid,

    /// <summary>Money for the item came back by another way while the claim is open.</summary>
    MoneyCameBack,

    /// <summary>All that was paid came back by another way: nothing was left to pay.</summary>
    NothingMissing,

    /// <summary>Money for the item came back by another way after the claim was paid.</summary>
    RecoveredTwice,

    /// <summary>The claim was refused.</summary>
    Refused,

    /// <summary>The buyer withdrew.</summary>
    Withdrawn,

    /// <summary>The buyer changed the reason of the claim.</summary>
    ReasonChanged,

    /// <summary>The claim was closed.</summary>
    Closed,

    /// <summary>A debt was opened and its recovery started.</summary>
    RecoveryStarted,

    /// <summary>An attempt to recover money, with its result.</summary>
    RecoveryAttempted,

    /// <summary>A debt ended: paid, written off or cancelled.</summary>
    RecoveryEnded,

    /// <summary>Something was arranged about a debt, or an arrangement ended: promise, plan, pause, hold.</summary>
    DebtArranged,

    /// <summary>A mail came back; staff see it.</summary>
    MailBounced,

    /// <summary>A party could not be reached: it left no address, or each mail came back. Nobody is in default for that.</summary>
    NotReached,

    /// <summary>A window began once more because the mail that began it came back.</summary>
    WindowRestarted,

    /// <summary>The other side appealed too, while an appeal ran: both are decided in one review.</summary>
    AppealJoined,

    /// <summary>Money and seller metrics were turned back because an appeal was won.</summary>
    Reversed,

    /// <summary>The claim moved where the seller's order defect rate stands, or its reversal did.</summary>
    SellerStandingChanged,

    /// <summary>A decision was signed and put on record: the entry has its SHA-256, so that the chain holds it fast.</summary>
    Decided,

    /// <summary>A sweep found the case stalled and woke it.</summary>
    Repaired,

    /// <summary>A step failed for good: the case waits until it works, and staff are told.</summary>
    Parked,

    /// <summary>A step that had failed works: the case goes on.</summary>
    Resumed,

    /// <summary>A step failed for good and was left out: the case goes on without it, by its default.</summary>
    StepSkipped,
}
