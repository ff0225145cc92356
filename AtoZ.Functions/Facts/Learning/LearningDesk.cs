using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Terms;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Facts.Learning;

/// <summary>Gathers what a seller can learn. Only reads.</summary>
internal sealed class LearningDesk(AtoZStore store, IPolicyLibrary policies, TimeProvider clock)
{
    // A page of claims is enough to learn from; the causes count all of them.
    private const int MostShown = 50;

    /// <summary>The lessons of a seller.</summary>
    public Task<SellerLessons> Of(string sellerId)
    {
        DateTimeOffset now = clock.GetUtcNow();
        LearningTerms terms = policies.InForce(now).Learning;
        return store.Read(db => Read(db, sellerId, now, terms));
    }

    private static async Task<SellerLessons> Read(AtoZDb db, string sellerId, DateTimeOffset now, LearningTerms terms)
    {
        DateTimeOffset since = now - terms.Period;
        List<LessonOfClaim> all = await Cases(db, sellerId, since);
        List<LessonOfClaim> lessons = all.FindAll(c => c.Causes.Count > 0);
        List<SellerVolume> volumes = await Volumes(db, since);
        SellerVolume own = volumes.Find(v => v.SellerId == sellerId) ?? new SellerVolume(sellerId, 0, lessons.Count);
        IReadOnlyList<Defect> defects = await DefectReader.Moving(db, sellerId, now, terms);
        return new SellerLessons(
            sellerId,
            since,
            own.Lines,
            own.Claims,
            own.Rate,
            Comparison.Of(own, volumes, terms.ComparedFrom, terms.SellersAtLeast),
            await DefectReader.Rate(db, sellerId, defects, now, terms),
            defects,
            Causes(lessons),
            [.. lessons.Take(MostShown)]);
    }

    private static async Task<List<LessonOfClaim>> Cases(AtoZDb db, string sellerId, DateTimeOffset since)
    {
        List<ClaimRecord> claims = await db.Claims.Where(c => c.SellerId == sellerId && c.FiledAt >= since).OrderByDescending(c => c.FiledAt).ToListAsync();
        List<ClaimId> ids = [.. claims.Select(c => c.Id)];
        HashSet<ClaimId> silent = [.. await db.Timeline.Where(t => ids.Contains(t.ClaimId) && t.Kind == TimelineKind.SellerSilent).Select(t => t.ClaimId).ToListAsync()];
        IQueryable<TimelineRecord> refusals = db.Timeline.Where(t => ids.Contains(t.ClaimId) && t.Kind == TimelineKind.ParcelRefused);
        HashSet<ClaimId> refused = [.. await refusals.Select(t => t.ClaimId).ToListAsync()];
        List<string> orders = [.. claims.Select(c => c.OrderId).Distinct()];
        Dictionary<(string, int), OrderLine> lines = (await db.OrderLines.Where(o => orders.Contains(o.OrderId)).ToListAsync()).ToDictionary(o => (o.OrderId, o.Line));
        return [.. claims.Select(c => Lesson(c, lines.GetValueOrDefault((c.OrderId, c.Line)), silent.Contains(c.Id), refused.Contains(c.Id)))];
    }

    private static LessonOfClaim Lesson(ClaimRecord claim, OrderLine? line, bool silent, bool refused) => new(
        claim.Id,
        claim.OrderId,
        claim.Line,
        line?.ProductTitle ?? line?.ProductId ?? claim.OrderId,
        claim.Kind,
        claim.Outcome,
        claim.AmountMinor,
        claim.Currency,
        claim.FiledAt,
        CausesOfClaims.Of(new CauseFacts(
            claim.Kind,
            claim.Outcome,
            claim.FulfilledByMarketplace,
            line?.ShippedAt is not null || line?.DeliveredAt is not null,
            line?.TrackingNumber is { Length: > 0 },
            silent,
            refused)
        {
            ShippedLate = !(line?.ShippedAt < line?.EstimatedDeliveryAt),
        }));

    private static async Task<List<SellerVolume>> Volumes(AtoZDb db, DateTimeOffset since)
    {
        Dictionary<string, int> claims = await db.Claims.Where(c => c.FiledAt >= since && !c.FulfilledByMarketplace && !Blame.OnNobody.Contains(c.Outcome)
                && !db.Timeline.Any(t => t.ClaimId == c.Id && t.Kind == TimelineKind.ParcelRefused))
            .GroupBy(c => c.SellerId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        var lines = await db.OrderLines.Where(o => o.PurchasedAt >= since).GroupBy(o => o.SellerId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync();
        return [.. lines.Select(l => new SellerVolume(l.Key, l.Count, claims.GetValueOrDefault(l.Key)))];
    }

    private static List<CauseCount> Causes(List<LessonOfClaim> lessons) =>
    [
        .. lessons.SelectMany(lesson => lesson.Causes.Select(cause => (cause, lesson)))
            .GroupBy(pair => pair.cause)
            .Select(g => new CauseCount(
                g.Key,
                g.Count(),
                g.GroupBy(p => p.lesson.Currency, StringComparer.Ordinal).ToDictionary(c => c.Key, c => c.Sum(p => p.lesson.AmountMinor), StringComparer.Ordinal)))
            .OrderByDescending(c => c.Claims)
            .ThenBy(c => c.Cause),
    ];
}
