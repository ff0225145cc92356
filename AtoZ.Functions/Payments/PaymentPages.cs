using AtoZ.Functions.Data;
using AtoZ.Functions.Payments.Service;

namespace AtoZ.Functions.Payments;

/// <summary>How a seller pays a debt: on a page of the payment service, else by bank with the debt's reference. Nobody's word books money.</summary>
/// <param name="Offered">Whether a payment service is used.</param>
internal sealed record PaymentPages(bool Offered)
{
    /// <summary>As the app's payment service has it.</summary>
    public static PaymentPages Of(IPaymentService service) => new(service is not NoPaymentService);

    /// <summary>What the bank transfer of a debt is recognised by.</summary>
    public static string BankReference(DebtRecord debt) =>
        debt.Id.Value;

    /// <summary>The key of a page: of the debt and the command that asked for it.</summary>
    public static string Key(DebtRecord debt, string command) =>
        $"{debt.Id}:page:{command}";
}
