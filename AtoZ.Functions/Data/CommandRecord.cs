using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;

namespace AtoZ.Functions.Data;

/// <summary>A command of a party: the truth of what was said. The event to the orchestration carries only <see cref="Id"/>.</summary>
public sealed class CommandRecord
{
    public required string Id { get; init; }

    public required ClaimId ClaimId { get; init; }

    public DebtId? DebtId { get; init; }

    /// <summary>The stage it answers; see <see cref="StageRecord.Key"/>.</summary>
    public required string StageKey { get; init; }

    public required CommandKind Kind { get; init; }

    public required Party Party { get; init; }

    /// <summary>Who exactly: a staff name, a link id, or the party's own id.</summary>
    public required string Actor { get; init; }

    /// <summary>The command's own fields as JSON; see <c>CommandPayloads</c>.</summary>
    public required string Payload { get; init; }

    public required DateTimeOffset GivenAt { get; init; }

    /// <summary>The orchestration takes it from then on: an answer stays revocable for a while.</summary>
    public required DateTimeOffset EffectiveAt { get; init; }

    public CommandState State { get; set; }

    /// <summary>A draft that its party wished to be sent at the deadline; unseen by the other side until then.</summary>
    public bool SendsItself { get; init; }
}
