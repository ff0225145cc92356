using AtoZ.Functions.Guarantee.Policy.Eligibility;
using AtoZ.Functions.Guarantee.Policy.FraudRules;

namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>A rule of the guarantee: where it is, what it says, which numbers of a pack it uses.</summary>
/// <param name="Code">The same in code, pack, test, refusal and timeline.</param>
/// <param name="File">Relative to the folder of the policy.</param>
/// <param name="Sentence">The rule as a person would say it.</param>
/// <param name="Numbers">JSON paths; one that ends with a star stands for all below it.</param>
internal sealed record IndexedRule(string Code, string File, string Sentence, params string[] Numbers);

/// <summary>Every rule, and which rule a number belongs to: the table of <c>Policy/README.md</c> and the comparison of packs are made of it.</summary>
internal static class RuleIndex
{
    private const string Overlays = "$.overlays.";

    private static readonly Dictionary<string, string[]> EligibilityNumbers = new(StringComparer.Ordinal)
    {
        ["ELIG-04"] = ["$.eligibility.categoriesNotCovered"],
        ["ELIG-05"] = ["$.eligibility.opensAfterEstimatedDelivery", "$.eligibility.closesAfterEstimatedDelivery", "$.eligibility.harmClosesAfterDelivery"],
        ["ELIG-06"] = ["$.eligibility.sellerContactBeforeClaim"],
        ["ELIG-07"] = ["$.eligibility.returnWithin", "$.eligibility.warrantyNew", "$.eligibility.warrantyUsed", "$.eligibility.damageShownWithin"],
        ["ELIG-08"] = ["$.eligibility.minimumDescriptionLength"],
        ["ELIG-11"] = ["$.eligibility.latePartPercent"],
        ["ELIG-13"] = ["$.eligibility.lateAfterEstimate"],
    };

    private static readonly Dictionary<string, string[]> FraudNumbers = new(StringComparer.Ordinal)
    {
        ["FRAUD-26"] = ["$.fraud.editingPrograms"],
        ["FRAUD-28"] = ["$.fraud.theftProne"],
    };

    private static readonly IndexedRule[] Others =
    [
        new(
            "INQ-01", "Inquiries/InquiryRules.cs", "The buyer writes to the seller before a claim; harm skips that. A seller may offer help after a low review.", "$.inquiries.lowReviewUpTo"),
        new("INQ-02", "Inquiries/InquiryRules.cs", "In an inquiry either side writes; the seller sends tracking, refunds or replaces.", "$.inquiries.longestMessage"),
        new("INQ-03", "Inquiries/ReviewPressure.cs", "A seller never asks a buyer for a review to be changed, in an inquiry or with an offer.", "$.inquiries.reviewPressure.*"),
        new(
            "INQ-04",
            "Inquiries/InquirySchedule.cs",
            "The seller is reminded; the buyer is told when a claim is possible, and before it no longer is.",
            "$.inquiries.remindersBeforeEnd",
            "$.inquiries.noticesBeforeClaimCloses",
            "$.inquiries.lapsesAfter"),
        new("INQ-05", "Inquiries/DraftSchedule.cs", "A draft of a claim is kept as long as a claim is possible, and files itself before that ends if the buyer wished so.", "$.inquiries.draftsFileBeforeEnd"),
        new("LOSS-01", "Losses/LossRules.cs", "Harm is claimed in lines, each with its own proof."),
        new("LOSS-02", "Losses/LossRules.cs", "Damaged property counts at its value when it broke.", "$.losses.usefulLives.*", "$.losses.leastPercent"),
        new("LOSS-03", "Losses/LossRules.cs", "The item counts up to its price; work and the whole claim have caps.", "$.losses.labourUpTo.*", "$.losses.totalUpTo.*"),
        new(
            "MSG-01",
            "PartyMessages.cs",
            "In an open claim either side writes to the other; what leads away from the case is hidden, and nobody asks for a review.",
            "$.messages.upTo",
            "$.messages.within"),
        new(
            "TIME-01",
            "BusinessTime.cs",
            "Windows of parties run on the calendar, or in business time: then weekends and the holidays of the party's country do not count.",
            "$.businessTime.counted.*",
            "$.businessTime.closed.*",
            "$.businessTime.opened.*"),
        new("CHANGE-01", "ReasonChanges.cs", "The buyer may change the reason once, before the seller's first answer; the seller's time begins anew."),
        new("SELLER-01", "SellerAnswer.cs", "The seller has a window to answer; harm is more urgent.", "$.sellerAnswer.orderWindow", "$.sellerAnswer.harmWindow"),
        new("SELLER-02", "Reminders.cs", "The seller is reminded before the window ends.", "$.sellerAnswer.remindersBeforeEnd"),
        new("SELLER-03", "../Commands/Decide.cs", "An answer that moves no money can be taken back for a while.", "$.sellerAnswer.revocableFor"),
        new(
            "SELLER-04",
            "../../Messages/Reach.cs",
            "Whoever was never reached is not in default: the claim waits so long for them, then the marketplace pays at its own expense.",
            "$.sellerAnswer.longestWait"),
        new(
            "TRACK-01",
            "../../Cases/Commands/TrackedClaims.cs",
            "A parcel that the carrier lost, gave up or brings back, or that was never shipped, ends the seller's window as if contested and lost.",
            []),
        new(
            "TRACK-02",
            "DeliveryProof.cs",
            "A delivery scan in a claim of non-receipt asks the buyer; silence ends the claim. Above an amount it needs a signature.",
            "$.tracking.buyerWindow",
            "$.tracking.remindersBeforeEnd",
            "$.tracking.signatureAbove.*"),
        new("TRACK-03", "Terms/TrackingTerms.cs", "What is delivered after the payout is sent back or paid back.", "$.tracking.deliveredAfterPayout"),
        new("OFFER-01", "Offers.cs", "The seller may offer a part, a replacement, a repair or a return, and the buyer may ask for more than was offered: a few rounds, each offer of either side one.", "$.offers.maximumRounds"),
        new("OFFER-02", "Offers.cs", "The buyer answers an offer within a window; silence declines.", "$.offers.buyerWindow", "$.offers.remindersBeforeEnd"),
        new("OFFER-03", "Terms/OfferTerms.cs", "A replacement or a repair that was accepted is shipped with tracking in time, or the money is paid.", "$.offers.shippedWithin", "$.offers.deliveredWithin"),
        new("OFFER-04", "Terms/OfferTerms.cs", "Delivered and some days of silence, or the buyer's word: the replacement or repair is done.", "$.offers.objectedWithin"),
        new(
            "RETURN-01",
            "Returns.cs",
            "Whoever is at fault bears the cost of a return: the seller gives a label in time, or the buyer's postage is given back up to an amount.",
            "$.returns.labelWithin",
            "$.returns.postageUpTo.*",
            "$.returns.costsOfBuyer",
            "$.returns.remindersBeforeEnd"),
        new("RETURN-02", "Returns.cs", "A return that was agreed on is posted in time, or the claim ends without money, with the right of appeal.", "$.returns.postedWithin"),
        new(
            "RETURN-03",
            "Returns.cs",
            "A return that the carrier lost is at the risk of whoever bears its cost; one that nobody saw arrive in time is reviewed.",
            "$.returns.arrivedWithin"),
        new("RETURN-04", "Returns.cs", "The seller says in time how a return came; silence pays, and a dispute is reviewed.", "$.returns.inspectedWithin"),
        new("KIND-01", "Remedies.cs", "Each kind of claim has its remedies, for the buyer to ask for and for the seller to offer.", "$.offers.remedies.*"),
        new("EVID-01", "EvidenceRequirements.cs", "Each kind of claim has its evidence, for buyer and seller.", "$.evidence.requirements.*"),
        new("EVID-02", "EvidenceSufficiency.cs", "Each file counts for one requirement."),
        new("EVID-03", "EvidenceRules.cs", "Files are few, small and of known types.", "$.evidence.maximumFiles", "$.evidence.maximumBytes", "$.evidence.acceptedTypes"),
        new("EVID-04", "EvidenceRequests.cs", "Staff ask a party for more once per stage; the party has time.", "$.evidence.requestWindow", "$.evidence.requestReminders"),
        new("EVID-05", "../../Evidence/Pictures/FingerprintIndex.cs", "Pictures that look the same are found across claims.", "$.evidence.pictureDistance"),
        new("EVID-06", "LateEvidence.cs", "Late evidence is taken and gives the other side time.", "$.evidence.lateReplyWindow", "$.evidence.lateReplies"),
        new("EVID-07", "Retention.cs", "Files are erased some time after the last word in a claim, unless they are held.", "$.evidence.keepAfterClosing"),
        new("EVID-08", "Terms/EvidenceTerms.cs", "A file may be put straight into storage for a short while.", "$.evidence.uploadLinkLife"),
        new("EVID-09", "EvidenceVisibility.cs", "A file that is none of the other side's business is withheld from it; that there is one, and why it is withheld, is told.", "$.evidence.withholdable"),
        new("FRAUD", "FraudRules/FraudCheck.cs", "The score sends a claim to a person; no score refuses.", "$.fraud.reviewFrom", "$.fraud.blockFrom"),
        new("FRAUD-P", "Terms/FraudTerms.cs", "Expert and investigator have a window; silence clears.", "$.fraud.expertWindow", "$.fraud.investigatorWindow"),
        new("FRAUD-L", "Terms/FraudTerms.cs", "A task is one person's for a while.", "$.fraud.taskLease"),
        new("FRAUD-G", "FraudRules/FraudGrounds.cs", "History, connections or a picture alone refuse no claim.", "$.fraud.shortestFinding"),
        new("FRAUD-E", "../../Facts/Fraud/BackTestSums.cs", "A back-test shows which groups of buyers are looked at more than others.", "$.fraud.fairnessFrom", "$.fraud.fairnessRatio"),
        new("FRAUD-S", "Terms/FraudTerms.cs", "A rule can be put off for one party for a while.", "$.fraud.snoozeAtMost"),
        new("REVIEW-01", "Appeals.cs", "Two votes that agree decide; a split goes to an adjudicator.", "$.appeals.voteWindow", "$.appeals.remindersBeforeEnd"),
        new("REVIEW-02", "Appeals.cs", "A review that gets no votes ends by a default.", "$.appeals.maximumAge", "$.appeals.defaultForBuyer"),
        new("APPEAL-01", "AppealRights.cs", "Either side may appeal once; a won appeal turns money and record back.", "$.appeals.appealWindow", "$.appeals.reversalWithin"),
        new("APPEAL-02", "AppealRights.cs", "An appeal says what the decision did not know.", "$.appeals.shortestStatement"),
        new("PAY-01", "Payouts.cs", "Up to a limit nobody approves.", "$.payouts.automaticUpTo.*"),
        new("PAY-02", "Payouts.cs", "From a second limit two people approve.", "$.payouts.twoApproversFrom.*", "$.payouts.approvalReminder", "$.payouts.approvalMaximumAge"),
        new("PAY-03", "Payouts.cs", "What the marketplace pays in a day has a budget; above it payouts wait.", "$.payouts.dailyBudget.*"),
        new("PAY-04", "SellerInsurance.cs", "Of a seller with proof of insurance in time the marketplace bears the cost.", "$.payouts.insuranceProofWithin", "$.payouts.insuranceDeductibleUpTo.*"),
        new("PAY-05", "Terms/PayoutTerms.cs", "A seller who agreed to pay and could not be debited has a day to mend it.", "$.payouts.debitRetryWithin"),
        new("PAY-06", "Refunds.cs", "Money goes back the way the order was paid; as credit only where the buyer chose it.", "$.refunds.order", "$.refunds.storedValue", "$.refunds.choices"),
        new("PAY-07", "../../Payments/Rates.cs", "A payout in another currency is converted at a rate that was told and is not too old; without one it is paid in the order's currency.", "$.refunds.rateNoOlderThan"),
        new("DEBT-01", "RecoverySchedule.cs", "Attempts to recover a debt run on a schedule.", "$.recovery.attemptsAfter"),
        new("DEBT-02", "RecoverySchedule.cs", "Then the invoice is due, insurer and agency are asked, a write-off is proposed.", "$.recovery.invoiceDueAfter", "$.recovery.insurerAfter", "$.recovery.agencyAfter", "$.recovery.writeOffProposedAfter", "$.recovery.writeOffReminder", "$.recovery.writeOffMaximumAge"),
        new("DEBT-03", "../../Payments/Offsets.cs", "Of each disbursement a living minimum stays with the seller.", "$.recovery.livingMinimumPercent"),
        new("DEBT-04", "Arrangements.cs", "The seller may promise to pay by a day; the steps wait until then.", "$.arrangements.promiseWithin", "$.arrangements.promises"),
        new("DEBT-05", "Arrangements.cs", "The seller may pay in instalments; small debts without approval.", "$.arrangements.instalments", "$.arrangements.firstInstalmentAfter", "$.arrangements.instalmentEvery", "$.arrangements.instalmentGrace", "$.arrangements.plans", "$.arrangements.planAutomaticUpTo.*", "$.arrangements.planAnsweredWithin"),
        new("DEBT-06", "Arrangements.cs", "The recovery desk may pause the recovery because of hardship.", "$.arrangements.pauseUpTo"),
        new("DEBT-07", "AgeingBands.cs", "Open debts are reported by their age.", "$.recovery.ageingFrom"),
        new("DEBT-08", "../../Payments/Provisions.cs", "A part of the open debts is set aside as lost, more of the older ones.", "$.recovery.lossRates"),
        new("LINK-01", "Terms/LinkTerms.cs", "A party's link opens its case as long as anything can still happen there.", "$.links.caseLinkLife"),
        new(
            "LEARN-01",
            "../../Facts/Learning/Comparison.cs",
            "A seller is compared with all others where nobody can be recognised.",
            "$.learning.period",
            "$.learning.comparedFrom",
            "$.learning.sellersAtLeast"),
        new(
            "LEARN-02",
            "DefectRates.cs",
            "A seller's order defect rate is told with the warning and the limit that it stands against.",
            "$.learning.defectPeriod",
            "$.learning.defectsRatedFrom",
            "$.learning.defectWarningPerThousand",
            "$.learning.defectLimitPerThousand"),
        new("SWEEP-01", "Terms/SweepTerms.cs", "A case that is overdue is put right by a sweep; what cannot be is reported.", "$.sweeps.grace", "$.sweeps.reportAfter", "$.sweeps.nameSkippedFor"),
        new("SWEEP-02", "Terms/SweepTerms.cs", "What nobody needs any more is cleared away.", "$.sweeps.keepKeys", "$.sweeps.keepNonces", "$.sweeps.keepStaged"),
        new("POLICY-01", "Terms/PublishingTerms.cs", "A new pack comes into force some time after its publication.", "$.publishing.notice"),
        new("POLICY-02", "PolicyOverlay.cs", "Numbers may differ by kind of claim, country, category and currency.", "$.regions.*"),
    ];

    /// <summary>All rules, in the order of the table.</summary>
    public static IReadOnlyList<IndexedRule> All { get; } =
    [
        .. EligibilityRules.All.Select(r => new IndexedRule(
            r.Code, $"Eligibility/{r.GetType().Name}.cs", r.Sentence, [.. EligibilityNumbers.GetValueOrDefault(r.Code, []), $"$.eligibility.rules.{r.Code}.*"])),
        .. FraudCheck.Rules.Select(r => new IndexedRule(r.Code, $"FraudRules/{r.GetType().Name}.cs", r.Sentence, [.. FraudNumbers.GetValueOrDefault(r.Code, []), $"$.fraud.rules.{r.Code}.*"])),
        .. Others,
    ];

    /// <summary>The rule that a number belongs to; null when none does.</summary>
    /// <param name="path">As in <see cref="LoadedPack.Numbers"/>; the number of an overlay belongs to the rule that it overlays.</param>
    public static IndexedRule? RuleOf(string path)
    {
        string bare = Bare(path);
        return All.FirstOrDefault(rule => rule.Numbers.Any(number => Covers(number, bare)));
    }

    /// <summary>A number's path without the overlay that it stands in.</summary>
    public static string Bare(string path) =>
        path.StartsWith(Overlays, StringComparison.Ordinal) ? $"${path[path.IndexOf('.', Overlays.Length)..]}" : path;

    /// <summary>The overlay that a number stands in; null when it stands in the pack itself.</summary>
    public static string? OverlayOf(string path) =>
        path.StartsWith(Overlays, StringComparison.Ordinal) ? path[Overlays.Length..path.IndexOf('.', Overlays.Length)] : null;

    private static bool Covers(string number, string path) =>
        number.EndsWith('*') ? path.StartsWith(number[..^1], StringComparison.Ordinal) : string.Equals(number, path, StringComparison.Ordinal);
}
