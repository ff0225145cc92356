using System.Diagnostics;
using System.Diagnostics.Metrics;
using AtoZ.Functions.Guarantee;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace AtoZ.Functions.Data;

/// <summary>
/// How far a write reaches. On PostgreSQL those wait for each other that reach into the same; SQLite has one writer anyway. What reaches beyond
/// a case (the day's budget, a seller's funds, an order's lines) has <see cref="Everything"/> to itself, and so has whatever does not say.
/// </summary>
internal sealed class WriteScope
{
    // One lock that every write takes: shared by those with a scope, alone by those without.
    private const string Whole = "everything";

    private static readonly Histogram<double> _waits = StoreMeter.Instance.CreateHistogram<double>("atoz.store.lock_wait", "ms", "How long a write waited for others in its scope.");

    private readonly Func<AtoZDb, Task>? _take;

    private WriteScope(Func<AtoZDb, Task>? take) => _take = take;

    /// <summary>The claim that it is about; null where it is about more, or not known by its id.</summary>
    public ClaimId? Claim { get; private init; }

    /// <summary>The whole store: nothing else is written meanwhile.</summary>
    public static WriteScope Everything { get; } = new(null);

    /// <summary>New claims: two about one item, or with the same file, are filed one after the other.</summary>
    public static WriteScope Filing { get; } = Of("filing", "");

    /// <summary>One claim: its stages, answers, timeline, mails and links. No money.</summary>
    public static WriteScope Case(ClaimId id) => new(Of("case", id.Value)._take) { Claim = id };

    /// <summary>The claim that a stage belongs to.</summary>
    public static WriteScope CaseOfStage(string stageKey) => new(db => db.Database.ExecuteSqlAsync(
        $"SELECT pg_advisory_xact_lock_shared(hashtextextended({Whole}, 0)), pg_advisory_xact_lock(hashtextextended('case/' || \"ClaimId\", 0)) FROM stages WHERE \"Key\" = {stageKey}"));

    /// <summary>One thing that stands by itself, such as a mail or an idempotency key.</summary>
    public static WriteScope Of(string kind, string id)
    {
        string name = $"{kind}/{id}";
        return new(db => db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock_shared(hashtextextended({Whole}, 0)), pg_advisory_xact_lock(hashtextextended({name}, 0))"));
    }

    /// <summary>Waits until nobody else writes within the scope; until the end of the transaction it is this one's.</summary>
    internal async Task Take(AtoZDb db)
    {
        db.Reaches = this;
        if (!db.Database.IsNpgsql())
        {
            return;
        }

        long asked = Stopwatch.GetTimestamp();
        await (_take?.Invoke(db) ?? db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({Whole}, 0))"));
        _waits.Record(Stopwatch.GetElapsedTime(asked).TotalMilliseconds, new KeyValuePair<string, object?>("scope", _take is null ? "everything" : "one"));
    }

    /// <summary>Refuses a write that reaches further than it said: two such could spend the same money.</summary>
    /// <exception cref="InvalidOperationException">It books money, or writes into two claims.</exception>
    internal void Check(ChangeTracker changes)
    {
        if (_take is null)
        {
            return;
        }

        HashSet<object> claims = [];
        foreach (EntityEntry entry in changes.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            if (entry.Entity is LedgerTransaction or LedgerPosting or PaymentOrderRecord or DisbursementRecord)
            {
                throw new InvalidOperationException($"{entry.Metadata.ClrType.Name} is written within one case: money has WriteScope.Everything.");
            }

            if (ClaimOf(entry) is { } claim && claims.Add(claim) && claims.Count > 1)
            {
                throw new InvalidOperationException($"Two claims are written within the scope of one: {string.Join(", ", claims)}.");
            }
        }
    }

    private static object? ClaimOf(EntityEntry entry) => entry.Entity switch
    {
        ClaimRecord claim => claim.Id,
        _ => entry.Metadata.FindProperty(nameof(StageRecord.ClaimId)) is { } property ? entry.Property(property).CurrentValue : null,
    };
}
