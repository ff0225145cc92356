using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Guarantee.Policy.Eligibility;

/// <summary>All that eligibility looks at, gathered before any rule runs. Null means unknown.</summary>
internal sealed record EligibilityFacts
{
    /// <summary>The moment of the check.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The order line exists.</summary>
    public required bool OrderLineKnown { get; init; }

    /// <summary>Who claims.</summary>
    public required string ClaimantBuyerId { get; init; }

    /// <summary>Who bought.</summary>
    public string? OrderBuyerId { get; init; }

    /// <summary>Who sold; empty or the marketplace's own id when first-party.</summary>
    public string? SellerId { get; init; }

    /// <summary>The marketplace's own seller id.</summary>
    public required string MarketplaceSellerId { get; init; }

    /// <summary>What is claimed.</summary>
    public required ClaimKind Kind { get; init; }

    /// <summary>Of the product.</summary>
    public string? Category { get; init; }

    /// <summary>When bought.</summary>
    public DateTimeOffset? PurchasedAt { get; init; }

    /// <summary>When delivered.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>The latest estimate.</summary>
    public DateTimeOffset? EstimatedDeliveryAt { get; init; }

    /// <summary>When the buyer first wrote to the seller.</summary>
    public DateTimeOffset? SellerContactedAt { get; init; }

    /// <summary>When the seller's time to answer is over, as it was told or is counted in business time; null: the policy's span after the contact.</summary>
    public DateTimeOffset? SellerUntil { get; init; }

    /// <summary>When a return was posted.</summary>
    public DateTimeOffset? ReturnPostedAt { get; init; }

    /// <summary>When the buyer asked the seller to take the item back; null when no such wish is known.</summary>
    public DateTimeOffset? ReturnAskedAt { get; init; }

    /// <summary>What the buyer asks for.</summary>
    public Remedy? Remedy { get; init; }

    /// <summary>What the buyer was charged for the line, minor units; null when nobody told.</summary>
    public long? ChargedMinor { get; init; }

    /// <summary>The buyer's words.</summary>
    public string? Description { get; init; }

    /// <summary>Content types of the files at hand.</summary>
    public required IReadOnlyList<string> EvidenceTypes { get; init; }

    /// <summary>What the buyer already got back for the line: refunds, and what earlier claims paid.</summary>
    public required long RecoveredMinor { get; init; }

    /// <summary>The bank charged back.</summary>
    public required bool ChargedBack { get; init; }

    /// <summary>Another claim about the line is open.</summary>
    public required bool OpenClaimOnLine { get; init; }

    /// <summary>A claim of the same kind about the line was refused, or (harm) paid: an appeal is the way on.</summary>
    public required bool DecidedClaimOnLine { get; init; }

    /// <summary>Claimed, minor units.</summary>
    public required long AmountMinor { get; init; }

    /// <summary>Paid for the claimed pieces, minor units.</summary>
    public required long PaidMinor { get; init; }

    /// <summary>Paid for the whole line, minor units.</summary>
    public required long LinePaidMinor { get; init; }

    /// <summary>What was paid in.</summary>
    public string? Currency { get; init; }

    /// <summary>The currency that the claim names.</summary>
    public string? ClaimCurrency { get; init; }

    /// <summary>The order's status in the words of its shop; null when unknown.</summary>
    public string? OrderStatus { get; init; }

    /// <summary>new or used; null when unknown, which counts as new: a doubt is not held against the buyer.</summary>
    public string? Condition { get; init; }

    /// <summary>When the carrier said that the parcel is lost or goes back; null when it did not.</summary>
    public DateTimeOffset? CarrierLostAt { get; init; }

    /// <summary>Whether the seller gave a tracking number.</summary>
    public bool HasTracking { get; init; }

    /// <summary>When the carrier first scanned the parcel; null when it never did.</summary>
    public DateTimeOffset? FirstScanAt { get; init; }

    /// <summary>What an insurer paid the buyer for the line or for harm that the item did and what is claimed is not reduced by, minor units.</summary>
    public long InsurerMinor { get; init; }

    /// <summary>How many pieces are claimed.</summary>
    public int Pieces { get; init; } = 1;

    /// <summary>How many pieces no earlier claim decided about.</summary>
    public int PiecesLeft { get; init; } = int.MaxValue;

    /// <summary>
    /// From when a fact proves that nothing arrived (PROCESS §2): the carrier's word that the parcel is lost or goes back, or a tracking number that
    /// no carrier had scanned by the latest estimate; null when nothing proves it. A date of delivery that is missing proves nothing.
    /// </summary>
    public DateTimeOffset? ProvedUndeliveredFrom
    {
        get
        {
            if (!this.Kind.IsNonDelivery() || this.DeliveredAt is not null)
            {
                return null;
            }

            DateTimeOffset? unscanned = this.HasTracking && !(this.FirstScanAt <= this.EstimatedDeliveryAt) ? this.EstimatedDeliveryAt : null;
            return unscanned < this.CarrierLostAt || this.CarrierLostAt is null ? unscanned : this.CarrierLostAt;
        }
    }
}
