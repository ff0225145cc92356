using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>What numbers of the guarantee may depend on.</summary>
/// <param name="Kind">What is claimed.</param>
/// <param name="Country">ISO 3166 code of the marketplace's country or region that the order belongs to; null when not known.</param>
/// <param name="Category">Of the product; null when not known.</param>
/// <param name="Currency">ISO 4217 code.</param>
public sealed record PolicyScope(ClaimKind Kind, string? Country, string? Category, string Currency)
{
    /// <summary>The scope that a claim was filed in; pinned with it.</summary>
    internal static PolicyScope Of(IClaim claim) =>
        new PolicyScope(claim.Kind, claim.Country, claim.Category, claim.Currency);
}
