namespace AtoZ.Functions.Payments;

/// <summary>
/// The accounts of the ledger. Debits are positive, credits negative; assets and expenses grow by debits, liabilities by credits.
/// </summary>
public static class ChartOfAccounts
{
    /// <summary>Asset: money at the bank of the marketplace.</summary>
    public const string Cash = "cash";

    /// <summary>Liability: money held for a seller until it is disbursed; its holder is the seller.</summary>
    public const string SellerFunds = "seller-funds";

    /// <summary>Liability: money on its way from whoever pays a claim to the buyer; its holder is the claim. Zero when a claim is paid.</summary>
    public const string ClaimClearing = "claim-clearing";

    /// <summary>Liability: money handed over to be paid to a buyer; its holder is the buyer.</summary>
    public const string BuyerPayouts = "buyer-payouts";

    /// <summary>Expense: what the guarantee costs the marketplace.</summary>
    public const string GuaranteeExpense = "guarantee-expense";

    /// <summary>Asset: what a seller owes after a claim; its holder is the seller.</summary>
    public const string SellerReceivable = "seller-receivable";

    /// <summary>Expense: debts given up.</summary>
    public const string WriteOffExpense = "write-off-expense";

    /// <summary>Expense: what an appeal that a seller won cost the marketplace.</summary>
    public const string ReversalExpense = "reversal-expense";

    /// <summary>Every account, in the order of a report.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Cash, SellerFunds, ClaimClearing, BuyerPayouts, SellerReceivable, GuaranteeExpense, WriteOffExpense, ReversalExpense];
}
