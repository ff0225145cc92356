using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;

namespace AtoZ.Functions.Guarantee.Commands;

/// <summary>
/// Who may act where: a command is taken only by a stage that waits for its role, seat and stage, and only from a person who has not judged the
/// same claim before. Pure; the table that it keeps to is docs/authority.md, and is tested in full.
/// </summary>
internal static class Authority
{
    /// <summary>Whether a stage waits for exactly this command of this party.</summary>
    public static bool Takes(IStage stage, NewCommand command)
    {
        CommandRow row = CommandCatalogue.Of(command.Kind);
        return stage.ClosedAt is null
            && row.In.Contains(stage.Kind)
            && row.IsTakenFrom(command.Party)
            && (!row.OnlyOnTurn || stage.NextActor == command.Party)
            && (stage.Seat is null || !row.OnlyOnTurn || Seats.Of(stage.Seat.Value) == command.Party)
            && (command.StageKey is null || string.Equals(stage.Key, command.StageKey, StringComparison.Ordinal))
            && (command.DebtId is null || stage.DebtId == command.DebtId)
            && (command.Seat is null || stage.Seat == command.Seat);
    }

    /// <summary>Whether a person may give a command, by what was done in the claim before.</summary>
    /// <param name="kind">The command.</param>
    /// <param name="party">The role.</param>
    /// <param name="person">The person's name, or an expert's address.</param>
    /// <param name="stage">The stage; null when none takes it.</param>
    /// <param name="before">What was done in the claim.</param>
    /// <returns>Null when they may.</returns>
    public static Refusal? CheckPerson(CommandKind kind, Party party, string person, IStage? stage, IReadOnlyList<PastAct> before)
    {
        // Buyer and seller are themselves whoever of them writes; only who judges is a person.
        if (!CommandCatalogue.Judges(party))
        {
            return null;
        }

        if (before.LastOrDefault(act => act.IsBy(person) && CommandCatalogue.Of(kind).NotAfter.Contains(act.Kind)) is { } own)
        {
            return Judged(kind, own);
        }

        // In a standing stage each of several people gives a word of their own.
        bool taken = stage is not null && !Stages.IsStanding(stage.Kind)
            && before.Any(act => act.Pending && act.Party == party && !act.IsBy(person) && string.Equals(act.StageKey, stage.Key, StringComparison.Ordinal));
        return taken
            ? new Refusal("ANOTHER_DECIDED", 409, "Somebody else has decided this already.", "Read the claim again: it shows what comes of it.")
            : null;
    }

    /// <summary>Why a reviewer finds no vote to cast while a review runs: the seats that are for reviewers have their votes.</summary>
    /// <returns>Null where no review runs, or the command is another.</returns>
    public static Refusal? SeatFilled(NewCommand command, IReadOnlyList<IStage> open) =>
        command is { Kind: CommandKind.CastVote, Party: Party.Reviewer }
        && open.Any(s => s.Kind == StageKind.Vote && s.ClosedAt is null)
        && !open.Any(s => s.Kind == StageKind.Vote && s.ClosedAt is null && s.NextActor == Party.Reviewer)
            ? new Refusal(
                "ANOTHER_DECIDED",
                409,
                "The marketplace's vote in this review is cast already; the independent one is still to come.",
                "Nothing is to be done now. If the two votes differ, a senior adjudicator is asked: a reviewer who has not voted in this claim.")
            : null;

    private static Refusal Judged(CommandKind kind, PastAct own) => (kind, own.Kind) switch
    {
        (CommandKind.ApprovePayout, CommandKind.ApprovePayout) => new("ALREADY_APPROVED", 409, "You approved this payout already; the second approval must be somebody else's.", "Ask another approver."),
        (CommandKind.CastVote, CommandKind.CastVote) => new(
            "ALREADY_VOTED",
            409,
            "You voted in this claim already; nobody votes twice in one, neither after a split nor in an appeal.",
            "Another reviewer must cast this vote."),
        _ => new("OWN_DECISION", 409, $"You judged this claim before ({own.Kind}); nobody judges their own decision.", "Somebody else must do this."),
    };
}

/// <summary>Something that was done in a claim and not taken back.</summary>
/// <param name="Kind">What.</param>
/// <param name="Party">In which role.</param>
/// <param name="Person">Who: a member's name, an expert's address.</param>
/// <param name="StageKey">In which stage; null when that is not known any more.</param>
/// <param name="Pending">Whether it has no effect yet.</param>
internal sealed record PastAct(CommandKind Kind, Party Party, string Person, string? StageKey, bool Pending)
{
    /// <summary>Whether a person did it. Names of staff and addresses of experts may differ in case only.</summary>
    public bool IsBy(string person) => string.Equals(this.Person, person, StringComparison.OrdinalIgnoreCase);
}
