using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace AtoZ.Functions.Workflows.Reviews;

/// <summary>
/// The appeal of a decision (PROCESS §7): a review, then its consequences. A buyer who wins is paid; a seller who wins gets money and
/// metrics back together; otherwise the decision stands. Where the other side joined, the review decides about both.
/// </summary>
internal static class AppealOrchestrator
{
    /// <summary>Runs one appeal; its instance is <c>appeal-{id}-{n}</c>.</summary>
    [Function(nameof(AppealOrchestrator))]
    public static async Task<ReviewResult> Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        AppealStart start = context.GetInput<AppealStart>()!;
        (ClaimTerms claim, AppealOrigin origin, _) = await context.Act<BegunAppeal>(nameof(LoadAppeal), start);
        ReviewResult review = await Review.Hold(context, new ReviewStart(claim, start.Number, origin));
        await context.ActOrSkip(nameof(TellAppeal), new AppealTold(start.ClaimId, start.Number, review.ForBuyer));
        bool appellantWon = review.ForBuyer == (origin == AppealOrigin.BuyerAppeals);
        if (appellantWon || (await context.Act<BegunAppeal>(nameof(LoadAppeal), start)).JoinerWon)
        {
            await (review.ForBuyer ? Pay(context, claim, start.Number, review) : Reverse(context, start));
        }

        return review;
    }

    private static async Task Pay(TaskOrchestrationContext context, ClaimTerms claim, int number, ReviewResult review)
    {
        Verdict verdict = review.EndedBy == CommandKind.SellerPays ? Verdict.SellerPays : Verdict.MarketplacePays;
        Decision decision = new(verdict, claim.AmountMinor, review.Reasons, number);
        await Settlement.Carry(context, claim, decision, Occasion.Appeal(number));
    }

    private static async Task Reverse(TaskOrchestrationContext context, AppealStart start)
    {
        foreach (DebtId debt in await context.Act<DebtId[]>(nameof(ReverseDecision), start))
        {
            // Its recovery reads from the store that the debt fell away; this only wakes it.
            context.SendEvent(InstanceIds.Recovery(debt), EventNames.Debt, start.ClaimId.Value);
        }
    }
}
