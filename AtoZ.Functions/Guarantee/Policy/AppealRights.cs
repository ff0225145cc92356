using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>
/// Who may appeal a decision: the side that lost, and the other side while that appeal runs; each once, within the window, with something new (PROCESS §7).
/// Rules APPEAL-01, APPEAL-02.
/// </summary>
internal static class AppealRights
{
    /// <summary>Until when a closed claim can be appealed; null while it is open.</summary>
    public static DateTimeOffset? Until(IClaim claim, IEnumerable<IReview> appeals, AppealTerms terms)
    {
        DateTimeOffset? decided = appeals.Select(a => a.DecidedAt).Append(claim.ClosedAt).Max();
        return claim.ClosedAt is null ? null : decided + terms.AppealWindow;
    }

    /// <summary>Whether a party may appeal now.</summary>
    /// <returns>Null when it may; otherwise why not.</returns>
    public static Refusal? Check(IClaim claim, IReadOnlyList<IReview> appeals, Party party, AppealTerms terms, DateTimeOffset now)
    {
        if (Until(claim, appeals, terms) is not { } until)
        {
            return new Refusal("CLAIM_OPEN", 409, "The claim is not decided yet.", "Wait for the decision, or answer what the claim asks now.");
        }

        bool used = appeals.Any(a => IsAppeal(a) && (a.Origin == OriginOf(party) || a.JoinedAt is not null));
        bool joins = !used && party is (Party.Buyer or Party.Seller) && Joins(appeals, party) is not null;
        if (!joins && !Lost(claim, appeals, party))
        {
            return new Refusal("NOTHING_TO_APPEAL", 409, "The decision is not against you.", "Only the side that lost may appeal.");
        }

        if (!joins && appeals.Any(a => a.DecidedAt is null))
        {
            return new Refusal("APPEAL_RUNNING", 409, "An appeal is being reviewed.", "Wait for its decision.");
        }

        if (used)
        {
            return new Refusal("APPEAL_USED", 409, "Each side may appeal once, and you did.", "The decision is final here.");
        }

        return now >= until ? new Refusal("APPEAL_TOO_LATE", 409, $"The time to appeal ended at {until:u}.", "The decision is final here.") : null;
    }

    /// <summary>
    /// The appeal of the other side that runs: who appeals too, joins it, and one review decides both. Null when there is none, it was
    /// joined already, or somebody voted: who still has lost then, appeals after its decision.
    /// </summary>
    public static T? Joins<T>(IReadOnlyList<T> appeals, Party party)
        where T : class, IReview =>
        appeals.FirstOrDefault(a => a is { DecidedAt: null, JoinedAt: null, VotedAt: null } && IsAppeal(a) && a.Origin != OriginOf(party));

    /// <summary>An appeal needs something that the decision did not know.</summary>
    /// <returns>Null when the statement will do.</returns>
    public static Refusal? CheckStatement(string? statement, IEnumerable<IReview> appeals, AppealTerms terms)
    {
        string text = statement?.Trim() ?? "";
        if (VisibleText.Length(text) < terms.ShortestStatement)
        {
            return new Refusal("NEW_INFORMATION_REQUIRED", 422, "An appeal needs new information.", $"Say in {terms.ShortestStatement} characters or more what the decision did not know.", "/statement");
        }

        return appeals.Any(a => string.Equals(a.Statement.Trim(), text, StringComparison.OrdinalIgnoreCase) || string.Equals(a.JoinedStatement?.Trim(), text, StringComparison.OrdinalIgnoreCase))
            ? new Refusal("NEW_INFORMATION_REQUIRED", 422, "This statement was already reviewed.", "Say what is new.", "/statement")
            : null;
    }

    /// <summary>The origin of a review that a party asks for.</summary>
    public static AppealOrigin OriginOf(Party party) => party == Party.Buyer ? AppealOrigin.BuyerAppeals : AppealOrigin.SellerAppeals;

    private static bool IsAppeal(IReview review) => review.Origin is AppealOrigin.BuyerAppeals or AppealOrigin.SellerAppeals;

    private static bool Lost(IClaim claim, IReadOnlyList<IReview> appeals, Party party)
    {
        IReview? last = appeals.Where(a => a.DecidedAt is not null).MaxBy(a => a.Number);
        if (party == Party.Buyer && last is { RefusesLines: true } && claim.Outcome is not (ClaimOutcome.SettledByOffer or ClaimOutcome.Withdrawn))
        {
            return true;
        }

        bool? forBuyer = last?.ForBuyer ?? claim.Outcome switch
        {
            ClaimOutcome.Refused or ClaimOutcome.RefusedForFraud => false,
            ClaimOutcome.PaidByMarketplace => true,
            _ => null,
        };

        // What a side agreed to, or was not asked to pay for, is no decision against it.
        return claim.Outcome switch
        {
            ClaimOutcome.SettledByOffer or ClaimOutcome.Withdrawn or ClaimOutcome.None => false,
            ClaimOutcome.PaidBySeller or ClaimOutcome.BorneByMarketplace or ClaimOutcome.MadeGoodElsewhere => false,
            _ => party switch
            {
                Party.Buyer => forBuyer == false,
                Party.Seller => forBuyer == true || claim.Outcome == ClaimOutcome.PaidByMarketplace,
                _ => false,
            },
        };
    }
}
