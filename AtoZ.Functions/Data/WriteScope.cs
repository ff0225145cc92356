using System.Diagnostics;
using System.Diagnostics.Metrics;
using AtoZ.Functions.Guarantee;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace AtoZ.Functions.Data;

/// <summary>
/// How far a write reaches. On PostgreSQL those wait for each other that reach into the same; SQLite has one writer anyway. A payout has its
/// seller's cases to itself, and at its end the day's budget; what reaches further (facts, sweeps) has <see cref="Everything"/>, and so has whatever
/// does not say.
/// </summary>
internal sealed class WriteScope
{
    // One lock that every write takes: shared by those with a scope, alone by those without.
    private const string Whole = "everything";

    private static readonly Histogram<double> _waits = StoreMeter.Instance.CreateHistogram<double>("atoz.store.lock_wait", "ms", "How long a write waited for others in its scope.");

    private static readonly Histogram<double> _held = StoreMeter.Instance.CreateHistogram<double>("atoz.store.lock_held", "ms", "How long a write had its scope to itself, its commit included.");

    private readonly string _kind;
    private readonly Func<AtoZDb, Task>? _take;

    private WriteScope(string kind, Func<AtoZDb, Task>? take) => (_kind, _take) = (kind, take);

    /// <summary>The claim that it is about; null where it is about more, or not known by its id.</summary>
    public ClaimId? Claim { get; private init; }

    private bool MovesMoney { get; init; }

    /// <summary>The whole store: nothing else is written meanwhile.</summary>
    public static WriteScope Everything { get; } = new(Whole, null);

    /// <summary>A new claim about an order: two about one order, or with the same file, are filed one after the other.</summary>
    public static WriteScope Filing(string order, IEnumerable<string> files)
    {
        // In one order everywhere, so that no two wait for each other.
        string[] names = [$"filing/{order}", .. files.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(f => $"filing-file/{f}")];
        return new("filing", db => db.Database.ExecuteSqlAsync(
            $"SELECT pg_advisory_xact_lock_shared(hashtextextended({Whole}, 0)), pg_advisory_xact_lock(hashtextextended(name, 0)) FROM unnest({names}) WITH ORDINALITY AS n (name, place)"));
    }

    /// <summary>One claim: its stages, answers, timeline, mails and links. No money.</summary>
    public static WriteScope Case(ClaimId id) => new("case", db => db.Database.ExecuteSqlAsync(
        $"""
        SELECT pg_advisory_xact_lock_shared(hashtextextended({Whole}, 0)),
          pg_advisory_xact_lock_shared(hashtextextended('seller/' || (SELECT "SellerId" FROM claims WHERE "Id" = {id.Value}), 0)),
          pg_advisory_xact_lock(hashtextextended({$"case/{id.Value}"}, 0))
        """))
    {
        Claim = id,
    };

    /// <summary>The claim that a stage belongs to.</summary>
    public static WriteScope CaseOfStage(string stageKey) => new("case", db => db.Database.ExecuteSqlAsync(
        $"""
        SELECT pg_advisory_xact_lock_shared(hashtextextended({Whole}, 0)),
          pg_advisory_xact_lock_shared(hashtextextended('seller/' || (SELECT "SellerId" FROM claims WHERE "Id" = stages."ClaimId"), 0)),
          pg_advisory_xact_lock(hashtextextended('case/' || "ClaimId", 0))
        FROM stages WHERE "Key" = {stageKey}
        """));

    /// <summary>The payout of a claim: money of its seller, and what the seller's other cases promise by it. No other case of that seller is written meanwhile.</summary>
    public static WriteScope Payout(ClaimId id) => new("payout", db => db.Database.ExecuteSqlAsync(
        $"""
        SELECT pg_advisory_xact_lock_shared(hashtextextended({Whole}, 0)),
          pg_advisory_xact_lock(hashtextextended('seller/' || (SELECT "SellerId" FROM claims WHERE "Id" = {id.Value}), 0)),
          pg_advisory_xact_lock(hashtextextended({$"case/{id.Value}"}, 0))
        """))
    {
        Claim = id,
        MovesMoney = true,
    };

    /// <summary>One thing that stands by itself, such as a mail or an idempotency key.</summary>
    public static WriteScope Of(string kind, string id)
    {
        string name = $"{kind}/{id}";
        return new(kind, db => db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock_shared(hashtextextended({Whole}, 0)), pg_advisory_xact_lock(hashtextextended({name}, 0))"));
    }

    /// <summary>
    /// The day's budget in a currency, until the end of a payout's transaction. Asked for last: who has it waits for nobody, so that no two wait for
    /// each other.
    /// </summary>
    public static Task DayBudget(AtoZDb db, string currency) =>
        db.Database.IsNpgsql() ? db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({$"budget/{currency}"}, 0))") : Task.CompletedTask;

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
        db.ReachesSince = Stopwatch.GetTimestamp();
        _waits.Record(Stopwatch.GetElapsedTime(asked, db.ReachesSince).TotalMilliseconds, Tag);
    }

    /// <summary>The transaction has ended, and with it what it had to itself.</summary>
    internal void Ended(AtoZDb db) => _held.Record(Stopwatch.GetElapsedTime(db.ReachesSince).TotalMilliseconds, Tag);

    private KeyValuePair<string, object?> Tag => new("scope", _kind);

    /// <summary>Refuses a write that reaches further than it said: two such could spend the same money.</summary>
    /// <exception cref="InvalidOperationException">It books money, or writes into two claims.</exception>
    internal void Check(ChangeTracker changes)
    {
        if (_take is null)
        {
            return;
        }

        List<EntityEntry> written = [.. changes.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)];
        if (MovesMoney)
        {
            CheckSeller(changes, written);
            return;
        }

        if (written.Find(e => e.Entity is LedgerTransaction or LedgerPosting or PaymentOrderRecord or DisbursementRecord) is { } money)
        {
            throw new InvalidOperationException($"{money.Metadata.ClrType.Name} is written within one case: money has WriteScope.Payout or WriteScope.Everything.");
        }

        List<object> claims = [.. written.Select(ClaimOf).OfType<object>().Distinct()];
        if (claims.Count > 1)
        {
            throw new InvalidOperationException($"Two claims are written within the scope of one: {string.Join(", ", claims)}.");
        }
    }

    // What is locked is the seller of the claim: whatever else is written must be of the same.
    private void CheckSeller(ChangeTracker changes, List<EntityEntry> written)
    {
        Dictionary<object, string> sellers = changes.Entries<ClaimRecord>().ToDictionary(c => (object)c.Entity.Id, c => c.Entity.SellerId);
        string? seller = sellers.GetValueOrDefault(Claim!.Value);
        foreach (EntityEntry entry in written)
        {
            string? other = entry.Entity is DisbursementRecord disbursement ? disbursement.SellerId
                : ClaimOf(entry) is { } claim && !claim.Equals(Claim.Value) ? sellers.GetValueOrDefault(claim) ?? ""
                : seller;
            if (other != seller)
            {
                throw new InvalidOperationException($"{entry.Metadata.ClrType.Name} of another seller is written within the payout of {Claim}.");
            }
        }
    }

    private static object? ClaimOf(EntityEntry entry) => entry.Entity switch
    {
        ClaimRecord claim => claim.Id,
        _ => entry.Metadata.FindProperty(nameof(StageRecord.ClaimId)) is { } property ? entry.Property(property).CurrentValue : null,
    };
}
