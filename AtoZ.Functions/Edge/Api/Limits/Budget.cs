using System.Threading.RateLimiting;

namespace AtoZ.Functions.Edge.Api.Limits;

/// <summary>So many requests in a span for each name, by Microsoft's token buckets: a burst may hold all of a span, and what was spent comes back evenly.</summary>
/// <remarks>The buckets follow the clock on the wall. Names that are quiet for some seconds cost no memory any more.</remarks>
internal sealed class Budget : IDisposable
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private readonly PartitionedRateLimiter<string> _buckets;

    /// <summary>A budget.</summary>
    /// <param name="requests">How many; 0 is no limit.</param>
    /// <param name="span">In which span.</param>
    public Budget(int requests, TimeSpan span)
    {
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
        using RateLimitLease lease = _buckets.AttemptAcquire(name);
        if (lease.IsAcquired)
        {
            return null;
        }

        return lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan wait) && wait > Shortest ? wait : Shortest;
    }

    /// <inheritdoc/>
    public void Dispose() => _buckets.Dispose();
}
