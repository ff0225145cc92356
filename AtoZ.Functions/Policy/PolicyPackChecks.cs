using AtoZ.Functions.Policy.FraudRules;

namespace AtoZ.Functions.Policy;

/// <summary>What must hold between the numbers of a pack: numbers that are fine alone can contradict each other.</summary>
internal static class PolicyPackChecks
{
    public static void Check(string file, PolicyPack pack)
    {
        foreach ((bool holds, string path, string problem) in Claims(pack).Concat(FraudTable(pack.Fraud.Rules)).Concat(Windows(pack)).Concat(MoneyLimits(pack)).Concat(Recovery(pack.Recovery)).Concat(Arrangements(pack)))
        {
            if (!holds)
            {
                throw new PolicyPackException(file, path, problem);
            }
        }

        if (!string.Equals(file, pack.Version + ".json", StringComparison.Ordinal))
        {
            throw new PolicyPackException(file, "$.version", $"is '{pack.Version}', but the file's name says otherwise");
        }
    }

    private static IEnumerable<(bool Holds, string Path, string Problem)> Claims(PolicyPack pack)
    {
        yield return (pack.Eligibility.OpensAfterEstimatedDelivery < pack.Eligibility.ClosesAfterEstimatedDelivery,
            "$.eligibility.opensAfterEstimatedDelivery", "must be before the window closes");
        yield return (pack.Evidence.MaximumFiles > 0, "$.evidence.maximumFiles", "must be at least 1");
        yield return (pack.Evidence.MaximumBytes > 0, "$.evidence.maximumBytes", "must be at least 1");
        yield return (pack.Fraud.ReviewFrom > 0, "$.fraud.reviewFrom", "must be above zero, or every claim would go to a person");
        yield return (pack.Fraud.ReviewFrom < pack.Fraud.BlockFrom, "$.fraud.blockFrom", "must be above reviewFrom");
    }

    private static IEnumerable<(bool Holds, string Path, string Problem)> FraudTable(IReadOnlyDictionary<string, FraudRuleTerms> rules)
    {
        foreach (FraudRule rule in FraudCheck.Rules)
        {
            string path = $"$.fraud.rules.{rule.Code}";
            yield return (rules.ContainsKey(rule.Code), path, "is missing");
            yield return (!rule.LooksBack || rules[rule.Code].Window is not null, path + ".window", "is missing: the rule looks back");
        }

        foreach (string code in rules.Keys.Where(code => FraudCheck.Rules.All(rule => !string.Equals(rule.Code, code, StringComparison.Ordinal))))
        {
            yield return (false, $"$.fraud.rules.{code}", "is not a rule known here");
        }
    }

    private static IEnumerable<(bool Holds, string Path, string Problem)> Windows(PolicyPack pack)
    {
        const string inside = "must be shorter than the window it reminds of";
        TimeSpan shortest = pack.SellerAnswer.OrderWindow < pack.SellerAnswer.HarmWindow ? pack.SellerAnswer.OrderWindow : pack.SellerAnswer.HarmWindow;
        yield return (pack.SellerAnswer.RemindersBeforeEnd.All(r => r < shortest), "$.sellerAnswer.remindersBeforeEnd", inside);
        yield return (pack.SellerAnswer.RevocableFor < shortest, "$.sellerAnswer.revocableFor", "must be shorter than the seller's window");
        yield return (pack.Offers.MaximumRounds > 0, "$.offers.maximumRounds", "must be at least 1");
        yield return (pack.Offers.RemindersBeforeEnd.All(r => r < pack.Offers.BuyerWindow), "$.offers.remindersBeforeEnd", inside);
        yield return (pack.Appeals.RemindersBeforeEnd.All(r => r < pack.Appeals.VoteWindow), "$.appeals.remindersBeforeEnd", inside);
        yield return (pack.Appeals.VoteWindow <= pack.Appeals.MaximumAge, "$.appeals.maximumAge", "must be at least one window for a vote");
    }

    private static IEnumerable<(bool Holds, string Path, string Problem)> MoneyLimits(PolicyPack pack)
    {
        PayoutTerms payouts = pack.Payouts;
        foreach ((string currency, long limit) in payouts.AutomaticUpTo)
        {
            yield return (payouts.TwoApproversFrom.TryGetValue(currency, out long two) && two > limit,
                $"$.payouts.twoApproversFrom.{currency}", "must be there and above the automatic limit");
            yield return (payouts.DailyBudget.TryGetValue(currency, out long budget) && budget >= limit,
                $"$.payouts.dailyBudget.{currency}", "must be there and at least the automatic limit, or nothing would be paid");
        }
    }

    private static IEnumerable<(bool Holds, string Path, string Problem)> Arrangements(PolicyPack pack)
    {
        ArrangementTerms terms = pack.Arrangements;
        yield return (terms.Instalments >= 2, "$.arrangements.instalments", "must be at least 2: one instalment is no plan");
        yield return (terms.InstalmentGrace < terms.InstalmentEvery, "$.arrangements.instalmentGrace", "must be shorter than the time between instalments");
        yield return (pack.Payouts.ApprovalReminder < pack.Payouts.ApprovalMaximumAge, "$.payouts.approvalMaximumAge", "must be longer than the time between reminders");
    }

    private static IEnumerable<(bool Holds, string Path, string Problem)> Recovery(RecoveryTerms recovery)
    {
        yield return (recovery.AttemptsAfter.Zip(recovery.AttemptsAfter.Skip(1)).All(pair => pair.First < pair.Second),
            "$.recovery.attemptsAfter", "must rise");
        yield return (recovery.AttemptsAfter[^1] < recovery.AgencyAfter, "$.recovery.agencyAfter", "must be after the last attempt");
        yield return (recovery.InvoiceDueAfter < recovery.InsurerAfter, "$.recovery.insurerAfter", "must be after the invoice is due");
        yield return (recovery.InsurerAfter < recovery.AgencyAfter, "$.recovery.agencyAfter", "must be after the insurer is asked");
        yield return (recovery.AgencyAfter < recovery.WriteOffProposedAfter, "$.recovery.writeOffProposedAfter", "must be after the agency");
        yield return (recovery.WriteOffReminder < recovery.WriteOffMaximumAge, "$.recovery.writeOffMaximumAge", "must be longer than the time between reminders");
        yield return (recovery.LivingMinimumPercent < 100, "$.recovery.livingMinimumPercent", "must be below 100, or nothing would ever be set against a debt");
    }
}
