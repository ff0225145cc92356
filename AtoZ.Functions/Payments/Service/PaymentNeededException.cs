using AtoZ.Functions.Data;

namespace AtoZ.Functions.Payments.Service;

/// <summary>
/// Leaves a transaction that cannot go on before a payment service has answered: a call over the network has no place inside. Whoever
/// opened the transaction has the payment carried out and begins anew; see <c>CaseStore</c>.
/// </summary>
internal sealed class PaymentNeededException(PaymentOrderRecord order) : Exception($"The payment '{order.Key}' has to be carried out first.")
{
    public PaymentOrderRecord Order => order;

    /// <summary>
    /// Whether what was changed so far is committed together with the order: the money that a payout is paid with must not be spent on something else
    /// while the service has it, and the case says whose turn it is meanwhile. The work begins anew all the same, and finds that done.
    /// </summary>
    public bool Commits { get; init; }
}

/// <summary>The outcome of a payment is not known, or a payout was declined: the activity fails and is tried again, and the service is asked again then.</summary>
internal sealed class PaymentUnsettledException(string key, string why) : Exception($"The payment '{key}' is not settled: {why}");
