using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Data;

/// <summary>What several accounts can have in common. The value is kept as a hash: only that it is the same matters.</summary>
internal sealed class PartyMarkRecord
{
    /// <summary>Buyer or seller.</summary>
    public required Party Party { get; init; }

    public required string PartyId { get; init; }

    public required MarkKind Kind { get; init; }

    /// <summary>SHA-256 of the marketplace's own token, hex.</summary>
    public required string Hash { get; init; }

    public required DateTimeOffset SeenAt { get; set; }
}

/// <summary>A rule that is not counted for one party for a while: a person looked and found the reason harmless.</summary>
public sealed class FraudSnoozeRecord
{
    public required string Id { get; init; }

    /// <summary>Such as <c>FRAUD-01</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>Buyer or seller.</summary>
    public required Party Party { get; init; }

    public required string PartyId { get; init; }

    public required string Comment { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset Until { get; init; }

    public string? LiftedBy { get; set; }

    public DateTimeOffset? LiftedAt { get; set; }
}

/// <summary>A task that a member of staff works on, so that no two do the same. It frees itself.</summary>
public sealed class TaskLeaseRecord
{
    /// <summary>The stage; one lease each.</summary>
    public required string StageKey { get; init; }

    public required ClaimId ClaimId { get; init; }

    /// <summary>Staff name.</summary>
    public required string Holder { get; set; }

    public required DateTimeOffset TakenAt { get; set; }

    public required DateTimeOffset Until { get; set; }
}
