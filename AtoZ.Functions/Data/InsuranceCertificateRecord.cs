using AtoZ.Functions.Guarantee.Policy;
namespace AtoZ.Functions.Data;

/// <summary>A certificate of a seller's insurance, as the marketplace received it. Whether it counts is asked anew for each claim.</summary>
internal sealed class InsuranceCertificateRecord : IInsuranceCertificate
{
    /// <summary>The certificate's number, given by the insurer or the marketplace.</summary>
    public required string Id { get; init; }

    public required string SellerId { get; init; }

    public required string Insurer { get; init; }

    /// <summary>Begin of the cover.</summary>
    public required DateTimeOffset ValidFrom { get; init; }

    /// <summary>End of the cover; a cancellation brings it forward.</summary>
    public required DateTimeOffset ValidUntil { get; set; }

    /// <summary>Insured per claim, minor units.</summary>
    public required long LimitMinor { get; init; }

    /// <summary>What the seller bears of each loss, minor units.</summary>
    public required long DeductibleMinor { get; init; }

    public required string Currency { get; init; }

    /// <summary>When the proof was received: the seven days of the proof count to here.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }
}
