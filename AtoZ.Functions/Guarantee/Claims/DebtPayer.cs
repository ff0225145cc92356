using System.Text.Json.Serialization;

namespace AtoZ.Functions.Guarantee.Claims;

/// <summary>Who paid towards a debt when it was not the seller by the link.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DebtPayer>))]
internal enum DebtPayer
{
    /// <summary>The seller, by bank transfer.</summary>
    Seller,

    /// <summary>The seller's insurer.</summary>
    Insurer,

    /// <summary>The collection agency.</summary>
    Agency,
}
