using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Inquiries;

namespace AtoZ.Functions.Guarantee.Commands;

/// <summary>
/// Whether a command may be given now: pure, with the time as an argument. Every wrong-state call has one answer here, for
/// the API, the pages and the dry run alike.
/// Rule SELLER-03.
/// </summary>
internal static class Decide
{
    /// <summary>Checks a command against the stage it answers.</summary>
    /// <param name="command">The command.</param>
    /// <param name="claim">Its claim.</param>
    /// <param name="stage">The stage that waits for it; null when none does.</param>
    /// <param name="atStake">What the claim is about by now.</param>
    /// <param name="policy">Its policy.</param>
    /// <param name="now">The moment.</param>
    /// <returns>Null when it may be stored; otherwise why not.</returns>
    public static Refusal? Check(NewCommand command, IClaim claim, IStage? stage, Stakes atStake, PolicyPack policy, DateTimeOffset now)
    {
        if (stage is null || stage.ClosedAt is not null || !Stages.Permits(stage.Kind, command.Kind))
        {
            return NotNow(command.Kind, claim);
        }

        // In the seller's appeal the buyer has the money already: what is owed is a debt, and paying that decides nothing.
        if (command.Kind == CommandKind.SellerPays && stage.Kind == StageKind.Vote && claim.Outcome is not (ClaimOutcome.None or ClaimOutcome.Refused or ClaimOutcome.RefusedForFraud))
        {
            return NotNow(command.Kind, claim);
        }

        if (now >= stage.Deadline && !Stages.IsStanding(stage.Kind))
        {
            return new Refusal(
                "STAGE_CLOSED", 409, $"The time for this answer ended at {stage.Deadline:u}.", "Open the case again to see what happens next and what can still be done.");
        }

        if (command.SendsItself && stage.Kind != StageKind.SellerAnswer)
        {
            return new Refusal("DRAFT_NOT_HERE", 422, $"{command.Kind} takes effect when it is given.", "Leave 'atDeadline' out.", "/atDeadline");
        }

        if (command.Kind == CommandKind.BuyerChangesReason && !stage.IsFirst)
        {
            return new Refusal(
                "REASON_FROZEN", 409, "The reason can be changed once, before the seller's first answer.", "Add evidence, or withdraw and file again within the claim's window.");
        }

        if (command.Kind == CommandKind.SellerAcceptsCounter && stage.CounterMinor is null)
        {
            return NotNow(command.Kind, claim);
        }

        return Offers.CheckRound(command.Kind, stage, policy.Offers)
            ?? Offers.CheckRoom(command.Kind, stage, atStake.Claim)
            ?? CheckPayload(command, claim, stage, atStake, policy);
    }

    /// <summary>From when the orchestration acts on a command: answers that move no money can be taken back for a while (PROCESS §5).</summary>
    public static DateTimeOffset EffectiveAt(CommandKind kind, IStage stage, PolicyPack policy, DateTimeOffset now, bool sendsItself = false)
    {
        if (sendsItself)
        {
            return stage.Deadline;
        }

        if (!CommandCatalogue.Of(kind).Revocable)
        {
            return now;
        }

        DateTimeOffset settled = now + policy.SellerAnswer.RevocableFor;
        return settled < stage.Deadline ? settled : stage.Deadline;
    }

    private static Refusal? CheckPayload(NewCommand command, IClaim claim, IStage stage, Stakes atStake, PolicyPack policy) => command.Payload switch
    {
        ReasonChangePayload change => ReasonChanges.Check(change, claim, policy.Eligibility),
        // Money and the item that is kept may be less than the money for which it goes back.
        CounterOfferPayload counter => Offers.CheckCounter(counter, Offers.Offered(stage), atStake.Claim),
        OfferPayload offer => Offers.Check(offer, claim.Kind, atStake, policy.Offers) ?? Offers.CheckAgainstCounter(offer, stage, atStake.Claim) ?? ReviewPressure.Check(offer.Message, policy.Inquiries, "/message"),
        ShipmentPayload shipment => Shipments.Check(shipment, policy.Inquiries),
        ReturnLabelPayload label => Returns.CheckLabel(label, policy.Inquiries),
        ReturnPostedPayload posted => Returns.CheckPosted(posted, stage, claim.Currency, policy.Inquiries),
        ReturnInspectionPayload inspection => Returns.CheckInspection(inspection, stage),
        ContestPayload contest => Required(contest.Reason, "/reason", "Say why the claim is not justified."),
        ReasonPayload reason when command.Kind == CommandKind.BuyerDisputesDelivery =>
            Required(reason.Reason, "/reason", "Say what you know of the delivery."),
        ReasonPayload reason when command.Kind == CommandKind.SellerPaysPostage => Required(reason.Reason, "/reason", "Say to whom and where the item is to be sent."),
        ReasonPayload reason when command.Kind == CommandKind.RemedyFailed => Required(reason.Reason, "/reason", "Say what is missing or wrong."),
        ReasonPayload reason when CommandCatalogue.Of(command.Kind).Reason is { Required: true } =>
            Required(reason.Reason, "/reason", "Say why: it is kept, and told to whom it concerns."),
        InstalmentsPayload plan => Required(plan.Reason, "/reason", "Say why you need instalments: the recovery desk decides by it."),
        FraudOpinionPayload opinion => Required(opinion.Reason, "/reason", "Say what the opinion rests on."),
        VotePayload vote => Appeals.Check(vote),
        DebtPaymentPayload { AmountMinor: <= 0 } => new Refusal("AMOUNT_NOT_POSITIVE", 422, "The amount must be more than zero.", "Send the amount to pay in minor units.", "/amountMinor"),
        _ => null,
    };

    private static Refusal NotNow(CommandKind kind, IClaim claim) => claim.IsOpen
        ? new Refusal("NOT_POSSIBLE_NOW", 409, $"{kind} is not possible while the claim is {claim.Status}.", "Read the claim: it lists what can be done now and who acts next.")
        : new Refusal("CLAIM_CLOSED", 409, $"The claim is closed ({claim.Outcome}).", "A decision can be appealed once within the appeal window; the claim shows until when.");

    private static Refusal? Required(string? text, string field, string remedy) => VisibleText.IsMissing(text)
        ? new Refusal("REASON_REQUIRED", 422, "A reason is required.", remedy, field)
        : null;
}
