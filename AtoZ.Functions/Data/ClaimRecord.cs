using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;

namespace AtoZ.Functions.Data;

/// <summary>One claim: what was filed, where it stands, how it ended. Changed only together with a timeline entry.</summary>
public sealed class ClaimRecord : IClaim
{
    /// <summary>The claim's id.</summary>
    public required ClaimId Id { get; init; }

    /// <summary>The order claimed about.</summary>
    public required string OrderId { get; init; }

    /// <summary>The first of its lines of the order, by whose item it goes by name; all of them are in <see cref="ClaimLineRecord"/>.</summary>
    public required int Line { get; init; }

    /// <summary>Who claims.</summary>
    public required string BuyerId { get; init; }

    /// <summary>Who sold.</summary>
    public required string SellerId { get; init; }

    /// <summary>What is claimed; a change is kept beside the first in <see cref="StatementRecord"/>.</summary>
    public required ClaimKind Kind { get; set; }

    /// <summary>The buyer's words, in the buyer's language.</summary>
    public required string Description { get; set; }

    /// <summary>When it happened, as the buyer says.</summary>
    public DateTimeOffset? HappenedAt { get; init; }

    /// <summary>What the buyer asks for.</summary>
    public required Remedy Remedy { get; init; }

    /// <summary>The amount claimed, minor units.</summary>
    public required long AmountMinor { get; init; }

    /// <summary>ISO 4217 code.</summary>
    public required string Currency { get; init; }

    /// <summary>The buyer's language: en, de, es, pt, zh.</summary>
    public required string Language { get; init; }

    /// <summary>ISO 3166 code of the country the order belongs to, pinned at filing; null when not known.</summary>
    public string? Country { get; init; }

    /// <summary>Category of the product, pinned at filing; null when not known.</summary>
    public string? Category { get; init; }

    /// <summary>The marketplace stored and shipped the item itself: the seller is neither debited nor marked.</summary>
    public required bool FulfilledByMarketplace { get; init; }

    /// <summary>The policy pack pinned at filing.</summary>
    public required string PolicyVersion { get; init; }

    /// <summary>The workflow version pinned at filing.</summary>
    public required string WorkflowVersion { get; init; }

    /// <summary>When the claim was filed.</summary>
    public required DateTimeOffset FiledAt { get; init; }

    /// <summary>Where the claim stands.</summary>
    public ClaimStatus Status { get; set; }

    /// <summary>How the claim ended.</summary>
    public ClaimOutcome Outcome { get; set; }

    /// <summary>Whose turn it is (PROCESS §11, §13).</summary>
    public Party NextActor { get; set; }

    /// <summary>Until when; null when closed.</summary>
    public DateTimeOffset? Deadline { get; set; }

    /// <summary>Why it was refused: codes of criteria, comma separated; null otherwise.</summary>
    public string? RefusalReasons { get; set; }

    /// <summary>What the buyer was paid, minor units.</summary>
    public long PaidMinor { get; set; }

    /// <summary>What of it came back to the buyer by another way after it was paid, minor units.</summary>
    public long RecoveredTwiceMinor { get; set; }

    /// <summary>Whether the claim counts on the seller's record.</summary>
    public bool CountsAgainstSeller { get; set; }

    /// <summary>When the claim was decided; null while open.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Last change; guards against two writers at once.</summary>
    public long Revision { get; set; }

    /// <summary>The amount claimed.</summary>
    public Money Amount => new(this.AmountMinor, this.Currency);

    /// <summary>What the buyer was paid.</summary>
    public Money Paid => new(this.PaidMinor, this.Currency);

    /// <summary>Whether the claim is not decided yet.</summary>
    public bool IsOpen => this.Status != ClaimStatus.Closed;
}
