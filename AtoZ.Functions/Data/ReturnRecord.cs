using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Data;

/// <summary>A return that was agreed on: the item goes back, and then the money is paid. A claim has at most one.</summary>
public sealed class ReturnRecord
{
    public required ClaimId ClaimId { get; init; }

    /// <summary>The round of the offer that was accepted.</summary>
    public required int Round { get; init; }

    /// <summary>What is paid once the item is back, minor units of the claim's currency.</summary>
    public required long AmountMinor { get; init; }

    /// <summary>Buyer or seller: who bears the cost of sending it back, and the risk of the way.</summary>
    public required Party Bearer { get; init; }

    public required DateTimeOffset AgreedAt { get; init; }

    public required ReturnState State { get; set; }

    /// <summary>The carrier of the seller's label; null without one.</summary>
    public string? LabelCarrier { get; set; }

    public string? LabelTracking { get; set; }

    /// <summary>Where the label is, or where the item is to be sent.</summary>
    public string? Note { get; set; }

    /// <summary>Up to how much of the buyer's postage is given back, minor units; null where none is.</summary>
    public long? PostageUpToMinor { get; set; }

    public DateTimeOffset? PostedAt { get; set; }

    public string? Carrier { get; set; }

    public string? TrackingNumber { get; set; }

    /// <summary>What the buyer paid for the postage and is given back, minor units.</summary>
    public long PostageMinor { get; set; }

    /// <summary>When it arrived, as the carrier or the seller says.</summary>
    public DateTimeOffset? ReceivedAt { get; set; }

    /// <summary>When the carrier said that it is lost.</summary>
    public DateTimeOffset? LostAt { get; set; }

    /// <summary>How it came; null until the seller said so, or did not object in time.</summary>
    public ReturnCondition? Condition { get; set; }

    /// <summary>What the seller says is wrong with it.</summary>
    public string? Complaint { get; set; }

    public DateTimeOffset? InspectedAt { get; set; }

    /// <summary>What had come back of its lines by other ways when it was agreed on, minor units: what comes after is for what was agreed on.</summary>
    public long CameBackBeforeMinor { get; init; }

    /// <summary>When the last step of it was over; what comes then is the claim's affair.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>
    /// Whether what was agreed on is paid for the item: while it goes on, and once the buyer has the item no more or the seller does not want it back.
    /// Whoever kept it is owed no more than was claimed.
    /// </summary>
    public bool IsForItem => this.State switch
    {
        ReturnState.NotPosted or ReturnState.Ended => false,
        ReturnState.Waived => true,
        _ => this.EndedAt is null || this.PostedAt is not null || this.ReceivedAt is not null,
    };
}
