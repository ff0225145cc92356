using DurableTask.Sqlite.Time;

namespace FunctionsHost.Http;

/// <summary>A request as a piece of work in flight. A function that waits until nothing else goes on gives it up meanwhile: it would wait for itself.</summary>
/// <param name="work">Counts it.</param>
internal sealed class RequestWork(WorkTracker work) : IDisposable
{
    private IDisposable _piece = work.Begin();

    /// <summary>Waits for something that waits for all work in flight, or until patience ends.</summary>
    /// <param name="wait">What is waited for.</param>
    /// <param name="patience">How long, by the clock on the wall.</param>
    /// <returns>Whether it came.</returns>
    public async Task<bool> WaitAsync(Func<Task> wait, TimeSpan patience)
    {
        _piece.Dispose();
        try
        {
            await wait().WaitAsync(patience);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
        finally
        {
            _piece = work.Begin();
        }
    }

    /// <summary>Waits until nothing else goes on, or until patience ends.</summary>
    /// <param name="patience">How long, by the clock on the wall.</param>
    /// <returns>Whether nothing goes on.</returns>
    public Task<bool> WhenAllElseIsDoneAsync(TimeSpan patience) => WaitAsync(() => work.WhenIdleAsync(), patience);

    /// <inheritdoc/>
    public void Dispose() => _piece.Dispose();
}
