namespace AtoZ.Functions.Workflows.Sweeps;

/// <summary>What a reconciliation found.</summary>
/// <param name="At">When.</param>
/// <param name="Claims">How many claims were looked at.</param>
/// <param name="Bookings">How many bookings.</param>
/// <param name="Payments">How many orders to the payment service.</param>
/// <param name="Live">How many live orchestrations.</param>
/// <param name="Differences">Each with its remedy; empty when all agree.</param>
public sealed record ReconciliationReport(DateTimeOffset At, int Claims, int Bookings, int Payments, int Live, IReadOnlyList<Difference> Differences);

/// <summary>Two of claims, ledger, payment service and orchestrations that do not agree.</summary>
/// <param name="Code">Such as <c>PAID_DIFFERS</c>.</param>
/// <param name="Subject">A claim, a debt, a seller, a payment or an instance.</param>
/// <param name="What">What each side says.</param>
/// <param name="Remedy">What to do.</param>
public sealed record Difference(string Code, string Subject, string What, string Remedy);
