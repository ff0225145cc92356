using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Commands;

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
        CommandKind.OffsetDebt => Reduced(act, (act.Payload as DebtPaymentPayload)?.AmountMinor),
        CommandKind.RecordDebtPayment => Reduced(act, (act.Payload as ReceivedPaymentPayload)?.AmountMinor),
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

    /// <summary>What money that came in does to a debt: at most what is left of it counts, and the rest goes back.</summary>
    public static IReadOnlyList<Consequence> Received(DebtRecord debt, long minor)
    {
        long counts = debt.ClosedAt is null ? Math.Min(minor, debt.Outstanding.MinorUnits) : 0;
        Money left = debt.Outstanding - new Money(counts, debt.Currency);
        Consequence[] reduced = counts == 0
            ? []
            : [new("debt-reduced", new Money(counts, debt.Currency)), left.MinorUnits == 0 ? new("debt-paid-in-full") : new("debt-left", left)];
        return minor > counts ? [.. reduced, new("overpaid-goes-back", new Money(minor - counts, debt.Currency))] : reduced;
    }

    private static IReadOnlyList<Consequence> Reduced(ActAtHand act, long? minor) =>
        act.Debt is { } debt && minor is { } amount ? Received(debt, amount) : [new("debt-reduced")];
}
