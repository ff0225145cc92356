using System.Text.Json.Serialization;

namespace AtoZ.Functions.Guarantee.Claims;

/// <summary>What a buyer may claim (PROCESS "What is covered").</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ClaimKind>))]
public enum ClaimKind
{
    /// <summary>The parcel never arrived.</summary>
    NotReceived,

    /// <summary>The carrier lost the parcel.</summary>
    Lost,

    /// <summary>Another item arrived.</summary>
    WrongItem,

    /// <summary>Colour, style, size or other qualities differ from the listing.</summary>
    NotAsDescribed,

    /// <summary>The item does not work, or not for as long as the warranty says.</summary>
    Defective,

    /// <summary>The buyer sent the item back and was not refunded.</summary>
    ReturnNotRefunded,

    /// <summary>The item damaged property.</summary>
    PropertyDamage,

    /// <summary>The item injured a person.</summary>
    PersonalInjury,
}

/// <summary>Groups of kinds that rules speak of.</summary>
public static class ClaimKinds
{
    /// <summary>Harm to property or a person: own windows, no contact with the seller needed.</summary>
    public static bool IsHarm(this ClaimKind kind) => kind is ClaimKind.PropertyDamage or ClaimKind.PersonalInjury;

    /// <summary>The item did not reach the buyer.</summary>
    public static bool IsNonDelivery(this ClaimKind kind) => kind is ClaimKind.NotReceived or ClaimKind.Lost;
}
