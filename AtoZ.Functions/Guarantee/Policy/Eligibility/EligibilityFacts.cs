using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Guarantee.Policy.Eligibility;

/// <summary>All that eligibility looks at, gathered before any rule runs. Null means unknown.</summary>
/// <param name="Now">The moment of the check.</param>
/// <param name="OrderLineKnown">The order line exists.</param>
/// <param name="ClaimantBuyerId">Who claims.</param>
/// <param name="OrderBuyerId">Who bought.</param>
/// <param name="SellerId">Who sold; empty or the marketplace's own id when first-party.</param>
/// <param name="MarketplaceSellerId">The marketplace's own seller id.</param>
/// <param name="Kind">What is claimed.</param>
/// <param name="Category">Of the product.</param>
/// <param name="PurchasedAt">When bought.</param>
/// <param name="DeliveredAt">When delivered.</param>
/// <param name="EstimatedDeliveryAt">The latest estimate.</param>
/// <param name="SellerContactedAt">When the buyer first wrote to the seller.</param>
/// <param name="ReturnPostedAt">When a return was posted.</param>
/// <param name="Description">The buyer's words.</param>
/// <param name="EvidenceTypes">Content types of the files at hand.</param>
/// <param name="RecoveredMinor">What the buyer already got back for the line: refunds, and what earlier claims paid.</param>
/// <param name="ChargedBack">The bank charged back.</param>
/// <param name="OpenClaimOnLine">Another claim about the line is open.</param>
/// <param name="DecidedClaimOnLine">A claim of the same kind about the line was refused, or (harm) paid: an appeal is the way on.</param>
/// <param name="AmountMinor">Claimed, minor units.</param>
/// <param name="PaidMinor">Paid for the claimed pieces, minor units.</param>
/// <param name="LinePaidMinor">Paid for the whole line, minor units.</param>
/// <param name="Currency">What was paid in.</param>
/// <param name="ClaimCurrency">The currency that the claim names.</param>
public sealed record EligibilityFacts(
    DateTimeOffset Now,
    bool OrderLineKnown,
    string ClaimantBuyerId,
    string? OrderBuyerId,
    string? SellerId,
    string MarketplaceSellerId,
    ClaimKind Kind,
    string? Category,
    DateTimeOffset? PurchasedAt,
    DateTimeOffset? DeliveredAt,
    DateTimeOffset? EstimatedDeliveryAt,
    DateTimeOffset? SellerContactedAt,
    DateTimeOffset? ReturnPostedAt,
    string? Description,
    IReadOnlyList<string> EvidenceTypes,
    long RecoveredMinor,
    bool ChargedBack,
    bool OpenClaimOnLine,
    bool DecidedClaimOnLine,
    long AmountMinor,
    long PaidMinor,
    long LinePaidMinor,
    string? Currency,
    string? ClaimCurrency)
{
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
