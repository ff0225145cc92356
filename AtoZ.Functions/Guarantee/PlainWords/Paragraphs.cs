using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Eligibility;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Guarantee.PlainWords;

/// <summary>
/// The paragraphs of the guarantee in plain words, and which of them a deadline, a mail or a refusal rests on. Anchors are stable: mails that
/// are years old lead to them. Besides those named here each rule that has a paragraph has its code, such as <c>ELIG-06</c>.
/// </summary>
internal static class Paragraphs
{
    /// <summary>The address of the page.</summary>
    public const string Page = "/guarantee";

    /// <summary>The feed of changes.</summary>
    public const string Feed = Page + "/changes.atom";

    /// <summary>The sections of each part, in their order.</summary>
    public static IReadOnlyList<(string Part, IReadOnlyList<string> Sections)> Parts { get; } =
    [
        ("before", ["covered", "window", "first", "evidence", "harm", "refused"]),
        ("after", ["check", "answer", "tracking", "offer", "remedy", "return", "review", "payment", "appeal", "last"]),
        ("seller", ["seller", "debt", "avoid"]),
        ("more", ["changes"]),
    ];

    private static readonly Dictionary<string, string> Refusals = new(StringComparer.Ordinal)
    {
        ["AMOUNT_NOT_NAMED"] = "ELIG-11",
        ["AMOUNT_REQUIRED"] = "harm",
        ["APPEAL_RUNNING"] = "appeal",
        ["APPEAL_TOO_LATE"] = "appeal",
        ["APPEAL_USED"] = "appeal",
        ["BOUGHT_AT_REQUIRED"] = "harm",
        ["CARRIER_REQUIRED"] = "remedy",
        ["CLAIM_ALREADY_OPEN"] = "ELIG-10",
        ["CLAIM_CLOSED"] = "appeal",
        ["CLAIM_OPEN"] = "appeal",
        ["COUNTER_ABOVE_CLAIM"] = "offer",
        ["COUNTER_CURRENCY"] = "offer",
        ["COUNTER_NOT_MORE"] = "offer",
        ["COUNTER_NO_ROOM"] = "offer",
        ["COUNTER_ROUNDS_USED"] = "offer",
        ["CONVERSATION_ENDED"] = "appeal",
        ["DESCRIPTION_REQUIRED"] = "ELIG-08",
        ["INSTALMENTS_COUNT"] = "debt",
        ["LABEL_EMPTY"] = "return",
        ["LOSS_NOT_OF_THIS_KIND"] = "harm",
        ["MESSAGE_TOO_LONG"] = "answer",
        ["MESSAGES_USED"] = "answer",
        ["NEW_INFORMATION_REQUIRED"] = "appeal",
        ["NOTHING_TO_APPEAL"] = "appeal",
        ["NOT_PAUSED"] = "debt",
        ["NO_PLAN_ASKED"] = "debt",
        ["OFFER_IS_FULL"] = "offer",
        ["OFFER_MEETS_COUNTER"] = "offer",
        ["OFFER_NOT_A_PART"] = "offer",
        ["OFFER_RETURN_AMOUNT"] = "offer",
        ["OFFER_ROUNDS_USED"] = "offer",
        ["OFFER_WITHOUT_AMOUNT"] = "offer",
        ["OTHER_SIDE_HAS_TIME"] = "evidence",
        ["PAUSES_USED"] = "debt",
        ["PAUSE_PAST"] = "debt",
        ["PAUSE_TOO_LONG"] = "debt",
        ["PAY_BY_BANK"] = "debt",
        ["PLANS_USED"] = "debt",
        ["PLAN_RUNNING"] = "debt",
        ["POSTAGE_NOT_OWED"] = "return",
        ["POSTAGE_TOO_MUCH"] = "return",
        ["PROMISES_USED"] = "debt",
        ["PROMISE_PAST"] = "debt",
        ["PROMISE_RUNNING"] = "debt",
        ["PROMISE_TOO_FAR"] = "debt",
        ["PROOF_REQUIRED"] = "harm",
        ["QUANTITY_INVALID"] = "ELIG-11",
        ["REMEDY_NOT_FOR_KIND"] = "covered",
        ["RETURN_ON_ITS_WAY"] = "return",
        ["REVIEW_PRESSURE"] = "seller",
        ["TRACKING_REQUIRED"] = "remedy",
        [DeliveryProof.Code] = "tracking",
        [Returns.NotPosted] = "return",
    };

    /// <summary>The paragraph that a stage's end rests on; null when no rule sets it.</summary>
    public static string? Of(StageKind stage) => stage switch
    {
        StageKind.ExpertOpinion or StageKind.FraudDecision => "check",
        StageKind.SellerAnswer => "answer",
        StageKind.DeliveryAnswer => "tracking",
        StageKind.OfferAnswer => "offer",
        StageKind.RemedyShipment or StageKind.RemedyDelivery or StageKind.RemedyInspection => "remedy",
        StageKind.ReturnLabel or StageKind.ReturnPosting or StageKind.ReturnTransit or StageKind.ReturnInspection => "return",
        StageKind.DebitRetry or StageKind.PayoutApproval or StageKind.PayoutBrake => "payment",
        StageKind.Vote => "review",
        StageKind.EvidenceRequest => "evidence",
        StageKind.DebtPayment or StageKind.InstalmentApproval or StageKind.WriteOffApproval => "debt",

        // A step of ours that failed is tried again: there is no rule that makes it fail.
        StageKind.Parked => null,
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "A stage without a paragraph."),
    };

    /// <summary>The paragraph that a mail rests on.</summary>
    public static string Of(MailPurpose purpose) => purpose switch
    {
        MailPurpose.InquiryReceived or MailPurpose.InquiryAsked or MailPurpose.InquiryReminder or MailPurpose.InquiryAnswered or MailPurpose.InquirySettled or MailPurpose.InquiryRefunded
            or MailPurpose.InquiryRefundFailed => "first",
        MailPurpose.InquiryHelp => "INQ-01",
        MailPurpose.InquiryUnsolved or MailPurpose.InquiryClaimCloses or MailPurpose.InquiryLapsed or MailPurpose.DraftCloses or MailPurpose.DraftFilesItself => "window",
        MailPurpose.InquiryNotFiled or MailPurpose.DraftNotFiled => "refused",
        MailPurpose.ClaimReceived or MailPurpose.ExpertAsked => "check",
        MailPurpose.SellerNotified or MailPurpose.SellerReminder or MailPurpose.MessageWritten => "answer",
        MailPurpose.DeliveryAsked or MailPurpose.DeliveryTold or MailPurpose.DeliveredAfterPayout => "tracking",
        MailPurpose.OfferMade or MailPurpose.OfferReminder => "offer",
        MailPurpose.RemedyAgreed or MailPurpose.RemedyShipped or MailPurpose.RemedyDelivered => "remedy",
        MailPurpose.ReturnAgreed or MailPurpose.ReturnToPost or MailPurpose.ReturnPosted or MailPurpose.ReturnReceived => "return",
        MailPurpose.DebitFailedToSeller or MailPurpose.DebitFailedToBuyer => "payment",
        MailPurpose.VoteAsked or MailPurpose.VoteReminder or MailPurpose.ReviewOpened => "review",
        MailPurpose.EvidenceRequested or MailPurpose.EvidenceRequestReminder or MailPurpose.TimeGiven => "evidence",
        MailPurpose.DecisionToBuyer or MailPurpose.DecisionToSeller => "appeal",
        MailPurpose.DebtNotice or MailPurpose.DebtReminder or MailPurpose.DebtArranged or MailPurpose.DebtEnded => "debt",
        MailPurpose.AppealDecided => "last",
        MailPurpose.RecoveredTwice => "ELIG-10",
        MailPurpose.LinkAsked => "LINK-01",
        MailPurpose.PolicyChanged => "changes",
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "A mail without a paragraph."),
    };

    /// <summary>The paragraph that a refusal rests on, by the code of a problem or of a rule; null when it rests on none.</summary>
    public static string? OfRefusal(string code) =>
        EligibilityRules.All.Any(rule => rule.Code == code) ? code
        : code.StartsWith("EVIDENCE_", StringComparison.Ordinal) || code.StartsWith("FILE_", StringComparison.Ordinal) ? "evidence"
        : Refusals.GetValueOrDefault(code);

    /// <summary>All anchors that are given out.</summary>
    public static IEnumerable<string> Given =>
    [
        .. Enum.GetValues<StageKind>().Select(Of).OfType<string>(),
        .. Enum.GetValues<MailPurpose>().Select(Of),
        .. Refusals.Values,
        .. EligibilityRules.All.Select(rule => rule.Code),
    ];

    /// <summary>The address of a paragraph in the rules of a claim.</summary>
    public static string At(string anchor, string language, IClaim claim) =>
        At(anchor, language, claim.PolicyVersion, claim.Country);

    /// <summary>The address of a paragraph.</summary>
    /// <param name="anchor">The paragraph; null for the page.</param>
    /// <param name="language">Of the reader.</param>
    /// <param name="version">The rules; null for those in force.</param>
    /// <param name="country">Where it was ordered; null when not known.</param>
    public static string At(string? anchor, string language, string? version = null, string? country = null) => string.Concat(
        $"{Page}?lang={Languages.Choose(language)}",
        version is null ? "" : $"&version={Uri.EscapeDataString(version)}",
        Countries.Find(country) is { } code ? $"&country={code}" : "",
        anchor is null ? "" : $"#{anchor}");
}
