using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Guarantee.Commands;

/// <summary>A command on its way in.</summary>
/// <param name="ClaimId">The claim it is about.</param>
/// <param name="Kind">What to do.</param>
/// <param name="Party">Who says it.</param>
/// <param name="Actor">Who exactly: staff name, link id, or the party's id.</param>
/// <param name="Payload">One of the records in <c>CommandPayloads.cs</c>.</param>
/// <param name="DebtId">Set for commands about a debt.</param>
/// <param name="Seat">Set for a vote.</param>
internal sealed record NewCommand(ClaimId ClaimId, CommandKind Kind, Party Party, string Actor, object Payload, DebtId? DebtId = null, Seat? Seat = null)
{
    /// <summary>A draft that is sent at the deadline; unseen until then, and replaced by any later answer.</summary>
    public bool SendsItself { get; init; }

    /// <summary>The one stage that it may answer: a link is good for its own stage only. Null for whoever may answer any that waits for them.</summary>
    public string? StageKey { get; init; }
}

/// <summary>What became of a command: either where to raise the wake-up event, or why it was refused.</summary>
internal sealed record CommandReceipt(string? CommandId, string? InstanceId, string? EventName, DateTimeOffset? RevocableUntil, Refusal? Refusal)
{
    /// <summary>Whether the command was stored.</summary>
    public bool Accepted => this.Refusal is null;
}
