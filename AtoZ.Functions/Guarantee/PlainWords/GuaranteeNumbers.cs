using AtoZ.Functions.Guarantee.Policy;

namespace AtoZ.Functions.Guarantee.PlainWords;

/// <summary>
/// The numbers that buyers and sellers meet, in the order in which the page says them. A number of a pack that is not here is one of the
/// inside: how fraud is scored, how sweeps run.
/// </summary>
internal static class GuaranteeNumbers
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<GuaranteeNumber> All { get; } =
    [
        new("eligibility.categoriesNotCovered", "covered", NumberShape.Categories, Meets.Nobody),
        new("eligibility.opensAfterEstimatedDelivery", "window", NumberShape.Span, Meets.Nobody),
        new("eligibility.closesAfterEstimatedDelivery", "window", NumberShape.Span, Meets.Nobody),
        new("eligibility.harmClosesAfterDelivery", "window", NumberShape.Span, Meets.Nobody),
        new("eligibility.returnWithin", "window", NumberShape.Span, Meets.Nobody),
        new("eligibility.warrantyNew", "window", NumberShape.Span, Meets.Nobody),
        new("eligibility.warrantyUsed", "window", NumberShape.Span, Meets.Nobody),
        new("eligibility.damageShownWithin", "window", NumberShape.Span, Meets.Nobody),
        new("eligibility.lateAfterEstimate", "window", NumberShape.Span, Meets.Nobody),
        new("eligibility.latePartPercent", "covered", NumberShape.Count, Meets.Nobody),
        new("inquiries.noticesBeforeClaimCloses", "window", NumberShape.Spans, Meets.Nobody),
        new("inquiries.draftsFileBeforeEnd", "window", NumberShape.Span, Meets.Nobody),
        new("eligibility.sellerContactBeforeClaim", "first", NumberShape.Span, Meets.Nobody),
        new("inquiries.remindersBeforeEnd", "first", NumberShape.Spans, Meets.Nobody),
        new("inquiries.lapsesAfter", "first", NumberShape.Span, Meets.Nobody),
        new("inquiries.longestMessage", "first", NumberShape.Count, Meets.Nobody),
        new("eligibility.minimumDescriptionLength", "first", NumberShape.Count, Meets.Nobody),
        new("evidence.requirements", "evidence", NumberShape.Evidence, Meets.Both),
        new("evidence.maximumFiles", "evidence", NumberShape.Count, Meets.Both),
        new("evidence.maximumBytes", "evidence", NumberShape.Bytes, Meets.Both),
        new("evidence.acceptedTypes", "evidence", NumberShape.FileTypes, Meets.Both),
        new("evidence.requestWindow", "evidence", NumberShape.Span, Meets.Both),
        new("evidence.requestReminders", "evidence", NumberShape.Spans, Meets.Both),
        new("evidence.lateReplyWindow", "evidence", NumberShape.Span, Meets.Both),
        new("evidence.lateReplies", "evidence", NumberShape.Count, Meets.Both),
        new("evidence.keepAfterClosing", "evidence", NumberShape.Span, Meets.Both),
        new("evidence.withholdable", "evidence", NumberShape.Causes, Meets.Both),
        new("losses.usefulLives", "harm", NumberShape.Span, Meets.Both),
        new("losses.leastPercent", "harm", NumberShape.Count, Meets.Both),
        new("losses.labourUpTo", "harm", NumberShape.Money, Meets.Both),
        new("losses.totalUpTo", "harm", NumberShape.Money, Meets.Both),
        new("eligibility.rules", "refused", NumberShape.Asked, Meets.Nobody),
        new("fraud.expertWindow", "check", NumberShape.Span, Meets.Both),
        new("fraud.investigatorWindow", "check", NumberShape.Span, Meets.Both),
        new("links.caseLinkLife", "check", NumberShape.Span, Meets.Both),
        new("sellerAnswer.orderWindow", "answer", NumberShape.Span, Meets.Both),
        new("sellerAnswer.harmWindow", "answer", NumberShape.Span, Meets.Both),
        new("businessTime.counted", "answer", NumberShape.Counted, Meets.Both),
        new("businessTime.closed", "answer", NumberShape.Days, Meets.Both),
        new("businessTime.opened", "answer", NumberShape.Days, Meets.Both),
        new("sellerAnswer.remindersBeforeEnd", "answer", NumberShape.Spans, Meets.Both),
        new("sellerAnswer.revocableFor", "answer", NumberShape.Span, Meets.Both),
        new("sellerAnswer.longestWait", "answer", NumberShape.Span, Meets.Both),
        new("messages.upTo", "answer", NumberShape.Count, Meets.Both),
        new("messages.within", "answer", NumberShape.Span, Meets.Both),
        new("tracking.buyerWindow", "tracking", NumberShape.Span, Meets.Both),
        new("tracking.remindersBeforeEnd", "tracking", NumberShape.Spans, Meets.Both),
        new("tracking.signatureAbove", "tracking", NumberShape.Money, Meets.Both),
        new("tracking.deliveredAfterPayout", "tracking", NumberShape.Span, Meets.Both),
        new("offers.remedies", "offer", NumberShape.Remedies, Meets.Both),
        new("offers.maximumRounds", "offer", NumberShape.Count, Meets.Both),
        new("offers.buyerWindow", "offer", NumberShape.Span, Meets.Both),
        new("offers.remindersBeforeEnd", "offer", NumberShape.Spans, Meets.Both),
        new("offers.shippedWithin", "remedy", NumberShape.Span, Meets.Both),
        new("offers.deliveredWithin", "remedy", NumberShape.Span, Meets.Both),
        new("offers.objectedWithin", "remedy", NumberShape.Span, Meets.Both),
        new("returns.labelWithin", "return", NumberShape.Span, Meets.Both),
        new("returns.postageUpTo", "return", NumberShape.Money, Meets.Both),
        new("returns.costsOfBuyer", "return", NumberShape.Kinds, Meets.Both),
        new("returns.postedWithin", "return", NumberShape.Span, Meets.Both),
        new("returns.arrivedWithin", "return", NumberShape.Span, Meets.Both),
        new("returns.inspectedWithin", "return", NumberShape.Span, Meets.Both),
        new("returns.remindersBeforeEnd", "return", NumberShape.Spans, Meets.Both),
        new("appeals.voteWindow", "review", NumberShape.Span, Meets.Both),
        new("appeals.remindersBeforeEnd", "review", NumberShape.Spans, Meets.Both),
        new("appeals.maximumAge", "review", NumberShape.Span, Meets.Both),
        new("appeals.defaultForBuyer", "review", NumberShape.Side, Meets.Both),
        new("payouts.automaticUpTo", "payment", NumberShape.Money, Meets.Both),
        new("payouts.twoApproversFrom", "payment", NumberShape.Money, Meets.Both),
        new("payouts.dailyBudget", "payment", NumberShape.Money, Meets.Both),
        new("payouts.approvalMaximumAge", "payment", NumberShape.Span, Meets.Both),
        new("payouts.debitRetryWithin", "payment", NumberShape.Span, Meets.Both),
        new("appeals.appealWindow", "appeal", NumberShape.Span, Meets.Both),
        new("appeals.shortestStatement", "appeal", NumberShape.Count, Meets.Both),
        new("appeals.reversalWithin", "appeal", NumberShape.Span, Meets.Both),
        new("inquiries.lowReviewUpTo", "seller", NumberShape.Count, Meets.Nobody),
        new("inquiries.reviewPressure", "seller", NumberShape.Words, Meets.Nobody),
        new("payouts.insuranceProofWithin", "seller", NumberShape.Span, Meets.Seller),
        new("payouts.insuranceDeductibleUpTo", "seller", NumberShape.Money, Meets.Seller),
        new("recovery.attemptsAfter", "debt", NumberShape.Spans, Meets.Seller),
        new("recovery.invoiceDueAfter", "debt", NumberShape.Span, Meets.Seller),
        new("recovery.insurerAfter", "debt", NumberShape.Span, Meets.Seller),
        new("recovery.agencyAfter", "debt", NumberShape.Span, Meets.Seller),
        new("recovery.writeOffProposedAfter", "debt", NumberShape.Span, Meets.Seller),
        new("recovery.livingMinimumPercent", "debt", NumberShape.Count, Meets.Seller),
        new("arrangements.promiseWithin", "debt", NumberShape.Span, Meets.Seller),
        new("arrangements.promises", "debt", NumberShape.Count, Meets.Seller),
        new("arrangements.instalments", "debt", NumberShape.Count, Meets.Seller),
        new("arrangements.firstInstalmentAfter", "debt", NumberShape.Span, Meets.Seller),
        new("arrangements.instalmentEvery", "debt", NumberShape.Span, Meets.Seller),
        new("arrangements.instalmentGrace", "debt", NumberShape.Span, Meets.Seller),
        new("arrangements.plans", "debt", NumberShape.Count, Meets.Seller),
        new("arrangements.planAutomaticUpTo", "debt", NumberShape.Money, Meets.Seller),
        new("arrangements.planAnsweredWithin", "debt", NumberShape.Span, Meets.Seller),
        new("arrangements.pauseUpTo", "debt", NumberShape.Span, Meets.Seller),
    ];

    /// <summary>The number that a path of a pack is; null when it is one of the inside.</summary>
    /// <param name="path">As in <see cref="LoadedPack.Numbers"/>, of an overlay or not.</param>
    public static GuaranteeNumber? Of(string path)
    {
        string bare = RuleIndex.Bare(path);
        return All.FirstOrDefault(number => number.Covers(bare));
    }
}
