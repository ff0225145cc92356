using Xunit;

namespace DurableTask.Sqlite.Tests;

/// <summary>A service that notes its end.</summary>
internal sealed class Held(List<string> ended) : IDisposable
{
    public void Dispose()
    {
        lock (ended)
        {
            ended.Add("ended");
            Monitor.PulseAll(ended);
        }
    }

    /// <summary>They end on the pool, so the test waits for the note; not for ever.</summary>
    public static Task WhenEndedAsync(List<string> ended, int count) => Task.Run(() =>
    {
        DateTime patience = DateTime.UtcNow.AddSeconds(20);
        lock (ended)
        {
            while (ended.Count < count)
            {
                Assert.True(Monitor.Wait(ended, patience - DateTime.UtcNow is { Ticks: > 0 } left ? left : TimeSpan.Zero), $"{ended.Count} of {count} have ended.");
            }
        }
    });
}
