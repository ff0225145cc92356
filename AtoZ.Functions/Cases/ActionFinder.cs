using AtoZ.Functions.Claims;
using AtoZ.Functions.Data;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Policy;

namespace AtoZ.Functions.Cases;

/// <summary>Finds what a party can do now, and why the rest can't be done.</summary>
internal sealed class ActionFinder(ClaimRecord claim, IReadOnlyList<StageRecord> stages, IReadOnlyList<OfferRecord> offers, DebtsKnown debts, PaymentPages pages, PolicyPack policy, DateTimeOffset now)
{
    private static readonly CommandKind[] AboutDebts =
    [
        CommandKind.PayDebt, CommandKind.OffsetDebt, CommandKind.RecordDebtPayment, CommandKind.PromisePayment, CommandKind.AskInstalments, CommandKind.GrantInstalments,
        CommandKind.RefuseInstalments, CommandKind.PauseRecovery, CommandKind.ResumeRecovery, CommandKind.ApproveWriteOff, CommandKind.RejectWriteOff,
    ];

    public IReadOnlyList<CaseAction> Find(Party viewer, LinkRecord? link) =>
        [.. PartyActions.Of(viewer, link?.Purpose).SelectMany(kind => AboutDebts.Contains(kind) ? OfDebts(kind, viewer) : [Of(kind, viewer, link?.Seat)])];

    /// <summary>What a command would do, or why it can't be given: the dry run.</summary>
    public CaseAction Preview(CommandKind kind, Party party, object payload, DebtId? debt, string? seat)
    {
        StageRecord? stage = Find(kind, party, debt, seat);
        NewCommand command = new(claim.Id, kind, party, "dry run", payload, debt, seat);
        return Check(command, stage) is { } refusal
            ? new CaseAction(kind, refusal, null, [], debt)
            : new CaseAction(kind, null, stage!.Deadline, Consequences.Of(kind, payload, claim, stage, OpenOffer, policy, now), stage.DebtId);
    }

    private Refusal? Check(NewCommand command, StageRecord? stage)
    {
        if (Decide.Check(command, claim, stage, policy, now) is { } refusal)
        {
            return refusal;
        }

        return debts.Debts.FirstOrDefault(d => d.Id == stage!.DebtId) is { } debt
            ? DebtCommands.Check(
                command.Kind, command.Payload, debt, debts.Of(debt.Id), stages.Any(s => s.DebtId == debt.Id && s.Kind == StageKind.WriteOffApproval), pages, policy, now)
            : null;
    }

    private OfferRecord? OpenOffer => offers.LastOrDefault(o => o.State == "open");

    // Two votes may wait at once: each party sees its own.
    private StageRecord? Find(CommandKind kind, Party party, DebtId? debt, string? seat) => stages.FirstOrDefault(s => Stages.Permits(s.Kind, kind)
        && (debt is null || s.DebtId == debt)
        && (seat is null || s.Seat == seat)
        && (kind is not (CommandKind.CastVote or CommandKind.AnswerEvidenceRequest) || s.NextActor == party));

    private IEnumerable<CaseAction> OfDebts(CommandKind kind, Party viewer)
    {
        List<DebtId?> waiting = [.. stages.Where(s => Stages.Permits(s.Kind, kind)).Select(s => s.DebtId).Distinct()];
        return waiting.Count == 0 ? [Of(kind, viewer, null)] : waiting.Select(d => Of(kind, viewer, null, d));
    }

    private CaseAction Of(CommandKind kind, Party party, string? seat, DebtId? debt = null)
    {
        StageRecord? stage = Find(kind, party, debt, seat);

        // Without its fields a command can only be checked for its moment.
        return Check(new NewCommand(claim.Id, kind, party, "", new NoPayload(), debt, seat), stage) is { } refusal
            ? new CaseAction(kind, refusal, null, [], debt)
            : new CaseAction(kind, null, stage!.Deadline, Consequences.Of(kind, null, claim, stage, OpenOffer, policy, now), stage.DebtId);
    }
}
