namespace AtoZ.Functions.Payments;

/// <summary>What money moves for: with the claim it makes the key under which it moves once.</summary>
internal static class Purposes
{
    /// <summary>The seller pays a claim.</summary>
    public const string DebitSeller = "debit-seller";

    /// <summary>The marketplace puts up the money of a claim.</summary>
    public const string FundPayout = "fund-payout";

    /// <summary>The buyer is paid.</summary>
    public const string PayBuyer = "pay-buyer";

    /// <summary>The seller pays the postage of a return.</summary>
    public const string DebitPostage = "debit-postage";

    /// <summary>The marketplace puts up the postage of a return.</summary>
    public const string FundPostage = "fund-postage";

    /// <summary>The buyer is paid the postage of a return.</summary>
    public const string PayPostage = "pay-postage";

    /// <summary>A seller gets the postage of a return back.</summary>
    public const string RefundPostage = "refund-postage";

    /// <summary>A seller gets money back.</summary>
    public const string RefundSeller = "refund-seller";
}
