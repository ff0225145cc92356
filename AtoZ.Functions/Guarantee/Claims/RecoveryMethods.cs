namespace AtoZ.Functions.Guarantee.Claims;

/// <summary>How money of a debt comes in; the words stand in attempts and on the timeline.</summary>
internal static class RecoveryMethods
{
    /// <summary>Set against what is held of the seller.</summary>
    public const string Offset = "Offset";

    /// <summary>Charged to the stored payment method.</summary>
    public const string PaymentMethod = "PaymentMethod";

    /// <summary>Nothing came in; an invoice with a link to pay went out.</summary>
    public const string Invoice = "Invoice";

    /// <summary>Paid by the link of the invoice.</summary>
    public const string Payment = "Payment";

    /// <summary>Paid by the seller's insurer, the agency, or by bank transfer.</summary>
    public const string Received = "Received";

    /// <summary>The seller's insurer was asked.</summary>
    public const string Insurer = "Insurer";

    /// <summary>Given to a collection agency.</summary>
    public const string Agency = "Agency";

    /// <summary>Covered by the seller's insurance: the marketplace bears it.</summary>
    public const string Insurance = "Insurance";
}
