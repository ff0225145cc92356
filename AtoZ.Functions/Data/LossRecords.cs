using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Data;

/// <summary>One line of the loss of a harm claim, as it was computed when the claim was filed; never changed.</summary>
public sealed class LossLineRecord
{
    public required ClaimId ClaimId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required LossKind Kind { get; init; }

    /// <summary>What was lost, in the buyer's words.</summary>
    public required string Description { get; init; }

    /// <summary>What the buyer asks for, minor units of the claim's currency.</summary>
    public required long AskedMinor { get; init; }

    /// <summary>What wear took off, minor units.</summary>
    public required long DepreciationMinor { get; init; }

    /// <summary>What the cap of its kind took off, minor units.</summary>
    public required long CappedMinor { get; init; }

    /// <summary>What is claimed for it: asked, less wear, less cap.</summary>
    public required long ClaimedMinor { get; init; }

    /// <summary>Category of the damaged thing, for its useful life; null where wear does not count.</summary>
    public string? Category { get; init; }

    /// <summary>When the damaged thing was bought; null where wear does not count.</summary>
    public DateTimeOffset? BoughtAt { get; init; }

    /// <summary>Ids of the files that prove it, comma separated.</summary>
    public required string Proofs { get; init; }
}

/// <summary>What a party said, frozen: a change is a new row beside the old one (PROCESS §7).</summary>
public sealed class StatementRecord
{
    public required ClaimId ClaimId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required Party Party { get; init; }

    public required ClaimKind Kind { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset At { get; init; }
}
