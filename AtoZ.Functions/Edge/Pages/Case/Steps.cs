using AtoZ.Functions.Cases;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Edge.Pages.Case;

/// <summary>The way of a claim: what is done, where it stands, what comes. Steps that this claim does not take are not shown.</summary>
internal static class Steps
{
    // Reviews of a claim that nobody decided yet.
    private static readonly AppealOrigin[] DecideFirst =
    [
        AppealOrigin.SellerContests, AppealOrigin.OffersExhausted, AppealOrigin.RemedyDisputed, AppealOrigin.ReturnDisputed,
        AppealOrigin.DeliveryDisputed, AppealOrigin.DeliveredInPart,
    ];

    /// <summary>The steps of a case.</summary>
    public static IReadOnlyList<StepView> Of(CaseFile file, Reader reader)
    {
        int now = Position(file.Claim.Status);
        List<StepView> steps = [new StepView(reader.Say("step.filed"), "done", file.Claim.FiledAt)];
        Add(steps, reader, "step.checked", 1, now, At(file, TimelineKind.FraudChecked, TimelineKind.FraudDecided), file.Claim.IsOpen || Happened(file, TimelineKind.FraudChecked, TimelineKind.SellerNotified));
        Add(steps, reader, "step.seller", 2, now, At(file, TimelineKind.SellerAnswered, TimelineKind.SellerSilent), file.Claim.IsOpen || Happened(file, TimelineKind.SellerNotified));
        Add(steps, reader, "step.offer", 3, now, At(file, TimelineKind.OfferAccepted, TimelineKind.OfferCountered, TimelineKind.OfferDeclined), file.Offers.Count > 0);
        TimelineKind[] answered = [TimelineKind.DeliveryDisputed, TimelineKind.BuyerSilent];
        bool asked = file.OpenStages.Any(s => s.Kind == StageKind.DeliveryAnswer) || Happened(file, answered);
        Add(steps, reader, "step.delivery", 3, now, At(file, answered), asked);
        Add(steps, reader, "step.remedy", 4, now, At(file, TimelineKind.RemedyArrived, TimelineKind.RemedyKept, TimelineKind.RemedyDisputed, TimelineKind.RemedyOverdue), file.Claim.Status == ClaimStatus.AwaitingRemedy || Happened(file, TimelineKind.RemedyShipped, TimelineKind.RemedyOverdue));
        TimelineKind[] back =
        [
            TimelineKind.ReturnInspected, TimelineKind.ReturnKept, TimelineKind.ReturnWaived, TimelineKind.ReturnNotPosted, TimelineKind.ReturnOverdue,
        ];
        Add(steps, reader, "step.return", 4, now, At(file, back), file.Return is not null);
        bool reviewed = now == 5 || file.Appeals.Any(a => DecideFirst.Contains(a.Origin));
        Add(steps, reader, "step.review", 5, now, file.Appeals is [{ } first, ..] ? first.DecidedAt : null, reviewed);
        if (file.Claim.IsOpen)
        {
            Add(steps, reader, "step.payment", 6, now, null, true);
            return steps;
        }

        steps.Add(new StepView(reader.Say("step.closed", ("outcome", reader.Word(file.Claim.Outcome))), "done", file.Claim.ClosedAt));
        if (file.Appeals.LastOrDefault(a => a.Origin is AppealOrigin.BuyerAppeals or AppealOrigin.SellerAppeals) is { } appeal)
        {
            steps.Add(new StepView(reader.Say("step.appeal"), appeal.DecidedAt is null ? "now" : "done", appeal.DecidedAt));
        }

        return steps;
    }

    private static void Add(List<StepView> steps, Reader reader, string key, int position, int now, DateTimeOffset? at, bool taken)
    {
        if (taken)
        {
            string state = position < now ? "done" : position == now ? "now" : "later";
            steps.Add(new StepView(reader.Say(key), state, state == "done" ? at : null));
        }
    }

    private static int Position(ClaimStatus status) => status switch
    {
        ClaimStatus.Checking or ClaimStatus.AwaitingExpert or ClaimStatus.AwaitingInvestigator => 1,
        ClaimStatus.AwaitingSeller => 2,
        ClaimStatus.AwaitingBuyer => 3,
        ClaimStatus.AwaitingRemedy or ClaimStatus.AwaitingReturn => 4,
        ClaimStatus.InReview => 5,
        ClaimStatus.AwaitingPayment or ClaimStatus.AwaitingApproval or ClaimStatus.Paying => 6,
        _ => 7,
    };

    private static bool Happened(CaseFile file, params TimelineKind[] kinds) => file.Timeline.Any(t => kinds.Contains(t.Kind));

    private static DateTimeOffset? At(CaseFile file, params TimelineKind[] kinds) => file.Timeline.LastOrDefault(t => kinds.Contains(t.Kind))?.At;
}
