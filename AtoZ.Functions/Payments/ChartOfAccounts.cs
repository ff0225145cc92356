using System.Text.Json;

namespace AtoZ.Functions.Payments;

/// <summary>
/// The accounts of the ledger; <c>accounts.json</c> says what each is. Debits are positive, credits negative; assets and expenses grow by
/// debits, liabilities by credits.
/// </summary>
internal static class ChartOfAccounts
{
    /// <summary>Money at the bank.</summary>
    public const string Cash = "cash";

    /// <summary>Money held for a seller.</summary>
    public const string SellerFunds = "seller-funds";

    /// <summary>Money on its way to a buyer; its holder is the claim.</summary>
    public const string ClaimClearing = "claim-clearing";

    /// <summary>The postage of a return on its way to the buyer who paid for it; its holder is the claim.</summary>
    public const string ReturnPostage = "return-postage";

    /// <summary>Money handed over to be paid to a buyer.</summary>
    public const string BuyerPayouts = "buyer-payouts";

    /// <summary>Stored value that buyers have and have not spent.</summary>
    public const string GiftCardLiability = "gift-card-liability";

    /// <summary>What was given in one currency and taken in another: what is to be bought and sold at a bank.</summary>
    public const string FxClearing = "fx-clearing";

    /// <summary>What a buyer got twice.</summary>
    public const string BuyerReceivable = "buyer-receivable";

    /// <summary>What buyers got twice belongs to whoever paid; its holder is the claim.</summary>
    public const string DoubleRecovery = "double-recovery";

    /// <summary>What insurers and agencies paid beyond a debt; its holder is the claim.</summary>
    public const string Overpayments = "overpayments";

    /// <summary>What the guarantee costs.</summary>
    public const string GuaranteeExpense = "guarantee-expense";

    /// <summary>What a seller owes.</summary>
    public const string SellerReceivable = "seller-receivable";

    /// <summary>Debts given up.</summary>
    public const string WriteOffExpense = "write-off-expense";

    /// <summary>Appeals that sellers won.</summary>
    public const string ReversalExpense = "reversal-expense";

    /// <summary>What of the receivables is expected to be lost.</summary>
    public const string LossAllowance = "loss-allowance";

    /// <summary>What the allowance grew by.</summary>
    public const string ProvisionExpense = "provision-expense";

    /// <summary>The chart, in the order of a report.</summary>
    public static IReadOnlyList<LedgerAccount> Accounts { get; } = Read();

    /// <summary>Every account's code, in the order of a report.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Accounts.Select(a => a.Code)];

    private static List<LedgerAccount> Read()
    {
        using Stream file = typeof(ChartOfAccounts).Assembly.GetManifestResourceStream("Payments/accounts.json")!;
        return JsonSerializer.Deserialize<List<LedgerAccount>>(file, JsonSerializerOptions.Web)!;
    }
}
