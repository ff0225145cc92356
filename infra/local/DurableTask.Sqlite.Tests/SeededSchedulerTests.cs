using DurableTask.Sqlite.Work;
using Xunit;

namespace DurableTask.Sqlite.Tests;

public class SeededSchedulerTests
{
    // Found by seed 870: an engine that died closed before the rest was drawn, and the rest stayed in flight for ever.
    [Fact]
    public void What_was_posted_before_it_ends_still_runs()
    {
        SeededScheduler scheduler = new(1);
        using CountdownEvent ran = new(3);
        IDisposable hold = scheduler.Hold();
        for (int i = 0; i < 3; i++)
        {
            scheduler.Post(() => ran.Signal());
        }

        scheduler.Dispose();
        hold.Dispose();
        Assert.True(ran.Wait(TimeSpan.FromMinutes(3)));
    }
}
