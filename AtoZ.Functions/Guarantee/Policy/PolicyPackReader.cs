using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>Which section of the JSON becomes which record, and what must hold in and between them.</summary>
internal static class PolicyPackReader
{
    public static PolicyPack Read(PackSection root) => new(
        root.Text("version"),
        root.Instant("validFrom"),
        root.Read("eligibility", EligibilityTerms.Read),
        root.Read("inquiries", InquiryTerms.Read),
        root.Read("losses", LossTerms.Read),
        root.Read("evidence", EvidenceTerms.Read),
        root.Read("fraud", FraudTerms.Read),
        root.Read("sellerAnswer", SellerAnswerTerms.Read),
        root.Read("tracking", TrackingTerms.Read),
        root.Read("offers", OfferTerms.Read),
        root.Read("messages", MessageTerms.Read),
        root.Read("businessTime", BusinessTimeTerms.Read),
        root.Read("returns", ReturnTerms.Read),
        root.Read("appeals", AppealTerms.Read),
        root.Read("payouts", PayoutTerms.Read),
        root.Read("refunds", RefundTerms.Read),
        root.Read("recovery", RecoveryTerms.Read),
        root.Read("arrangements", ArrangementTerms.Read),
        root.Read("links", LinkTerms.Read),
        root.Read("learning", LearningTerms.Read),
        root.Read("sweeps", SweepTerms.Read),
        root.Read("publishing", PublishingTerms.Read));

    /// <summary>One after the other: a later check may rely on an earlier one.</summary>
    public static IEnumerable<PackCheck> Checks(PolicyPack pack)
    {
        Func<IEnumerable<PackCheck>>[] all =
        [
            pack.Eligibility.Checks,
            () => pack.Inquiries.Checks(pack.Eligibility),
            pack.Losses.Checks,
            pack.Evidence.Checks,
            pack.Fraud.Checks,
            pack.SellerAnswer.Checks,
            pack.Tracking.Checks,
            pack.Offers.Checks,
            pack.Messages.Checks,
            pack.BusinessTime.Checks,
            pack.Returns.Checks,
            pack.Appeals.Checks,
            pack.Payouts.Checks,
            pack.Refunds.Checks,
            pack.Recovery.Checks,
            pack.Arrangements.Checks,
            () => pack.Links.Checks(pack),
            pack.Learning.Checks,
            pack.Publishing.Checks,
        ];
        return all.SelectMany(checks => checks());
    }
}
