using System.Diagnostics;

namespace AtoZ.Bench;

/// <summary>What a stretch of work costs the process, which says more than its duration when others use the machine too.</summary>
internal sealed class Expense
{
    private readonly TimeSpan _processor = Processor();
    private readonly long _allocated = GC.GetTotalAllocatedBytes();
    private readonly TimeSpan _paused = GC.GetTotalPauseDuration();
    private readonly int _young = GC.CollectionCount(0);
    private readonly int _old = GC.CollectionCount(2);

    /// <summary>Reports what has been spent since the beginning, for so many orchestrations.</summary>
    public void Tell(Report report, int count)
    {
        report.Fact("processor time per orchestration and its child, µs", (Processor() - _processor).TotalMicroseconds / count, "N0");
        report.Fact("memory allocated for them, KiB", (GC.GetTotalAllocatedBytes() - _allocated) / 1024.0 / count, "N1");
        report.Fact("collections meanwhile, all", GC.CollectionCount(0) - _young, "N0");
        report.Fact("collections meanwhile, of everything", GC.CollectionCount(2) - _old, "N0");
        report.Fact("paused for them, ms in all", (GC.GetTotalPauseDuration() - _paused).TotalMilliseconds, "N0");
    }

    private static TimeSpan Processor()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime;
    }
}
