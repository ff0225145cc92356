using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Records.Reasons;

/// <summary>How many people must approve a payout, and what they said (PROCESS §8).</summary>
internal static class PayoutReasons
{
    private const string Lapsed = "Lapsed";

    public static Reasoning Of(PayoutFacts facts, PayoutTerms terms)
    {
        Money amount = new(facts.AmountMinor, facts.Currency);
        string outcome = Word(Payouts.ApproversNeeded(amount, terms));
        bool known = terms.AutomaticUpTo.TryGetValue(facts.Currency, out long limit);
        string fact = known ? $"{amount} is to be paid; the limit is {new Money(limit, facts.Currency)}." : $"The policy has no limit for {facts.Currency}: people decide.";
        return new Reasoning(
            outcome,
            [new RuleResult("PAY-01", Payouts.IsAutomatic(amount, terms), "Up to the automatic limit a payout needs nobody's approval.", fact)],
            [.. Limits(facts.Currency, terms).Select(l => new Counterfactual($"with {l} to be paid", Word(Payouts.ApproversNeeded(l, terms)))).Where(c => c.Outcome != outcome)]);
    }

    public static Reasoning Of(ApprovalFacts facts)
    {
        string outcome = Outcome(facts);
        return new Reasoning(
            outcome,
            [
                .. facts.Words.Select(w => new RuleResult("PAY-02", w.Approved, "Each approver is another person; one refusal stops the payout.", w.Approver, w.Reason)),
                new RuleResult("PAY-03", !facts.Withdrawn, "The buyer still wants the money.", $"{facts.Needed} approvers were needed."),
            ],
            [.. Others(facts).Where(c => c.Outcome != outcome && c.Outcome != Lapsed)]);
    }

    // With too few words the payout would still wait: that is no result.
    private static IEnumerable<Counterfactual> Others(ApprovalFacts facts)
    {
        if (facts.Words.Count > 0)
        {
            ApproverWord last = facts.Words[^1];
            ApprovalFacts other = facts with { Words = [.. facts.Words.SkipLast(1), last with { Approved = !last.Approved }] };
            yield return new Counterfactual($"with the other word of {last.Approver}", Outcome(other));
        }
    }

    private static string Outcome(ApprovalFacts facts) => facts.Withdrawn
        ? "Withdrawn"
        : facts.Words.Any(w => !w.Approved)
            ? "Stopped"
            : facts.Words.Select(w => w.Approver).Distinct(StringComparer.Ordinal).Count() >= facts.Needed ? "Allowed" : Lapsed;

    private static IEnumerable<Money> Limits(string currency, PayoutTerms terms)
    {
        if (terms.AutomaticUpTo.TryGetValue(currency, out long limit))
        {
            yield return new Money(limit, currency);
            yield return new Money(limit + 1, currency);
        }

        if (terms.TwoApproversFrom.TryGetValue(currency, out long two))
        {
            yield return new Money(two, currency);
        }
    }

    private static string Word(int approvers) => approvers switch { 0 => "Automatic", 1 => "OneApprover", _ => "TwoApprovers" };
}
