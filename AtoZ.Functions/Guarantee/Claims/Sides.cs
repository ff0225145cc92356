namespace AtoZ.Functions.Guarantee.Claims;

/// <summary>Buyer and seller, who stand on the two sides of a claim or an inquiry.</summary>
internal static class Sides
{
    /// <summary>Who stands on the other side of a buyer or a seller.</summary>
    public static Party OtherThan(Party party) => party == Party.Buyer ? Party.Seller : Party.Buyer;
}
