using AtoZ.Functions.Claims;
using AtoZ.Functions.Payments;

namespace AtoZ.Functions.Cases;

/// <summary>What an act about a debt would lead to.</summary>
internal static class ConsequencesForDebts
{
    public static IReadOnlyList<Consequence> Of(ActAtHand act) => act.Kind switch
    {
        // Nobody's word books money: the service's does.
        CommandKind.PayDebt => act.Payload is DebtPaymentPayload wanted
            ? [new("page-opened", new Money(wanted.AmountMinor, act.Claim.Currency)), new("booked-when-confirmed")]
            : [new("booked-when-confirmed")],
        CommandKind.OffsetDebt => [Reduced(act, (act.Payload as DebtPaymentPayload)?.AmountMinor)],
        CommandKind.RecordDebtPayment => [Reduced(act, (act.Payload as ReceivedPaymentPayload)?.AmountMinor)],
        CommandKind.PromisePayment => act.Payload is PromisePayload promise
            ? [new("steps-wait", null, promise.By), new("promise-kept", new Money(promise.AmountMinor, act.Claim.Currency), promise.By), new("promise-broken")]
            : [new("steps-wait"), new("promise-broken")],
        CommandKind.AskInstalments => [new("steps-wait"), new("plan-starts", null, act.Now + act.Policy.Arrangements.FirstInstalmentAfter), new("plan-broken")],
        CommandKind.GrantInstalments => [new("steps-wait"), new("plan-starts", null, act.Now + act.Policy.Arrangements.FirstInstalmentAfter)],
        CommandKind.RefuseInstalments or CommandKind.ResumeRecovery => [new("steps-go-on")],
        CommandKind.PauseRecovery => act.Payload is PausePayload pause ? [new("steps-wait", null, pause.Until), new("hold-lifted")] : [new("steps-wait"), new("hold-lifted")],
        CommandKind.ApproveWriteOff => [new("debt-written-off")],
        CommandKind.RejectWriteOff => [new("debt-stays-with-agency")],
        CommandKind.CancelDebt => [new("debt-cancelled")],
        _ => throw new ArgumentOutOfRangeException(nameof(act), act.Kind, "A command without a known consequence."),
    };

    private static Consequence Reduced(ActAtHand act, long? minor) => minor is { } amount ? new("debt-reduced", new Money(amount, act.Claim.Currency)) : new("debt-reduced");
}
