using Microsoft.Extensions.Logging;

namespace AtoZ.Functions.Data;

/// <summary>
/// Says in the log that the store fails, and that it works again: one line each, however many requests, sweeps and activities meet the failure.
/// </summary>
internal sealed class StoreHealth(TimeProvider clock, ILogger<StoreHealth> log)
{
    // A page that is damaged fails each time it is read, while others do not: no line more often than this.
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    // On a full disk a small write goes well between two that do not.
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private StoreFailureKind? _told;
    private long _toldAt;
    private long _failedAt;
    private long _count;

    /// <summary>Somebody met a failure.</summary>
    public void Failed(StoreFailure failure)
    {
        lock (_lock)
        {
            _count++;
            _failedAt = clock.GetTimestamp();
            if (_told == failure.Kind && clock.GetElapsedTime(_toldAt) < Pause)
            {
                return;
            }

            (_told, _toldAt) = (failure.Kind, _failedAt);
            log.LogError("The store fails: {Reason}. Until that is mended requests are answered 503, and sweeps and activities are tried again.", failure.Sentence);
        }
    }

    /// <summary>Somebody wrote, or read, and it went well.</summary>
    /// <param name="wrote">Whether it was a write. A full disk can be read; only a write shows that there is room again.</param>
    public void Worked(bool wrote)
    {
        // The usual case, without the lock.
        if (_told is null)
        {
            return;
        }

        lock (_lock)
        {
            bool shows = wrote || _told is StoreFailureKind.Away;
            if (_told is null or StoreFailureKind.Damaged || !shows || clock.GetElapsedTime(_failedAt) < Quiet)
            {
                return;
            }

            log.LogInformation("The store works again; {Count} times it had failed.", _count);
            (_told, _count) = (null, 0);
        }
    }
}
