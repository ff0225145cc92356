using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;

namespace AtoZ.Functions.Payments;

/// <summary>One movement of money between a seller and the marketplace.</summary>
/// <param name="ClaimId">The claim that causes it.</param>
/// <param name="Purpose">Such as <c>debit-seller</c>; with the claim it makes the key.</param>
/// <param name="SellerId">Whose money.</param>
/// <param name="Amount">More than zero.</param>
/// <param name="At">When.</param>
internal sealed record MoneyMove(ClaimId ClaimId, string Purpose, string SellerId, Money Amount, DateTimeOffset At)
{
    /// <summary>Money moves once per claim and purpose (PROCESS §8).</summary>
    public string Key => $"{ClaimId}:{Purpose}";

    /// <summary>From 1: a charge that was declined is a new payment when it is tried again.</summary>
    public int Attempt { get; init; } = 1;
}

/// <summary>
/// Moves money. Every call is idempotent by claim and purpose: a repeat moves nothing and answers as the first call did.
/// </summary>
internal interface IPaymentGateway
{
    /// <summary>Takes the whole amount from what is held of the seller, or else from the stored payment method.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="move">Whose and how much.</param>
    /// <param name="against">The other side of the booking: what the money is for.</param>
    /// <returns>False, with nothing moved, when neither covers it.</returns>
    Task<bool> Debit(AtoZDb db, MoneyMove move, Posting against);

    /// <summary>Charges the stored payment method for a debt, and books what came: towards the debt as far as it is owed.</summary>
    /// <returns>What went towards the debt; zero when nothing did.</returns>
    Task<Money> ChargeDebt(AtoZDb db, DebtRecord debt, MoneyMove move);

    /// <summary>
    /// What of a payout may still be settled: a payment that was sent out keeps its amount. When nothing is due any more, what was charged
    /// for it goes back to the seller.
    /// </summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="debit">The seller's part of it; its amount is what is due now.</param>
    Task<Money> Due(AtoZDb db, MoneyMove debit);

    /// <summary>
    /// Pays a buyer out of the clearing of a case, by each means once per payout of it. What was booked for it in the transaction is kept even where the
    /// payment takes longer than the transaction.
    /// </summary>
    Task PayBuyer(AtoZDb db, PlannedPayout payout, IReadOnlyList<RefundShare> shares, DateTimeOffset at);

    /// <summary>Pays a buyer the postage of a return, beside the claim and under a key of its own.</summary>
    Task PayPostage(AtoZDb db, ClaimRecord claim, Money amount, DateTimeOffset at);

    /// <summary>Opens a page on which a seller pays a debt, once per key; nothing is booked before the service confirms it.</summary>
    Task OpenPage(AtoZDb db, DebtRecord debt, string key, Money amount, DateTimeOffset at);

    /// <summary>Gives money back to a seller.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="move">Whose and how much.</param>
    /// <param name="against">The other side of the booking: who bears it.</param>
    Task Refund(AtoZDb db, MoneyMove move, Posting against);
}
