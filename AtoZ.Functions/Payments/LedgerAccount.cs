namespace AtoZ.Functions.Payments;

/// <summary>An account of the chart, as <c>accounts.json</c> has it.</summary>
/// <param name="Code">Such as <c>seller-funds</c>.</param>
/// <param name="Type">Asset, Liability or Expense.</param>
/// <param name="Holder">Whose it is kept for: None, Seller, Buyer or Claim.</param>
/// <param name="Statement">Whether it stands in the statements of its holder.</param>
/// <param name="About">What it is.</param>
internal sealed record LedgerAccount(string Code, string Type, string Holder, bool Statement, string About);
