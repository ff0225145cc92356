using AtoZ.Functions.Data;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Evidence.Pictures;

/// <summary>
/// Finds pictures that look alike among millions by an index. A fingerprint is cut into four quarters of 16 bits. Two that differ in at
/// most seven bits have a quarter in which they differ in one bit at most; so it is enough to look up each quarter and its sixteen
/// neighbours, and to compare what comes back (multi-index hashing, Norouzi et al. 2012).
/// Rule EVID-05.
/// </summary>
internal static class FingerprintIndex
{
    /// <summary>The largest distance at which nothing is missed.</summary>
    public const int FarthestFound = 7;

    private const int Bands = 4;
    private const int BandBits = 16;

    /// <summary>The rows that make a picture findable; the caller saves them.</summary>
    public static void Add(AtoZDb db, EvidenceRecord evidence)
    {
        if (evidence.Fingerprint is { } fingerprint)
        {
            db.FingerprintBands.AddRange(Enumerable.Range(0, Bands).Select(band => new FingerprintBand { Band = band, Value = Quarter(fingerprint, band), EvidenceId = evidence.Id }));
        }
    }

    /// <summary>Files whose picture looks like this one, itself among them.</summary>
    /// <param name="db">The store.</param>
    /// <param name="fingerprint">Of the picture.</param>
    /// <param name="distance">In how many bits they may differ; at most <see cref="FarthestFound"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index would miss some at this distance.</exception>
    public static async Task<IReadOnlyList<EvidenceRecord>> Like(AtoZDb db, long fingerprint, int distance)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(distance, FarthestFound);
        HashSet<string> candidates = new(StringComparer.Ordinal);
        for (int band = 0; band < Bands; band++)
        {
            int at = band;
            int[] values = [.. Near(Quarter(fingerprint, band))];
            candidates.UnionWith(await db.FingerprintBands.Where(b => b.Band == at && values.Contains(b.Value)).Select(b => b.EvidenceId).ToListAsync());
        }

        List<EvidenceRecord> found = await db.Evidence.Where(e => candidates.Contains(e.Id)).ToListAsync();
        return [.. found.Where(e => e.Fingerprint is { } other && Fingerprint.Distance(fingerprint, other) <= distance)];
    }

    private static int Quarter(long fingerprint, int band) => (int)((ulong)fingerprint >> (band * BandBits) & 0xFFFF);

    private static IEnumerable<int> Near(int quarter) => Enumerable.Range(0, BandBits).Select(bit => quarter ^ (1 << bit)).Prepend(quarter);
}
