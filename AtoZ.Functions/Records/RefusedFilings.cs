using System.Text.Json;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Records;

/// <summary>
/// The signed refusals of claims that were never filed (PROCESS §2, §12): there is no case to find them in, so they are found by the order line that
/// they are about. The buyer reads their own, the backend and staff read all.
/// </summary>
internal sealed class RefusedFilings(AtoZStore store)
{
    // More refusals than these about one order line would tell no more.
    private const int Most = 50;

    /// <summary>What a refusal is about, as its record says it.</summary>
    public static string SubjectOf(string orderId, int line) => $"order {orderId} line {line}";

    /// <summary>The refusals about an order line, the newest first, as a viewer may see them.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="line">Its line.</param>
    /// <param name="viewer">Who reads.</param>
    /// <param name="buyer">Only filings of this buyer; null for all.</param>
    public async Task<IReadOnlyList<SignedDecision>> About(string orderId, int line, Party viewer, string? buyer = null)
    {
        // Its body is canonical JSON, so the member is spelled in one way.
        string member = $"\"subject\":{CanonicalJson.Text(SubjectOf(orderId, line))},";
        List<DecisionRecord> found = await store.Read(db => db.Decisions
            .Where(d => d.ClaimId == null && d.Kind == DecisionKind.Eligibility && d.Body.Contains(member))
            .OrderByDescending(d => d.At).ThenByDescending(d => d.Id)
            .Take(Most)
            .ToListAsync());
        return [.. found.Where(d => buyer is null || IsOf(d, buyer)).Select(d => SignedDecision.For(d, viewer)).OfType<SignedDecision>()];
    }

    private static bool IsOf(DecisionRecord decision, string buyer) =>
        JsonSerializer.Deserialize<DecisionPart[]>(decision.Parts, RecordJson.Options)!
            .Where(p => p.Name == DecisionPart.Facts)
            .Any(p => string.Equals((string?)p.Content()?["claimantBuyerId"], buyer, StringComparison.Ordinal));
}
