using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>
/// All numbers of one version of the guarantee, as they hold for one claim: overlays of its kind, country, category and currency are
/// worked in. Each number stands with its source in the pack's JSON; a claim keeps the version it began with. Amount limits are minor
/// units per currency code. A new section is one record in <c>Terms</c>, one line here, one in <see cref="PolicyPackReader"/>.
/// </summary>
public sealed record PolicyPack(
    string Version,
    DateTimeOffset ValidFrom,
    EligibilityTerms Eligibility,
    InquiryTerms Inquiries,
    LossTerms Losses,
    EvidenceTerms Evidence,
    FraudTerms Fraud,
    SellerAnswerTerms SellerAnswer,
    TrackingTerms Tracking,
    OfferTerms Offers,
    MessageTerms Messages,
    BusinessTimeTerms BusinessTime,
    ReturnTerms Returns,
    AppealTerms Appeals,
    PayoutTerms Payouts,
    RefundTerms Refunds,
    RecoveryTerms Recovery,
    ArrangementTerms Arrangements,
    LinkTerms Links,
    LearningTerms Learning,
    SweepTerms Sweeps,
    PublishingTerms Publishing);
