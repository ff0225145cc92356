using AtoZ.Functions.Policy;
using AtoZ.Functions.Policy.Eligibility;
using AtoZ.Functions.Policy.FraudRules;

namespace AtoZ.Functions.Tests.Policy;

/// <summary>A row of the rule table: where the rule is, what it says, which numbers of the pack it uses.</summary>
internal sealed record RuleRow(string Code, string File, string Sentence, params string[] Paths);

/// <summary>The rule table of <c>Policy/README.md</c>, made from code and pack.</summary>
internal static class RuleTable
{
    private static readonly Dictionary<string, string[]> EligibilityNumbers = new(StringComparer.Ordinal)
    {
        ["ELIG-04"] = ["$.eligibility.categoriesNotCovered"],
        ["ELIG-05"] = ["$.eligibility.opensAfterEstimatedDelivery", "$.eligibility.closesAfterEstimatedDelivery", "$.eligibility.harmClosesAfterDelivery"],
        ["ELIG-06"] = ["$.eligibility.sellerContactBeforeClaim"],
        ["ELIG-07"] = ["$.eligibility.returnWithin"],
        ["ELIG-08"] = ["$.eligibility.minimumDescriptionLength"],
    };

    private static readonly string[] FraudNumbers = ["weight", "threshold", "window"];

    private static readonly RuleRow[] Others =
    [
        new("SELLER-01", "SellerAnswer.cs", "The seller has a window to answer; harm is more urgent.", "$.sellerAnswer.orderWindow", "$.sellerAnswer.harmWindow"),
        new("SELLER-02", "Reminders.cs", "The seller is reminded before the window ends.", "$.sellerAnswer.remindersBeforeEnd"),
        new("SELLER-03", "../Claims/Decide.cs", "An answer that moves no money can be taken back for a while.", "$.sellerAnswer.revocableFor"),
        new("OFFER-01", "Offers.cs", "The seller may offer a part, a replacement or a repair in a few rounds.", "$.offers.maximumRounds"),
        new("OFFER-02", "Offers.cs", "The buyer answers an offer within a window; silence declines.", "$.offers.buyerWindow", "$.offers.remindersBeforeEnd"),
        new("EVID-01", "EvidenceRequirements.cs", "Each kind of claim has its evidence, for buyer and seller."),
        new("EVID-02", "EvidenceSufficiency.cs", "Each file counts for one requirement."),
        new("EVID-03", "EvidenceRules.cs", "Files are few, small and of known types.", "$.evidence.maximumFiles", "$.evidence.maximumBytes", "$.evidence.acceptedTypes"),
        new("EVID-04", "PolicyPack.cs", "A party that is asked for more has time.", "$.evidence.requestWindow"),
        new("FRAUD", "FraudRules/FraudCheck.cs", "The score sends a claim to a person; no score refuses.", "$.fraud.reviewFrom", "$.fraud.blockFrom"),
        new("FRAUD-P", "PolicyPack.cs", "Expert and investigator have a window; silence clears.", "$.fraud.expertWindow", "$.fraud.investigatorWindow"),
        new("REVIEW-01", "Appeals.cs", "Two votes that agree decide; a split goes to an adjudicator.", "$.appeals.voteWindow", "$.appeals.remindersBeforeEnd"),
        new("REVIEW-02", "Appeals.cs", "A review that gets no votes ends by a default.", "$.appeals.maximumAge", "$.appeals.defaultForBuyer"),
        new("APPEAL-01", "AppealRights.cs", "Either side may appeal once; a won appeal turns money and record back.", "$.appeals.appealWindow", "$.appeals.reversalWithin"),
        new("PAY-01", "Payouts.cs", "Up to a limit nobody approves.", "$.payouts.automaticUpTo.*"),
        new("PAY-02", "Payouts.cs", "From a second limit two people approve.", "$.payouts.twoApproversFrom.*", "$.payouts.approvalReminder", "$.payouts.approvalMaximumAge"),
        new("PAY-03", "Payouts.cs", "What the marketplace pays in a day has a budget; above it payouts wait.", "$.payouts.dailyBudget.*"),
        new("PAY-04", "SellerInsurance.cs", "Of a seller with proof of insurance in time the marketplace bears the cost.", "$.payouts.insuranceProofWithin", "$.payouts.insuranceDeductibleUpTo.*"),
        new("DEBT-01", "RecoverySchedule.cs", "Attempts to recover a debt run on a schedule.", "$.recovery.attemptsAfter"),
        new("DEBT-02", "RecoverySchedule.cs", "Then the invoice is due, insurer and agency are asked, a write-off is proposed.", "$.recovery.invoiceDueAfter", "$.recovery.insurerAfter", "$.recovery.agencyAfter", "$.recovery.writeOffProposedAfter", "$.recovery.writeOffReminder", "$.recovery.writeOffMaximumAge"),
        new("DEBT-03", "../Payments/Offsets.cs", "Of each disbursement a living minimum stays with the seller.", "$.recovery.livingMinimumPercent"),
        new("DEBT-04", "Arrangements.cs", "The seller may promise to pay by a day; the steps wait until then.", "$.arrangements.promiseWithin", "$.arrangements.promises"),
        new("DEBT-05", "Arrangements.cs", "The seller may pay in instalments; small debts without approval.", "$.arrangements.instalments", "$.arrangements.firstInstalmentAfter", "$.arrangements.instalmentEvery", "$.arrangements.instalmentGrace", "$.arrangements.plans", "$.arrangements.planAutomaticUpTo.*", "$.arrangements.planAnsweredWithin"),
        new("DEBT-06", "Arrangements.cs", "The recovery desk may pause the recovery because of hardship.", "$.arrangements.pauseUpTo"),
        new("SWEEP-01", "PolicyPack.cs", "A case that is overdue is put right by a sweep.", "$.sweeps.grace"),
    ];

    public static IReadOnlyList<RuleRow> Rows(LoadedPack pack) =>
    [
        .. EligibilityRules.All.Select(r => new RuleRow(r.Code, $"Eligibility/{r.GetType().Name}.cs", r.Sentence, EligibilityNumbers.GetValueOrDefault(r.Code, []))),
        .. FraudCheck.Rules.Select(r => new RuleRow(r.Code, $"FraudRules/{r.GetType().Name}.cs", r.Sentence, FraudPaths(r.Code, pack))),
        .. Others,
    ];

    /// <summary>The paths that a row names, its stars filled in.</summary>
    public static IEnumerable<string> Paths(RuleRow row, LoadedPack pack) => row.Paths.SelectMany(path => path.EndsWith('*')
        ? pack.Numbers.Keys.Where(key => key.StartsWith(path[..^1], StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        : Enumerable.Repeat(path, 1));

    public static string Render(LoadedPack pack)
    {
        List<string> lines = ["| code | rule | numbers | source | file |", "| --- | --- | --- | --- | --- |"];
        foreach (RuleRow row in Rows(pack))
        {
            List<(string Name, PackNumber Number)> numbers = [.. Paths(row, pack).Select(path => (path[(path.LastIndexOf('.') + 1)..], pack.Numbers[path]))];
            string values = string.Join("; ", numbers.Select(n => $"{n.Name} {Value(n.Number.Value)}"));
            string sources = string.Join("; ", numbers.Select(n => n.Number.Source).Distinct(StringComparer.Ordinal));
            lines.Add($"| {row.Code} | {row.Sentence} | {values} | {sources} | `{row.File}` |");
        }

        return string.Join('\n', lines) + "\n";
    }

    private static string[] FraudPaths(string code, LoadedPack pack) =>
        [.. FraudNumbers.Select(name => $"$.fraud.rules.{code}.{name}").Where(pack.Numbers.ContainsKey)];

    private static string Value(string value) => string.Join(", ", value.Trim('[', ']').Split(',').Select(part => part.Trim(' ', '"')));
}
