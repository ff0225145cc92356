using AtoZ.Functions.Claims;
using AtoZ.Functions.Data;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Policy;

namespace AtoZ.Functions.Cases;

/// <summary>What an answer would lead to, in money and dates, before it is given (PROCESS §5). Pure; the orchestration decides by the same policy.</summary>
public static class Consequences
{
    /// <summary>What a command would lead to.</summary>
    /// <param name="kind">The command.</param>
    /// <param name="payload">Its fields as given so far; null when only the kind is known.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="stage">The stage it answers.</param>
    /// <param name="offer">The open offer; null when none.</param>
    /// <param name="policy">The claim's policy.</param>
    /// <param name="now">The moment.</param>
    public static IReadOnlyList<Consequence> Of(
        CommandKind kind, object? payload, ClaimRecord claim, StageRecord stage, OfferRecord? offer, PolicyPack policy, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(policy);
        return kind switch
        {
            CommandKind.SellerPays => [new("seller-debited", claim.Amount), new("buyer-paid", claim.Amount), new("claim-closed")],
            CommandKind.SellerOffers => Offered(payload as OfferPayload, claim, stage, policy, now),
            CommandKind.SellerContests =>
            [
                new("answer-revocable", null, Decide.EffectiveAt(kind, stage, policy, now)),
                new("review-opened", null, now + policy.Appeals.VoteWindow),
                new("if-lost-marketplace-pays-and-recovers", claim.Amount),
            ],
            CommandKind.BuyerAccepts => offer is { AmountMinor: > 0 }
                ? [new("buyer-paid", new Money(offer.AmountMinor, claim.Currency)), new("claim-closed")]
                : [new("remedy-agreed"), new("claim-closed")],
            CommandKind.BuyerDeclines => stage.Round < policy.Offers.MaximumRounds ? [new("seller-asked-again")] : [new("review-opened", null, now + policy.Appeals.VoteWindow)],
            CommandKind.BuyerWithdraws => [new("claim-closed-without-money")],
            CommandKind.BuyerChangesReason => [new("seller-time-begins-anew", null, now + SellerAnswer.Window(claim.Kind, policy.SellerAnswer))],
            CommandKind.GiveExpertOpinion => payload is FraudOpinionPayload { Fraudulent: true } ? [new("investigator-decides", null, now + policy.Fraud.InvestigatorWindow)] : [new("opinion-counts")],
            CommandKind.DeclareConflict => [new("somebody-else-asked")],
            CommandKind.DecideFraud => FraudDecided(payload as FraudOpinionPayload, claim, policy, now),
            CommandKind.CastVote => [new("vote-counts")],
            CommandKind.AnswerEvidenceRequest => [new("request-answered")],
            CommandKind.ApprovePayout => [new("buyer-paid", claim.Amount)],
            CommandKind.RejectPayout => [new("review-opened", null, now + policy.Appeals.VoteWindow)],
            CommandKind.PayDebt => payload is DebtPaymentPayload wanted ? [new("page-opened", new Money(wanted.AmountMinor, claim.Currency)), new("booked-when-confirmed")] : [new("booked-when-confirmed")],
            CommandKind.OffsetDebt => payload is DebtPaymentPayload paid ? [new("debt-reduced", new Money(paid.AmountMinor, claim.Currency))] : [new("debt-reduced")],
            CommandKind.ReleasePayout => [new("buyer-paid", claim.Amount)],
            CommandKind.RecordDebtPayment => payload is ReceivedPaymentPayload received ? [new("debt-reduced", new Money(received.AmountMinor, claim.Currency))] : [new("debt-reduced")],
            CommandKind.PromisePayment => payload is PromisePayload promise
                ? [new("steps-wait", null, promise.By), new("promise-kept", new Money(promise.AmountMinor, claim.Currency), promise.By), new("promise-broken")]
                : [new("steps-wait"), new("promise-broken")],
            CommandKind.AskInstalments => [new("steps-wait"), new("plan-starts", null, now + policy.Arrangements.FirstInstalmentAfter), new("plan-broken")],
            CommandKind.GrantInstalments => [new("steps-wait"), new("plan-starts", null, now + policy.Arrangements.FirstInstalmentAfter)],
            CommandKind.RefuseInstalments or CommandKind.ResumeRecovery => [new("steps-go-on")],
            CommandKind.PauseRecovery => payload is PausePayload pause ? [new("steps-wait", null, pause.Until), new("hold-lifted")] : [new("steps-wait"), new("hold-lifted")],
            CommandKind.ApproveWriteOff => [new("debt-written-off")],
            CommandKind.RejectWriteOff => [new("debt-stays-with-agency")],
            CommandKind.CancelDebt => [new("debt-cancelled")],
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A command without a known consequence."),
        };
    }

    /// <summary>What happens when nobody acts until the stage's deadline.</summary>
    public static IReadOnlyList<Consequence> OfSilence(StageRecord stage, ClaimRecord claim, PolicyPack policy)
    {
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(policy);
        DateTimeOffset at = stage.Deadline;
        return stage.Kind switch
        {
            StageKind.ExpertOpinion => [new("investigator-decides", null, at + policy.Fraud.InvestigatorWindow)],
            StageKind.FraudDecision => [new("claim-cleared", null, at)],
            StageKind.SellerAnswer when claim.FulfilledByMarketplace => [new("marketplace-pays", claim.Amount, at)],
            StageKind.SellerAnswer => [new("marketplace-pays", claim.Amount, at), new("recovery-from-seller", claim.Amount, at)],
            StageKind.OfferAnswer => [new("offer-declined", null, at)],
            StageKind.Vote => [new("vote-reassigned", null, at), new("decided-by-default", null, stage.OpenedAt + policy.Appeals.MaximumAge)],
            StageKind.EvidenceRequest => [new("request-lapses", null, at)],
            StageKind.PayoutApproval => [new("approver-reminded", null, at), new("review-instead", null, stage.OpenedAt + policy.Payouts.ApprovalMaximumAge)],
            StageKind.WriteOffApproval => [new("approver-reminded", null, at)],
            StageKind.PayoutBrake => [new("paid-next-day", null, at)],
            StageKind.InstalmentApproval => [new("plan-granted", null, at)],
            StageKind.DebtPayment => [new("next-recovery-attempt", null, at)],
            _ => throw new ArgumentOutOfRangeException(nameof(stage), stage.Kind, "A stage without a known default."),
        };
    }

    private static List<Consequence> Offered(OfferPayload? offer, ClaimRecord claim, StageRecord stage, PolicyPack policy, DateTimeOffset now)
    {
        DateTimeOffset settled = Decide.EffectiveAt(CommandKind.SellerOffers, stage, policy, now);
        List<Consequence> list = [new("answer-revocable", null, settled), new("buyer-asked", null, settled + policy.Offers.BuyerWindow)];
        if (offer is { AmountMinor: > 0 })
        {
            Money amount = new(offer.AmountMinor, claim.Currency);
            list.Add(new("if-accepted-seller-debited", amount));
            list.Add(new("if-accepted-buyer-paid", amount));
        }

        return list;
    }

    private static IReadOnlyList<Consequence> FraudDecided(FraudOpinionPayload? opinion, ClaimRecord claim, PolicyPack policy, DateTimeOffset now) => opinion switch
    {
        null => [],
        { Fraudulent: true } => [new("claim-refused"), new("buyer-may-appeal", null, now + policy.Appeals.AppealWindow)],
        _ => [new("claim-cleared"), new("seller-asked", null, now + (claim.Kind.IsHarm() ? policy.SellerAnswer.HarmWindow : policy.SellerAnswer.OrderWindow))],
    };
}
