using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Records.Reasons;

/// <summary>How a review ended: two votes that agree, the adjudicator of a split, the policy's default, or a party who ended it.</summary>
internal static class ReviewReasons
{
    private const string ToAdjudicator = "up to the senior adjudicator";

    public static Reasoning Of(ReviewFacts facts, AppealTerms terms)
    {
        string outcome = Outcome(facts, terms);
        return new Reasoning(outcome, [.. Rules(facts, terms)], [.. Others(facts, terms, outcome)]);
    }

    private static string Outcome(ReviewFacts facts, AppealTerms terms) => facts.EndedBy switch
    {
        CommandKind.SellerPays or CommandKind.ParcelLost => Word(true),
        not null => Word(false),
        _ => Word(Voted(facts) ?? terms.DefaultForBuyer),
    };

    private static bool? Voted(ReviewFacts facts)
    {
        if (Vote(facts, Seat.Marketplace) is not { } marketplace || Vote(facts, Seat.Independent) is not { } independent)
        {
            return null;
        }

        bool? agreed = Appeals.Agreement(marketplace, independent);
        return agreed == true && !OnLines(facts) ? Vote(facts, Seat.Adjudicator) : agreed ?? Vote(facts, Seat.Adjudicator);
    }

    // Two who find for the buyer may still uphold different lines: that is a split.
    private static bool OnLines(ReviewFacts facts) => Appeals.AgreeOnLines(facts.Votes.Where(v => v.Seat != Seat.Adjudicator).Select(v => v.RefusedLines ?? []));

    private static IEnumerable<RuleResult> Rules(ReviewFacts facts, AppealTerms terms)
    {
        foreach (SeatVote vote in facts.Votes)
        {
            foreach (CriterionVote criterion in vote.Criteria)
            {
                yield return new RuleResult(criterion.Code, criterion.Met, Appeals.Criteria.GetValueOrDefault(criterion.Code, ""), $"{vote.Seat} seat.", criterion.Reason);
            }

            foreach (LineRefusal line in vote.RefusedLines ?? [])
            {
                yield return new RuleResult(line.Criterion, false, Appeals.Criteria.GetValueOrDefault(line.Criterion, ""), $"{vote.Seat} seat, line {line.Line}.", line.Reason);
            }
        }

        if (facts.EndedBy is { } command)
        {
            yield return new RuleResult("REVIEW-ENDED", true, "A party may end a review, and so may a fact that decides.", $"{command}.");
        }
        else if (Voted(facts) is null)
        {
            yield return new RuleResult("REVIEW-DEFAULT", true, "At the maximum age without the votes the policy's default decides.", $"The default is {Word(terms.DefaultForBuyer)}.");
        }
    }

    private static IEnumerable<Counterfactual> Others(ReviewFacts facts, AppealTerms terms, string outcome)
    {
        if (facts.EndedBy is not null)
        {
            yield break;
        }

        foreach (SeatVote vote in facts.Votes)
        {
            ReviewFacts other = facts with { Votes = [.. facts.Votes.Select(v => v == vote ? v with { ForBuyer = !v.ForBuyer } : v)] };
            string change = vote.ForBuyer
                ? $"with one criterion found not met by the {vote.Seat} seat"
                : $"with {string.Join(", ", vote.Criteria.Where(c => !c.Met).Select(c => c.Code))} found met by the {vote.Seat} seat";
            bool split = Vote(other, Seat.Marketplace) is { } one && Vote(other, Seat.Independent) is { } two && one != two && Vote(other, Seat.Adjudicator) is null;
            string result = split ? ToAdjudicator : Outcome(other, terms);
            if (result != outcome)
            {
                yield return new Counterfactual(change, result);
            }
        }
    }

    private static bool? Vote(ReviewFacts facts, Seat seat) => facts.Votes.FirstOrDefault(v => v.Seat == seat)?.ForBuyer;

    private static string Word(bool forBuyer) => forBuyer ? "ForBuyer" : "ForSeller";
}
