using AtoZ.Functions.Data;

namespace AtoZ.Functions.Payments.Service;

/// <summary>The marketplace's payment service, as <c>docs/payment-service.openapi.yaml</c> describes it.</summary>
internal interface IPaymentService
{
    /// <summary>Asks for a payment. A repeat with the same key moves nothing again and gives the present state.</summary>
    /// <exception cref="PaymentUnsettledException">No answer that can be understood came, however often it was tried.</exception>
    Task<PaymentAnswer> Order(PaymentOrderRecord order, string key);

    /// <summary>Asks for the state of a payment; null when the service does not know the key.</summary>
    /// <exception cref="PaymentUnsettledException">No answer that can be understood came.</exception>
    Task<PaymentAnswer?> Ask(string key);
}

/// <summary>What the service says of a payment.</summary>
/// <param name="State">Pending while it is not decided.</param>
/// <param name="Reference">The service's own id.</param>
/// <param name="Reason">Why it was declined.</param>
/// <param name="Url">Of a page: where the seller pays.</param>
internal sealed record PaymentAnswer(PaymentState State, string? Reference = null, string? Reason = null, Uri? Url = null);

/// <summary>For a marketplace without a payment service: the books are all there is, so nothing ever needs one.</summary>
internal sealed class NoPaymentService : IPaymentService
{
    /// <inheritdoc/>
    public Task<PaymentAnswer> Order(PaymentOrderRecord order, string key) => throw new InvalidOperationException("There is no payment service here: the setting PaymentServiceUrl is empty.");

    /// <inheritdoc/>
    public Task<PaymentAnswer?> Ask(string key) => throw new InvalidOperationException("There is no payment service here: the setting PaymentServiceUrl is empty.");
}
