using AtoZ.Functions.Guarantee.Claims;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace AtoZ.Functions.Workflows.Returns;

/// <summary>
/// A return that was agreed on, from the label to the seller's word on how it came (PROCESS, What is covered). Each step is a stage; what
/// follows it is a rule of the guarantee.
/// </summary>
internal static class ReturnOrchestrator
{
    /// <summary>Runs one return; its instance is <c>return-{claim}</c>.</summary>
    [Function(nameof(ReturnOrchestrator))]
    public static async Task<ReturnResult> Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ReturnStart start = context.GetInput<ReturnStart>()!;
        ReturnStanding standing = await context.Act<ReturnStanding>(nameof(BeginReturn), start);
        while (standing.Next is { } step)
        {
            StageTerms terms = start.Claim.Return.Of(step);
            StageOpening opening = context.Opening(start.Claim, step, start.Round, Actor(step), terms) with
            {
                AmountMinor = start.Claim.AmountMinor,
                IsReturn = true,
                PostageUpToMinor = standing.PostageUpToMinor,
            };
            StageAnswer answer = await context.Stage(opening, terms.RemindersBeforeEnd, Announcement(step));
            standing = await context.Act<ReturnStanding>(nameof(StepReturn), new ReturnStep(opening.Key, answer.Command));
        }

        return standing.Result!;
    }

    private static Party Actor(StageKind step) => step == StageKind.ReturnPosting ? Party.Buyer : Party.Seller;

    private static string Announcement(StageKind step) => step switch
    {
        StageKind.ReturnLabel => nameof(AskForLabel),
        StageKind.ReturnPosting => nameof(AskToPost),
        StageKind.ReturnTransit => nameof(TellPosted),
        _ => nameof(AskToInspect),
    };
}
