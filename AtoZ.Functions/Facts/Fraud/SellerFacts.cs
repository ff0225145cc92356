using System.Text.Json;
using System.Text.RegularExpressions;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Facts.Fraud;

/// <summary>What is known of a seller before a claim.</summary>
internal static partial class SellerFacts
{
    // Words of more contests than these would tell no more.
    private const int MostContests = 200;

    /// <summary>What the seller sold in the window before an order, and usually before that.</summary>
    public static async Task<(int InWindow, decimal? Usual)> Volume(AtoZDb db, string seller, DateTimeOffset? purchased, TimeSpan window)
    {
        if (purchased is not { } until)
        {
            return (0, null);
        }

        DateTimeOffset since = until - window;
        int inWindow = await db.OrderLines.CountAsync(o => o.SellerId == seller && o.PurchasedAt > since && o.PurchasedAt <= until);
        int before = await db.OrderLines.CountAsync(o => o.SellerId == seller && o.PurchasedAt <= since);
        DateTimeOffset? first = await db.OrderLines.Where(o => o.SellerId == seller).MinAsync(o => o.PurchasedAt);
        return (inWindow, before == 0 ? null : before / Math.Max(1, (decimal)((since - first!.Value) / window)));
    }

    /// <summary>Orders of other buyers with the same number of parcel.</summary>
    public static Task<int> SameTracking(AtoZDb db, ClaimRecord claim, string? number) => string.IsNullOrEmpty(number)
        ? Task.FromResult(0)
        : db.OrderLines.Where(o => o.TrackingNumber == number && o.BuyerId != claim.BuyerId && o.OrderId != claim.OrderId && o.PurchasedAt <= claim.FiledAt)
            .Select(o => o.OrderId).Distinct().CountAsync();

    /// <summary>Whether the carrier handed the parcel over in another city than the buyer's; null when one of them is not known.</summary>
    public static bool? DeliveredElsewhere(OrderLine? line) => line is { BuyerCity: { Length: > 0 } home, DeliveredCity: { Length: > 0 } there }
        ? !string.Equals(home.Trim(), there.Trim(), StringComparison.OrdinalIgnoreCase)
        : null;

    /// <summary>Until when the seller was insured, by the proofs that were there at the claim; null without any.</summary>
    public static async Task<DateTimeOffset?> InsuredUntil(AtoZDb db, ClaimRecord claim)
    {
        List<DateTimeOffset> ends = await db.InsuranceCertificates.Where(c => c.SellerId == claim.SellerId && c.ReceivedAt <= claim.FiledAt).Select(c => c.ValidUntil).ToListAsync();
        return ends.Count == 0 ? null : ends.Max();
    }

    /// <summary>What the seller contested other claims with.</summary>
    public static async Task<List<ContestWords>> Contests(AtoZDb db, ClaimRecord claim)
    {
        var given = await db.Commands
            .Where(c => c.Kind == CommandKind.SellerContests && c.State == CommandState.Taken && c.GivenAt <= claim.FiledAt)
            .Join(db.Claims.Where(c => c.SellerId == claim.SellerId && c.Id != claim.Id), c => c.ClaimId, c => c.Id, (c, _) => new { c.GivenAt, c.Payload })
            .OrderByDescending(c => c.GivenAt)
            .Take(MostContests)
            .ToListAsync();
        return [.. given.Select(c => new ContestWords(c.GivenAt, Alike(JsonSerializer.Deserialize<ContestPayload>(c.Payload, JsonSerializerOptions.Web)!.Reason)))];
    }

    private static string Alike(string words) => Blanks().Replace(words, " ").Trim().ToUpperInvariant();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Blanks();
}
