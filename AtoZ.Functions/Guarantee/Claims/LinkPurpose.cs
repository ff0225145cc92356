using System.Text.Json.Serialization;

namespace AtoZ.Functions.Guarantee.Claims;

/// <summary>What a signed link lets its holder do.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LinkPurpose>))]
public enum LinkPurpose
{
    /// <summary>The buyer follows the claim, answers offers, adds evidence, withdraws, appeals.</summary>
    BuyerCase,

    /// <summary>The seller sees the claim, answers, adds evidence, appeals, pays a debt.</summary>
    SellerCase,

    /// <summary>The expert gives an opinion on fraud, on a masked case.</summary>
    ExpertOpinion,

    /// <summary>The independent seat votes, on a masked case.</summary>
    IndependentVote,
}

/// <summary>Why a review was opened.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AppealOrigin>))]
public enum AppealOrigin
{
    /// <summary>The seller contested the claim.</summary>
    SellerContests,

    /// <summary>The buyer appealed a refusal.</summary>
    BuyerAppeals,

    /// <summary>The seller appealed a payment.</summary>
    SellerAppeals,

    /// <summary>No offer was accepted in the rounds that the policy allows.</summary>
    OffersExhausted,

    /// <summary>The buyer says that the replacement or repair that was agreed on did not arrive, or is wrong.</summary>
    RemedyDisputed,

    /// <summary>The seller says that what came back is not what was agreed on, or nobody knows where it is.</summary>
    ReturnDisputed,

    /// <summary>The buyer says that nothing came although the carrier's scan says so, or could not be asked.</summary>
    DeliveryDisputed,

    /// <summary>The carrier delivered the parcels of some lines, and the seller did not answer: silence alone pays nothing then.</summary>
    DeliveredInPart,

    /// <summary>An approver stopped the payout.</summary>
    PayoutRejected,

    /// <summary>No approver decided about a payout within the maximum age.</summary>
    ApprovalOverdue,
}
