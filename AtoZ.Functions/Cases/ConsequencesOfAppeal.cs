using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Cases;

/// <summary>
/// What an appeal would lead to, in money and dates, for the page, the API and the dry run alike: the review, what each end of it is worth,
/// and what holds until then. Pure.
/// </summary>
internal static class ConsequencesOfAppeal
{
    /// <summary>What it would lead to.</summary>
    public static IReadOnlyList<Consequence> Of(AppealAtHand appeal) =>
    [
        .. AppealRights.Joins(appeal.Appeals, appeal.Party) is not null
            ? [new Consequence("appeal-joins")]
            : new Consequence[]
            {
                new("review-opened", null, appeal.Now + appeal.Terms.VoteWindow), new("decided-by-default", null, appeal.Now + appeal.Terms.MaximumAge),
            },
        .. Worth(appeal),
        new("decision-stands-meanwhile"),
        new("appeal.once"),
    ];

    private static IEnumerable<Consequence> Worth(AppealAtHand appeal) => (appeal.Party, appeal.Claim.Outcome) switch
    {
        (_, ClaimOutcome.Refused or ClaimOutcome.RefusedForFraud) when appeal.AtStake.MinorUnits == 0 => [Consequences.NothingLeft],
        (Party.Buyer, ClaimOutcome.Refused or ClaimOutcome.RefusedForFraud) => [new("if-won-buyer-paid", appeal.AtStake)],
        (Party.Seller, ClaimOutcome.Refused or ClaimOutcome.RefusedForFraud) =>
            [new(appeal.Bears ? "if-lost-marketplace-pays-and-bears" : "if-lost-marketplace-pays-and-recovers", appeal.AtStake)],
        (Party.Seller, _) => appeal.Debts.SelectMany(OfDebt),
        (Party.Buyer, _) when appeal.Refused.MinorUnits > 0 => [new("if-won-buyer-paid", appeal.Refused)],
        _ => [],
    };

    private static IEnumerable<Consequence> OfDebt(DebtRecord debt)
    {
        if (debt.ClosedAt is null)
        {
            yield return new Consequence("if-won-debt-cancelled", debt.Outstanding);
            yield return new Consequence("debt-due-meanwhile", debt.Outstanding);
        }

        if (debt.RecoveredMinor > 0)
        {
            yield return new Consequence("if-won-seller-paid-back", new Money(debt.RecoveredMinor, debt.Currency));
        }
    }
}

/// <summary>All that decides what an appeal leads to.</summary>
/// <param name="Party">Who appeals.</param>
/// <param name="Claim">What is appealed.</param>
/// <param name="Appeals">The reviews so far.</param>
/// <param name="AtStake">What is missing of the claim by now.</param>
/// <param name="Refused">What is missing of the lines that were refused while others were upheld.</param>
/// <param name="Debts">What the seller owes for it.</param>
/// <param name="Bears">Whether the marketplace bears what it pays in the seller's place.</param>
/// <param name="Terms">The policy.</param>
/// <param name="Now">The moment.</param>
internal sealed record AppealAtHand(
    Party Party,
    ClaimRecord Claim,
    IReadOnlyList<AppealRecord> Appeals,
    Money AtStake,
    Money Refused,
    IReadOnlyList<DebtRecord> Debts,
    bool Bears,
    AppealTerms Terms,
    DateTimeOffset Now);
