namespace AtoZ.Functions.Payments;

/// <summary>What money moves for: with the claim it makes the key under which it moves once.</summary>
public static class Purposes
{
    /// <summary>The seller pays a claim.</summary>
    public const string DebitSeller = "debit-seller";

    /// <summary>The marketplace puts up the money of a claim.</summary>
    public const string FundPayout = "fund-payout";

    /// <summary>The buyer is paid.</summary>
    public const string PayBuyer = "pay-buyer";

    /// <summary>A seller gets money back.</summary>
    public const string RefundSeller = "refund-seller";
}
