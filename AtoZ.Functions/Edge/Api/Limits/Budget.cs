using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;

namespace AtoZ.Functions.Edge.Api.Limits;

/// <summary>So many requests in a span for each name, by Microsoft's token buckets: a burst may hold all of a span, and what was spent comes back evenly.</summary>
/// <remarks>The buckets follow the clock on the wall. Names that are quiet for some seconds cost no memory any more.</remarks>
internal sealed class Budget : IDisposable
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private readonly PartitionedRateLimiter<string> _buckets;

    // Kept only where somebody asks for it: nothing else would ever empty it.
    private volatile ConcurrentDictionary<string, int>? _fresh;
    private readonly bool _limits;

    /// <summary>A budget.</summary>
    /// <param name="requests">How many; 0 is no limit.</param>
    /// <param name="span">In which span.</param>
    public Budget(int requests, TimeSpan span)
    {
        _limits = requests > 0;
        TimeSpan each = requests == 0 ? span : span / requests;
        TokenBucketRateLimiterOptions bucket = new()
        {
            AutoReplenishment = true,
            TokenLimit = Math.Max(requests, 1),
            TokensPerPeriod = each < Shortest ? Math.Max((int)(Shortest / each), 1) : 1,
            ReplenishmentPeriod = each < Shortest ? Shortest : each,
            QueueLimit = 0,
        };
        _buckets = PartitionedRateLimiter.Create<string, string>(name =>
            requests == 0 ? RateLimitPartition.GetNoLimiter(name) : RateLimitPartition.GetTokenBucketLimiter(name, _ => bucket));
    }

    /// <summary>Takes one request.</summary>
    /// <returns>Null when it may go on; otherwise after which time the next one may.</returns>
    public TimeSpan? Take(string name)
    {
        if (!_limits)
        {
            return null;
        }

        string bucket = BucketOf(name);
        using RateLimitLease lease = _buckets.AttemptAcquire(bucket);
        if (lease.IsAcquired)
        {
            _fresh?.AddOrUpdate(bucket, 1, (_, taken) => taken + 1);
            return null;
        }

        return lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan wait) && wait > Shortest ? wait : Shortest;
    }

    /// <summary>From now on what is taken here is kept until other instances are told of it.</summary>
    public void Share() => _fresh ??= new(StringComparer.Ordinal);

    /// <summary>What was taken here since this was last asked, by bucket; no bucket tells whose it is.</summary>
    public IEnumerable<(string Bucket, int Taken)> Fresh()
    {
        foreach (string bucket in _fresh?.Keys ?? [])
        {
            if (_fresh!.TryRemove(bucket, out int taken))
            {
                yield return (bucket, taken);
            }
        }
    }

    /// <summary>Counts what was taken at another instance, as far as there is something left here.</summary>
    public void TakenElsewhere(string bucket, int taken)
    {
        if (_limits && _buckets.GetStatistics(bucket)?.CurrentAvailablePermits is { } left and > 0)
        {
            using RateLimitLease lease = _buckets.AttemptAcquire(bucket, (int)Math.Min(left, taken));
        }
    }

    private static string BucketOf(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 8));

    /// <inheritdoc/>
    public void Dispose() => _buckets.Dispose();
}
