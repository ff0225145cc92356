using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Records.Reasons;

/// <summary>
/// The table of outcomes (PROCESS §6) as rows in the order in which they are asked: the first that applies is the outcome. It is the
/// check on the orchestration, which reaches the same outcome step by step.
/// </summary>
internal static class OutcomeReasons
{
    private static readonly (string Code, string Sentence, Func<OutcomeFacts, bool> Applies, ClaimOutcome Outcome)[] Rows =
    [
        ("OUT-01", "The seller won an appeal: money and record were turned back, the marketplace bears the cost.", f => f.Reversed, ClaimOutcome.BorneByMarketplace),
        ("OUT-02", "The buyer withdrew.", f => f.Withdrawn, ClaimOutcome.Withdrawn),
        ("OUT-09", "What was paid had come back by another way: nothing was left to pay.", f => f.NothingMissing, ClaimOutcome.MadeGoodElsewhere),
        ("OUT-03", "An investigator confirmed fraud, and no review said otherwise.", f => f.FraudConfirmed && f.Review != true, ClaimOutcome.RefusedForFraud),
        ("OUT-04", "The last review found for the seller.", f => f.Review == false, ClaimOutcome.Refused),
        (
            "OUT-10",
            "The carrier's scan says delivered, and the buyer did not say otherwise; no review did.",
            f => f is { DeliveryProved: true, Review: null },
            ClaimOutcome.Refused),
        (
            "OUT-11",
            "A return was agreed on, and the buyer did not post it in time; no review said otherwise.",
            f => f is { ReturnNotPosted: true, Review: null },
            ClaimOutcome.Refused),
        ("OUT-05", "The buyer accepted the seller's offer, or the seller the buyer's counter-offer.", f => f.OfferAccepted, ClaimOutcome.SettledByOffer),
        ("OUT-06", "The seller paid.", f => f.SellerPaid, ClaimOutcome.PaidBySeller),
        ("OUT-07", "The marketplace paid and pursues the seller.", f => f.SellerOwes, ClaimOutcome.PaidByMarketplace),
        ("OUT-08", "The marketplace paid and bears the cost: its own fulfilment, a seller insured in time, or one who was never reached.", _ => true, ClaimOutcome.BorneByMarketplace),
    ];

    public static Reasoning Of(OutcomeFacts facts)
    {
        var row = Rows.First(r => r.Applies(facts));
        string fact = $"The seller's last answer: {facts.SellerAnswer}. The buyer gets {new Money(facts.AmountMinor, facts.Currency)}.";
        return new Reasoning(
            row.Outcome.ToString(),
            [.. Rows.TakeWhile(r => r.Code != row.Code).Append(row).Select(r => new RuleResult(r.Code, r.Code == row.Code, r.Sentence, fact))],
            [.. Others(facts).Select(o => new Counterfactual(o.Change, Rows.First(r => r.Applies(o.Facts)).Outcome.ToString())).Where(c => c.Outcome != row.Outcome.ToString())]);
    }

    private static IEnumerable<(string Change, OutcomeFacts Facts)> Others(OutcomeFacts facts)
    {
        yield return ("with a review that found for the seller", facts with { Review = false, OfferAccepted = false });
        if (facts.Review == false)
        {
            yield return ("with a review that found for the buyer", facts with { Review = true, SellerOwes = !facts.MarketplaceBears });
        }

        if (facts is { SellerAnswer: LastAnswer.Silent or LastAnswer.Pays, SellerPaid: false })
        {
            yield return ("with a seller who paid in time", facts with { SellerPaid = true });
        }
    }
}

/// <summary>Why a debt was given up (PROCESS §9).</summary>
internal static class WriteOffReasons
{
    public static Reasoning Of(WriteOffFacts facts, RecoveryTerms terms)
    {
        TimeSpan age = facts.At - facts.OpenedAt;
        bool oldEnough = age >= terms.WriteOffProposedAfter;
        Money rest = new(facts.OutstandingMinor, facts.Currency);
        return new Reasoning(
            oldEnough && facts.ApprovedBy.Length > 0 ? "WrittenOff" : "NotYet",
            [
                new RuleResult("WO-01", oldEnough, $"A debt is pursued for {PolicyDurations.Format(terms.WriteOffProposedAfter)} before it is given up.", $"It is {(int)age.TotalDays} days old; {rest} is owed."),
                new RuleResult("WO-02", facts.ApprovedBy.Length > 0, "An approver agreed.", facts.ApprovedBy, facts.Words),
            ],
            [new Counterfactual($"with {rest} paid before", "Recovered")]);
    }
}
