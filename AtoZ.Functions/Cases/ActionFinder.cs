using AtoZ.Functions.Cases.Commands;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Payments;

namespace AtoZ.Functions.Cases;

/// <summary>Finds what a party can do now, and why the rest can't be done: by the same authority as the command desk.</summary>
internal sealed class ActionFinder(
    ClaimRecord claim,
    IReadOnlyList<StageRecord> stages,
    IReadOnlyList<OfferRecord> offers,
    IReadOnlyList<AppealRecord> reviews,
    IReadOnlyList<CommandRecord> given,
    StageRecord? asked,
    Stakes atStake,
    DebtsKnown debts,
    PaymentPages pages,
    PartyWindows windows,
    DateTimeOffset now)
{
    /// <summary>The one stage that an expert's link answers: an expert is asked in one, and the link says nothing in any other.</summary>
    public static string? StageOf(LinkRecord? link) => link is null ? null : link.StageKey ?? (link.Party == Party.Expert ? "" : null);

    /// <summary>What a viewer can do.</summary>
    /// <param name="viewer">Who looks.</param>
    /// <param name="link">The link it was opened with.</param>
    /// <param name="person">The member of staff; null where the role alone is asked about.</param>
    /// <param name="before">What was done in the claim before.</param>
    public IReadOnlyList<CaseAction> Find(Party viewer, LinkRecord? link, string? person, IReadOnlyList<PastAct> before)
    {
        // The backend speaks for the buyer.
        Party party = viewer == Party.Marketplace ? Party.Buyer : viewer;
        return
        [
            .. from kind in PartyActions.Of(viewer, link?.Purpose)
               let command = new NewCommand(claim.Id, kind, party, person ?? "", new NoPayload(), null, link?.Seat) { StageKey = StageOf(link) }
               from debt in CommandCatalogue.Of(kind).IsAboutDebt ? Waiting(command) : [null]
               select Of(command with { DebtId = debt }, before),
        ];
    }

    /// <summary>What a command would do, or why it can't be given: the dry run.</summary>
    public CaseAction Preview(NewCommand command, IReadOnlyList<PastAct> before)
    {
        StageRecord? stage = StageFor(command);

        // Money that came in is taken although the debt has ended, and goes back.
        if (stage is null
            && command.Payload is ReceivedPaymentPayload received
            && debts.Debts.FirstOrDefault(d => d.Id == command.DebtId) is { } ended)
        {
            return IncomingPayments.CheckTransfer(received.AmountMinor, received.Reference) is { } wrong
                ? new CaseAction(command.Kind, wrong, null, [], command.DebtId)
                : new CaseAction(command.Kind, null, null, ConsequencesForDebts.Received(ended, received.AmountMinor), command.DebtId);
        }

        return Check(command, stage, before) is { } refusal
            ? new CaseAction(command.Kind, refusal, null, [], command.DebtId)
            : Offered(command.Kind, command.Payload, stage!);
    }

    private OfferRecord? OpenOffer => offers.LastOrDefault(o => o.State == OfferState.Open);

    private StageRecord? StageFor(NewCommand command) => stages.FirstOrDefault(s => Authority.Takes(s, command));

    private List<DebtId?> Waiting(NewCommand command)
    {
        List<DebtId?> waiting = [.. stages.Where(s => Authority.Takes(s, command)).Select(s => s.DebtId).Distinct()];
        return waiting.Count == 0 ? [null] : waiting;
    }

    private Refusal? Check(NewCommand command, StageRecord? stage, IReadOnlyList<PastAct> before)
    {
        string person = PastActs.Person(command.Party, command.Actor, stage?.AskedOf);
        Refusal? nowhere = stage is null ? DebtCommands.WithoutStage(command, claim, debts.Debts) ?? Authority.SeatFilled(command, stages) : null;
        Refusal? barred = Authority.CheckPerson(command.Kind, command.Party, person, stage, before);
        if ((barred ?? nowhere ?? Decide.Check(command, claim, stage, atStake, windows.Policy, now)) is { } refusal)
        {
            return refusal;
        }

        return debts.Debts.FirstOrDefault(d => d.Id == stage!.DebtId) is { } debt
            ? DebtCommands.Check(
                command.Kind, command.Payload, debt, debts.Of(debt.Id), stages.Any(s => s.DebtId == debt.Id && s.Kind == StageKind.WriteOffApproval), pages, windows.Policy, now)
            : null;
    }

    // Without its fields a command can only be checked for its moment.
    private CaseAction Of(NewCommand command, IReadOnlyList<PastAct> before)
    {
        StageRecord? stage = StageFor(command);
        return Check(command, stage, before) is { } refusal
            ? new CaseAction(command.Kind, refusal, null, [], command.DebtId)
            : Offered(command.Kind, null, stage!);
    }

    private CaseAction Offered(CommandKind kind, object? payload, StageRecord stage)
    {
        ActAtHand act = new()
        {
            Kind = kind,
            Payload = payload,
            Claim = claim,
            Stage = stage,
            Offer = OpenOffer,
            Review = reviews.LastOrDefault(r => r.DecidedAt is null),
            Approvers = [.. given.Where(c => c.StageKey == stage.Key && c.Kind == CommandKind.ApprovePayout && c.State != CommandState.Revoked).Select(c => c.Actor).Distinct(StringComparer.Ordinal)],
            Debt = debts.Debts.FirstOrDefault(d => d.Id == stage.DebtId),
            Bears = asked?.Default.IsBorne() == true,
            Stakes = atStake,
            Windows = windows,
            Now = now,
        };
        return new CaseAction(kind, null, stage.Deadline, Consequences.Of(act), stage.DebtId)
        {
            Method = TakesMoney(kind) && !act.NothingLeft ? act.Method : null,
            Amount = stage.AmountMinor is null ? null : act.Amount,
        };
    }

    private static bool TakesMoney(CommandKind kind) =>
        kind is CommandKind.SellerPays or CommandKind.RetryDebit or CommandKind.SellerAcceptsCounter or CommandKind.SellerWaivesReturn;
}
