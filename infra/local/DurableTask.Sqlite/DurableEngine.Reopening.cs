using DurableTask.Sqlite.Work;
using Microsoft.Extensions.Logging;

namespace DurableTask.Sqlite;

/// <summary>
/// After a failure of the disk that passes: the store is opened anew, and everything goes on from what is in it, as after a crash. What was in
/// memory is forgotten, whoever waited for an answer was told, and activities that had not answered run again.
/// </summary>
public sealed partial class DurableEngine
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _stopping = new();
    private TimeSpan _pause;
    private long? _reopenedAt;
    private long? _toldAt;
    private int _epoch;

    // A seeded run must be the same each time: there a failure is its end.
    private bool GoesOn(Exception reason) => reason is DurableStoreException { IsTransient: true } && Options.SchedulingSeed is null && !_stopping.IsCancellationRequested;

    // A disk that is full soon after it was not says so once.
    private void Tell(Exception reason, bool goesOn)
    {
        if (reason is SimulatedCrashException || (goesOn && IsRecent(_toldAt)))
        {
            return;
        }

        _toldAt = TimeProvider.System.GetTimestamp();
        if (goesOn)
        {
            _logger.LogCritical("The durable engine stands still until the disk works again: {Reason}", reason.Message);
            return;
        }

        _logger.LogCritical(reason is DurableStoreException ? null : reason, "The durable engine has ended: {Reason}", reason.Message);
    }

    private static bool IsRecent(long? timestamp) => timestamp is { } then && TimeProvider.System.GetElapsedTime(then) < LongestPause;

    private async Task ReopenAsync(bool wasRunning)
    {
        Close();

        // An activity that still runs must not be begun a second time beside itself.
        await Activities.StopAsync().WaitAsync(LongestStop, TimeProvider.System, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _pause = IsRecent(_reopenedAt) ? Longer(_pause) : Options.ReopenAfter;
        while (await PauseAsync())
        {
            if (await TryReopenAsync(wasRunning))
            {
                return;
            }

            _pause = Longer(_pause);
        }
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < LongestPause ? pause * 2 : LongestPause;

    private async Task<bool> PauseAsync()
    {
        await Task.Delay(_pause, TimeProvider.System, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !_stopping.IsCancellationRequested;
    }

    private async Task<bool> TryReopenAsync(bool wasRunning)
    {
        await _starting.WaitAsync(CancellationToken.None);
        try
        {
            if (_stopping.IsCancellationRequested)
            {
                return true;
            }

            // Whatever still runs of them finds that it has left memory.
            foreach (InstanceActor actor in _directory.All())
            {
                _directory.Remove(actor);
            }

            Open();
            Fault = null;
            _state = State.Open;
            _reopenedAt = TimeProvider.System.GetTimestamp();
        }
        catch (DurableStoreException again)
        {
            Fault = again;
            return !again.IsTransient;
        }
        finally
        {
            _starting.Release();
        }

        return await TryGoOnAsync(wasRunning);
    }

    private async Task<bool> TryGoOnAsync(bool wasRunning)
    {
        try
        {
            if (wasRunning)
            {
                await StartAsync();
            }

            _logger.LogInformation("The durable engine goes on.");
        }
        catch (DurableStoreException again)
        {
            // It begins the next attempt, or ends the engine.
            Died(again);
        }

        return true;
    }
}
