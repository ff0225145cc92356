using System.Text.Json.Serialization;

namespace AtoZ.Functions.Guarantee.Claims;

/// <summary>How a buyer gets money of a claim.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RefundMeans>))]
public enum RefundMeans
{
    /// <summary>The way the order was paid: the card, the bank account. What is no refund of a price, such as harm, is paid so as well.</summary>
    OriginalMethod,

    /// <summary>Stored value: the gift card that the order was paid with, or credit that the buyer chose.</summary>
    GiftCard,
}
