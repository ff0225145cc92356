using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;

namespace AtoZ.Functions.Workflows;

/// <summary>A stage to open, or whose deadline is to move on.</summary>
internal sealed record StageOpening(
    ClaimId ClaimId, string InstanceId, string EventName, StageKind Kind, int Round, Party NextActor, DateTimeOffset Deadline, Seat? Seat = null, DebtId? DebtId = null)
{
    /// <summary>The key of its row.</summary>
    public string Key => $"{InstanceId}/{EventName}";

    /// <summary>The money that it decides about, minor units of the claim's currency; null when it decides about none.</summary>
    public long? AmountMinor { get; init; }

    /// <summary>The buyer's counter-offer that stands in it, minor units; null when none does.</summary>
    public long? CounterMinor { get; init; }

    /// <summary>How long it is, before the deadline as the calendar has it: the policy may count it in business time. Null where the deadline is the end.</summary>
    public TimeSpan? Window { get; init; }

    /// <summary>Whether what it decides about is paid once the item is back.</summary>
    public bool IsReturn { get; init; }

    /// <summary>Up to how much of the postage of a return is given back, minor units; null where none is.</summary>
    public long? PostageUpToMinor { get; init; }

    /// <summary>When it is over whatever happens; null when its deadline is the end.</summary>
    public DateTimeOffset? EndsAtLatest { get; init; }

    /// <summary>The activity that tells whoever acts next, within the same step; null when nobody is told.</summary>
    public string? Announce { get; init; }
}

/// <summary>
/// A stage as it stands in the store: a case that was started anew finds the stages that it went through before, and commands that
/// nobody heard.
/// </summary>
internal sealed record StageOpened(DateTimeOffset Deadline, bool Closed, bool HasCommands)
{
    /// <summary>Whoever acts next is told, or need not be.</summary>
    public bool Told { get; init; }
}

/// <summary>Asks for the command that a stage waits for.</summary>
/// <param name="StageKey">Which stage.</param>
/// <param name="At">The orchestration's time: a command counts from its effective time on, the default from the deadline on.</param>
internal sealed record CommandQuestion(string StageKey, DateTimeOffset At);

/// <summary>A command that a stage ended with.</summary>
internal sealed record TakenCommand(string Id, CommandKind Kind);

/// <summary>What a stage says when it is asked.</summary>
/// <param name="Closed">Whether the stage ended: by a command, or by its deadline.</param>
/// <param name="Command">The command; null when the stage is open, or ended without one.</param>
/// <param name="NotBefore">When to ask again, because a stored answer can still be taken back; null otherwise.</param>
/// <param name="Deadline">The end of the stage as it stands now: a side that was given time, or a mail that bounced, moves it on. Null means as before.</param>
internal sealed record StageAnswer(bool Closed, TakenCommand? Command, DateTimeOffset? NotBefore, DateTimeOffset? Deadline = null)
{
    /// <summary>Ended by something outside of the stage.</summary>
    public static StageAnswer Cut { get; } = new(true, null, null);
}

/// <summary>A seller's window ended without an answer.</summary>
/// <param name="AskUntil">Until when the claim still waits, because the seller was never reached; null when the wait is over.</param>
internal sealed record SellerSilence(DateTimeOffset? AskUntil)
{
    /// <summary>Whether silence pays nothing, and a review decides: the carrier delivered parcels of some lines.</summary>
    public bool IsReviewed { get; init; }
}

internal sealed record StageReminder(string StageKey, int Number);
