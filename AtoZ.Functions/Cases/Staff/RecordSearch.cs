using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Cases.Staff;

// 'lower' of the database: a culture cannot be handed to it.
#pragma warning disable CA1304, CA1311
/// <summary>Searches the record of all claims: entries of timelines and signed decisions, by text and date, the newest first.</summary>
internal sealed class RecordSearch(AtoZStore store)
{
    private const string Escape = "\\";

    /// <summary>A page of what is found.</summary>
    /// <param name="query">What is looked for.</param>
    /// <param name="after">The place after which the page begins; null at the start.</param>
    /// <param name="limit">How many at most.</param>
    /// <returns>What is found, and whether there is more.</returns>
    public async Task<(IReadOnlyList<RecordFound> Found, bool More)> Find(RecordQuery query, RecordPlace? after, int limit)
    {
        List<TimelineRecord> entries = await store.Read(db => Entries(db, query, after).OrderByDescending(t => t.At).ThenByDescending(t => t.Sequence).Take(limit + 1).ToListAsync());
        List<DecisionRecord> decisions = await store.Read(db => Decisions(db, query, after).OrderByDescending(d => d.At).ThenByDescending(d => d.Id).Take(limit + 1).ToListAsync());

        // Stable: at one moment decisions come first, each kind in its own order.
        List<RecordFound> all = [.. decisions.Select(RecordFound.Of).Concat(entries.Select(RecordFound.Of)).OrderByDescending(f => f.At)];
        return ([.. all.Take(limit)], all.Count > limit);
    }

    private static IQueryable<TimelineRecord> Entries(AtoZDb db, RecordQuery query, RecordPlace? after)
    {
        IQueryable<TimelineRecord> entries = db.Timeline.Where(t => (query.From == null || t.At >= query.From) && (query.Until == null || t.At < query.Until));
        if (query.Text is { } text)
        {
            ClaimId claim = new(text);
            string pattern = Pattern(Encoded(text));
            entries = entries.Where(t => t.ClaimId == claim || EF.Functions.Like(t.Data.ToLower(), pattern, Escape));
        }

        return after is not { } place ? entries
            : place.IsDecision ? entries.Where(t => t.At <= place.At)
            : entries.Where(t => t.At < place.At || (t.At == place.At && t.Sequence < place.Sequence));
    }

    private static IQueryable<DecisionRecord> Decisions(AtoZDb db, RecordQuery query, RecordPlace? after)
    {
        IQueryable<DecisionRecord> decisions = db.Decisions.Where(d => (query.From == null || d.At >= query.From) && (query.Until == null || d.At < query.Until));
        if (query.Text is { } text)
        {
            // The parts are texts of JSON within JSON; the body is JSON as it was signed.
            ClaimId? claim = new(text);
            string inside = JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text);
            string body = Pattern(inside), parts = Pattern(Encoded(inside));
            decisions = decisions.Where(d => d.ClaimId == claim || EF.Functions.Like(d.Body.ToLower(), body, Escape) || EF.Functions.Like(d.Parts.ToLower(), parts, Escape));
        }

        return after is not { } place ? decisions
            : place.IsDecision ? decisions.Where(d => d.At < place.At || (d.At == place.At && d.Id.CompareTo(place.Id) < 0))
            : decisions.Where(d => d.At < place.At);
    }

    private static string Encoded(string text) => JsonEncodedText.Encode(text).ToString();

    // What is a sign of patterns stands for itself.
    private static string Pattern(string text) => "%" + text.ToLowerInvariant().Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
}

#pragma warning restore CA1304, CA1311

/// <summary>What is looked for.</summary>
/// <param name="Text">Words in the facts of an entry or in a decision, or the id of a claim; null for all.</param>
/// <param name="From">First moment; null for all.</param>
/// <param name="Until">First moment after; null for all.</param>
internal sealed record RecordQuery(string? Text, DateTimeOffset? From, DateTimeOffset? Until);

/// <summary>Something on the record: an entry of a timeline or a decision.</summary>
internal sealed record RecordFound(DateTimeOffset At, TimelineRecord? Entry, DecisionRecord? Decision)
{
    /// <summary>The claim; null for the refusal of one that was never filed.</summary>
    public ClaimId? Claim => this.Entry?.ClaimId ?? this.Decision?.ClaimId;

    /// <summary>Where the next page begins.</summary>
    public RecordPlace Place => this.Decision is { } decision ? new RecordPlace(this.At, IsDecision: true, 0, decision.Id) : new RecordPlace(this.At, IsDecision: false, this.Entry!.Sequence, "");

    public static RecordFound Of(TimelineRecord entry) =>
        new RecordFound(entry.At, entry, null);

    public static RecordFound Of(DecisionRecord decision) =>
        new RecordFound(decision.At, null, decision);
}

/// <summary>A place in what is found.</summary>
internal sealed record RecordPlace(DateTimeOffset At, bool IsDecision, long Sequence, string Id)
{
    /// <summary>Reads a place; null when it is none.</summary>
    public static RecordPlace? Read(string? text)
    {
        string[] parts = (text ?? "").Split('/', 3);
        return parts.Length == 3 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out long ticks) && ticks < DateTimeOffset.MaxValue.UtcTicks
            && (parts[1] == "d" || (parts[1] == "t" && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out _)))
            ? new RecordPlace(new DateTimeOffset(ticks, TimeSpan.Zero), parts[1] == "d", parts[1] == "t" ? long.Parse(parts[2], CultureInfo.InvariantCulture) : 0, parts[2])
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{this.At.UtcTicks}/{(this.IsDecision ? "d" : "t")}/{(this.IsDecision ? this.Id : this.Sequence)}");
}
