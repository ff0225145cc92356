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

    /// <summary>The parcel arrived after the latest day that was promised; the buyer keeps the item for a part of the price, or sends it back.</summary>
    ArrivedLate,

    /// <summary>The item was broken on its way.</summary>
    ArrivedDamaged,

    /// <summary>Another item arrived.</summary>
    WrongItem,

    /// <summary>The item arrived without parts that belong to it.</summary>
    PartsMissing,

    /// <summary>Colour, style, size or other qualities differ from the listing.</summary>
    NotAsDescribed,

    /// <summary>The item does not work, or not for as long as the warranty says.</summary>
    Defective,

    /// <summary>The buyer sent the item back and was not refunded.</summary>
    ReturnNotRefunded,

    /// <summary>The seller refused to take the item back, although the buyer asked in time.</summary>
    ReturnRefused,

    /// <summary>The buyer was charged more than the order says.</summary>
    Overcharged,

    /// <summary>The item damaged property.</summary>
    PropertyDamage,

    /// <summary>The item injured a person.</summary>
    PersonalInjury,
}
