namespace AtoZ.Functions.Guarantee.Claims;

/// <summary>Groups of kinds that rules speak of: whoever decides by kind asks here.</summary>
internal static class ClaimKinds
{
    /// <summary>Harm to property or a person: own windows, no contact with the seller needed.</summary>
    public static bool IsHarm(this ClaimKind kind) => kind is ClaimKind.PropertyDamage or ClaimKind.PersonalInjury;

    /// <summary>The item did not reach the buyer.</summary>
    public static bool IsNonDelivery(this ClaimKind kind) => kind is ClaimKind.NotReceived or ClaimKind.Lost;

    /// <summary>What was wrong shows when the parcel is opened, so it is told of soon.</summary>
    public static bool ShowsOnOpening(this ClaimKind kind) => kind is ClaimKind.ArrivedDamaged or ClaimKind.PartsMissing;

    /// <summary>The moment of the delivery says all there is to claim: nobody has to look at the item first.</summary>
    public static bool IsKnownOnDelivery(this ClaimKind kind) => kind is ClaimKind.ArrivedLate || kind.IsAboutTheCharge();

    /// <summary>It is about money that was taken, and not about the item: no piece is used up by it, and nothing is to be sent back.</summary>
    public static bool IsAboutTheCharge(this ClaimKind kind) => kind is ClaimKind.Overcharged;

    /// <summary>What is owed is less than the price and hangs on facts of this kind alone: no other reason turns into it, nor it into another.</summary>
    public static bool IsAClaimOfItsOwn(this ClaimKind kind) =>
        kind.IsHarm() || kind.IsAboutTheCharge() || kind is ClaimKind.ArrivedLate or ClaimKind.ReturnRefused;

    /// <summary>Claims of these kinds share the pieces of an order line: what one decided about is no longer the other's.</summary>
    public static bool SharesPiecesWith(this ClaimKind kind, ClaimKind other) =>
        !kind.IsHarm() && !other.IsHarm() && kind.IsAboutTheCharge() == other.IsAboutTheCharge();

    /// <summary>
    /// Keeping a late item is worth a part of its price, and no more. Whoever asks the seller to take it back has it still: silence must not pay for it as if
    /// it were gone, and the seller may offer its price.
    /// </summary>
    public static bool KeepsALateItem(this ClaimKind kind, Remedy? remedy) => kind == ClaimKind.ArrivedLate && remedy is Remedy.PartRefund or Remedy.Return;

    /// <summary>Whether the buyer has to say how much: neither the price nor the policy can.</summary>
    public static bool NamesItsAmount(this ClaimKind kind, Remedy remedy) =>
        kind.IsAboutTheCharge() || (!kind.IsHarm() && remedy == Remedy.PartRefund && !kind.KeepsALateItem(remedy));
}
