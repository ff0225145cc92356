using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Workflows.Reviews;
using Microsoft.DurableTask;

namespace AtoZ.Functions.Workflows.Offer;

/// <summary>How a replacement or a repair ended that was agreed on.</summary>
internal sealed record RemedyEnd(ClaimId ClaimId, int Round, string StageKey, CommandKind? EndedBy, bool Kept);

/// <summary>
/// Follows a replacement or a repair that the buyer accepted (PROCESS §6): shipped with tracking in time, or the money is paid; delivered and silence, or
/// the buyer's word, and it is done. What the buyer disputes goes to a review.
/// </summary>
internal static class PromisedRemedy
{
    /// <summary>Follows it to its end.</summary>
    public static async Task<Decision> Follow(TaskOrchestrationContext context, ClaimTerms claim, int round)
    {
        StageOpening shipment = context.Opening(claim, StageKind.RemedyShipment, round, Party.Seller, claim.Remedy.Shipment) with { AmountMinor = claim.AmountMinor };
        StageAnswer shipped = await context.Stage(shipment, claim.Remedy.Shipment.RemindersBeforeEnd, nameof(AskForShipment));
        if (shipped.Command?.Kind != CommandKind.SellerShips)
        {
            return await Ended(context, claim, shipment, shipped, silenceIsDone: false);
        }

        StageOpening delivery = context.Opening(claim, StageKind.RemedyDelivery, round, Party.Buyer, claim.Remedy.Delivery) with { AmountMinor = claim.AmountMinor };
        StageAnswer delivered = await context.Stage(delivery, claim.Remedy.Delivery.RemindersBeforeEnd, nameof(TellShipment));
        if (delivered.Command?.Kind != CommandKind.RemedyDelivered)
        {
            return await Ended(context, claim, delivery, delivered, silenceIsDone: false);
        }

        StageOpening inspection = context.Opening(claim, StageKind.RemedyInspection, round, Party.Buyer, claim.Remedy.Inspection);
        StageAnswer looked = await context.Stage(inspection, claim.Remedy.Inspection.RemindersBeforeEnd, nameof(TellDelivery));
        return await Ended(context, claim, inspection, looked, silenceIsDone: true);
    }

    private static async Task<Decision> Ended(TaskOrchestrationContext context, ClaimTerms claim, StageOpening stage, StageAnswer answer, bool silenceIsDone)
    {
        CommandKind? by = answer.Command?.Kind;
        bool kept = by is CommandKind.RemedyArrived || (by is null && silenceIsDone);
        await context.ActOrSkip(nameof(EndRemedy), new RemedyEnd(claim.ClaimId, stage.Round, stage.Key, by, kept));
        return by switch
        {
            CommandKind.RemedyFailed => await Reviewed.Decide(context, claim, 1, AppealOrigin.RemedyDisputed),
            _ when kept => new Decision(Verdict.OfferAccepted),
            _ => Endings.Of(claim, by) ?? new Decision(Verdict.MarketplacePays, claim.AmountMinor),
        };
    }
}
