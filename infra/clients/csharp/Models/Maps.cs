using System.Globalization;

namespace AtoZ.Client.Models;

/// <content>Reads a text by its name.</content>
public partial class TextByName
{
    /// <summary>The text; null when there is none of this name.</summary>
    public string? this[string name] => this.AdditionalData.TryGetValue(name, out object? value) ? TextOf(value) : null;

    // The reader of JSON makes values of texts that look like dates or ids; this is what they were.
    private static string? TextOf(object value) => value switch
    {
        DateTime { Kind: DateTimeKind.Unspecified } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime instant => instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}

/// <content>Reads an amount by its currency.</content>
public partial class AmountByCurrency
{
    /// <summary>Minor units; null when there is nothing in this currency.</summary>
    public long? this[string currency] =>
        this.AdditionalData.TryGetValue(currency, out object? amount) ? Convert.ToInt64(amount, CultureInfo.InvariantCulture) : null;
}
