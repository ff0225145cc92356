using System.Text.Json.Serialization;

namespace AtoZ.Functions.Guarantee.Claims;

/// <summary>What a payout is for, so that a marketplace can correct its tax.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MoneyPart>))]
public enum MoneyPart
{
    /// <summary>The price of the item, without the tax that is known.</summary>
    Item,

    /// <summary>Its freight, without the tax that is known.</summary>
    Freight,

    /// <summary>The tax on both.</summary>
    Tax,

    /// <summary>What was charged above the price.</summary>
    Overcharge,

    /// <summary>Harm: no part of any price.</summary>
    Loss,
}
