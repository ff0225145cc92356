namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a timer function is told.</summary>
public class TimerInfo
{
    /// <summary>Last and next run; null where the schedule is not monitored.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>The run comes later than its time.</summary>
    public bool IsPastDue { get; set; }
}

/// <summary>A schedule's state.</summary>
public class ScheduleStatus
{
    /// <summary>The last run.</summary>
    public DateTime Last { get; set; }

    /// <summary>The next run.</summary>
    public DateTime Next { get; set; }

    /// <summary>When this state was written.</summary>
    public DateTime LastUpdated { get; set; }
}
