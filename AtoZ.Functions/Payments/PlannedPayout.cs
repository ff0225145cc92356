using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Payments;

/// <summary>What a buyer is about to be paid: in a claim, or in an inquiry by a seller who refunds. Planned once, and handed to whoever divides, pays or books it.</summary>
/// <param name="CaseId">The claim or the inquiry.</param>
/// <param name="BuyerId">Whom.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Purposes">Which payout of the case it is.</param>
/// <param name="OrderId">The order whose payment is given back.</param>
/// <param name="About">All lines that the case is about, those that get nothing too: earlier payouts of the case may have been for them.</param>
/// <param name="Amount">How much in all.</param>
/// <param name="Lines">How much of it is for which line of the order; they sum to the amount.</param>
internal sealed record PlannedPayout(
    ClaimId CaseId, string BuyerId, ClaimKind Kind, PayoutPurposes Purposes, string OrderId,
    IReadOnlyList<int> About, Money Amount, IReadOnlyList<LineShare> Lines);

/// <summary>What of a payout is for one line of the order.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Minor">More than zero, minor units.</param>
internal sealed record LineShare(int Line, long Minor);
