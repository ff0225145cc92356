using System.Text.Json;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Records;

/// <summary>Adds to a claim's append-only, hash-chained timeline, in the caller's transaction.</summary>
internal sealed class Timeline(ITimelineOutbox outbox, TimeProvider clock)
{
    /// <summary>Adds an entry unless the claim already has one with this key, so that a repeated activity leaves one trace.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="claim">Whose timeline.</param>
    /// <param name="key">Unique per claim, made from what happened: <c>seller-notified/1</c>.</param>
    /// <param name="actor">Who did it.</param>
    /// <param name="kind">What happened.</param>
    /// <param name="audience">Who may read it, besides staff.</param>
    /// <param name="data">Facts: amounts, dates, codes. Never mail addresses or link tokens.</param>
    /// <returns>Whether the entry is new.</returns>
    public async Task<bool> Append(
        AtoZDb db, ClaimId claim, string key, Party actor, TimelineKind kind, Audience audience, IReadOnlyDictionary<string, string>? data = null)
    {
        if (db.Timeline.Local.Any(t => t.ClaimId == claim && string.Equals(t.Key, key, StringComparison.Ordinal))
            || await db.Timeline.AnyAsync(t => t.ClaimId == claim && t.Key == key))
        {
            return false;
        }

        TimelineRecord entry = new()
        {
            ClaimId = claim,
            Key = key,
            At = RecordJson.Whole(clock.GetUtcNow()),
            Actor = actor,
            Kind = kind,
            Audience = audience,
            Data = JsonSerializer.Serialize(data ?? new Dictionary<string, string>()),
        };
        await Chain.Append(db, entry);
        db.Timeline.Add(entry);
        await outbox.Add(db, entry);
        CaseMeter.Count(kind);
        return true;
    }
}
