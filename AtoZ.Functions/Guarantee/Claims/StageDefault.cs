using System.Text.Json.Serialization;

namespace AtoZ.Functions.Guarantee.Claims;

/// <summary>What a stage leads to when nobody acts in it: written when it opens, and read by every page, mail and dry run.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StageDefault>))]
public enum StageDefault
{
    /// <summary>An investigator decides.</summary>
    InvestigatorDecides,

    /// <summary>The claim counts as genuine.</summary>
    ClaimCleared,

    /// <summary>The marketplace pays the buyer and collects it from the seller.</summary>
    MarketplacePaysAndCollects,

    /// <summary>The marketplace pays the buyer at its own expense: its own fulfilment, or an insured seller.</summary>
    MarketplacePaysAndBears,

    /// <summary>A review decides, since the carrier delivered parcels of some lines; what it upholds is collected from the seller.</summary>
    DeliveryReviewed,

    /// <summary>The same, where the marketplace would bear what it pays.</summary>
    DeliveryReviewedAndBorne,

    /// <summary>The offer counts as declined.</summary>
    OfferDeclined,

    /// <summary>The delivery counts as proved: the claim is refused, with the right of appeal.</summary>
    DeliveryCounts,

    /// <summary>The replacement or repair counts as done.</summary>
    RemedyDone,

    /// <summary>The buyer posts the return by own means, and the postage is given back.</summary>
    PostageReimbursed,

    /// <summary>The return was not posted: the claim ends without money, with the right of appeal.</summary>
    ReturnLapses,

    /// <summary>A review decides about a return that nobody can find.</summary>
    ReturnReviewed,

    /// <summary>The return counts as in order, and the agreed money is paid.</summary>
    ReturnCounts,

    /// <summary>Somebody else is asked for the vote; at the latest end the review is decided without.</summary>
    VoteAskedAgain,

    /// <summary>The case is decided on what is there.</summary>
    RequestLapses,

    /// <summary>Approvers are reminded; at the latest end a review decides.</summary>
    ReviewInstead,

    /// <summary>The payout goes out when the next day's budget begins.</summary>
    PaidNextDay,

    /// <summary>The recovery goes on with its next step.</summary>
    NextRecoveryStep,

    /// <summary>The plan of instalments counts as granted.</summary>
    PlanGranted,

    /// <summary>Approvers are reminded; at the latest end the debt stays with the agency.</summary>
    DebtStays,

    /// <summary>The step that failed is tried again.</summary>
    TriedAgain,
}

/// <summary>What a default means beside what it does.</summary>
internal static class StageDefaults
{
    /// <summary>Whether what the marketplace would pay in the seller's place is at its own expense.</summary>
    public static bool IsBorne(this StageDefault value) =>
        value is StageDefault.MarketplacePaysAndBears or StageDefault.DeliveryReviewedAndBorne;
}

/// <summary>How a seller's money would be taken.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DebitMethod>))]
public enum DebitMethod
{
    /// <summary>Neither held disbursements nor a payment method cover it.</summary>
    None,

    /// <summary>From disbursements that the marketplace holds.</summary>
    HeldFunds,

    /// <summary>By the stored payment method.</summary>
    PaymentMethod,
}
