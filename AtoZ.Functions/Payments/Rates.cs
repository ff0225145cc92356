using System.Text.Json;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Json;
using AtoZ.Functions.Guarantee.Policy.Terms;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Payments;

/// <summary>The rates that the marketplace told. One that is too old is none, and none is made of others. Rule PAY-07.</summary>
internal static class Rates
{
    /// <summary>The newest rate that holds at a moment; null when none does.</summary>
    public static async Task<ExchangeRate?> Find(AtoZDb db, string from, string to, DateTimeOffset now, RefundTerms terms)
    {
        DateTimeOffset oldest = now - terms.RateNoOlderThan;
        ExchangeRateRecord? rate = await db.ExchangeRates
            .Where(r => r.Currency == from && r.ToCurrency == to && r.At <= now && r.At >= oldest)
            .OrderByDescending(r => r.At).ThenByDescending(r => r.Id)
            .FirstOrDefaultAsync();
        return rate is null ? null : new ExchangeRate(from, to, ExchangeRate.Read(rate.Rate)!.Value, rate.At, rate.Source);
    }

    /// <summary>A conversion as it is stored with payment and booking.</summary>
    public static string? Text(Conversion? conversion) => conversion is null ? null : JsonSerializer.Serialize(conversion, ApiJson.Options);

    /// <summary>The same, read again.</summary>
    public static Conversion? Read(string? text) => text is null ? null : JsonSerializer.Deserialize<Conversion>(text, ApiJson.Options);
}
