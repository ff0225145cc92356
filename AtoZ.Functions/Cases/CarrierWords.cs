using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Cases;

/// <summary>What carriers said last of the parcels of a claim that still misses money for them.</summary>
internal static class CarrierWords
{
    private static readonly TimelineKind[] Losses = [TimelineKind.CarrierGaveUp, TimelineKind.ParcelRefused, TimelineKind.NotShipped];
    private static readonly TimelineKind[] Said = [TimelineKind.DeliveryScanned, .. Losses];

    /// <summary>Whether an entry of the timeline is a carrier's word that may decide a claim.</summary>
    public static IReadOnlyCollection<TimelineKind> Deciding => Said;

    /// <summary>Whether a word says that nothing will come.</summary>
    public static bool IsLoss(TimelineKind? word) => word is { } said && Losses.Contains(said);

    /// <summary>
    /// Of each line its newest word. Of several lines each has a parcel: what happened to one of them says nothing of the others, and what was
    /// made good is waited for no more.
    /// </summary>
    public static IReadOnlyList<TimelineKind?> Of(
        IReadOnlyList<TimelineRecord> known, IReadOnlyList<(ClaimLineRecord Line, Money Missing)> lines)
    {
        IEnumerable<(ClaimLineRecord Line, Money Missing)> waiting = lines.Any(IsWaitedFor) ? lines.Where(IsWaitedFor) : lines;
        return [.. waiting.Select(l => Newest(known, l.Line.Line))];
    }

    /// <summary>Whether parcels of some lines were delivered, and of others not: then people have to look at the lines.</summary>
    public static async Task<bool> AreOfDeliveryInPart(AtoZDb db, ClaimRecord claim)
    {
        if (!claim.Kind.IsNonDelivery())
        {
            return false;
        }

        List<TimelineRecord> known = await db.Timeline
            .Where(t => t.ClaimId == claim.Id && Said.Contains(t.Kind)).OrderBy(t => t.Sequence).ToListAsync();
        if (known.Count == 0)
        {
            return false;
        }

        IReadOnlyList<TimelineKind?> words = Of(known, await WhatIsMissing.ByLine(db, claim));
        return words.Contains(TimelineKind.DeliveryScanned) && words.Any(w => w != TimelineKind.DeliveryScanned);
    }

    private static bool IsWaitedFor((ClaimLineRecord Line, Money Missing) line) => line.Missing.MinorUnits > 0;

    private static TimelineKind? Newest(IReadOnlyList<TimelineRecord> known, int line) =>
        known.LastOrDefault(t => Said.Contains(t.Kind) && (ClaimLines.Named(t) ?? line) == line)?.Kind;
}
