using Microsoft.DurableTask.Converters;

namespace Microsoft.DurableTask.Worker;

/// <summary>Settings of a worker.</summary>
public class DurableTaskWorkerOptions
{
    private DataConverter? _dataConverter;

    /// <summary>Which versions of orchestrations this worker takes.</summary>
    public enum VersionMatchStrategy
    {
        None = 0,
        Strict = 1,
        CurrentOrOlder = 2,
    }

    /// <summary>What happens to an orchestration of another version: it waits for another worker, or fails.</summary>
    public enum VersionFailureStrategy
    {
        Reject = 0,
        Fail = 1,
    }

    public DataConverter DataConverter
    {
        get => _dataConverter ?? JsonDataConverter.Default;
        set => _dataConverter = value;
    }

    public bool EnableEntitySupport { get; set; }

    /// <summary>A longer timer is made of several of this length.</summary>
    public TimeSpan MaximumTimerInterval { get; set; } = TimeSpan.FromDays(3);

    public ConcurrencyOptions Concurrency { get; } = new();

    public VersioningOptions? Versioning { get; set; }

    public bool IsVersioningSet { get; internal set; }

    [Obsolete("Experimental")]
    public IOrchestrationFilter? OrchestrationFilter { get; set; }

    public LoggingOptions Logging { get; } = new();

    internal bool DataConverterExplicitlySet => _dataConverter is not null;

    internal void ApplyTo(DurableTaskWorkerOptions other)
    {
        other.DataConverter = DataConverter;
        other.MaximumTimerInterval = MaximumTimerInterval;
        other.EnableEntitySupport = EnableEntitySupport;
        other.Versioning = Versioning;
#pragma warning disable CS0618 // Experimental and yet to be carried over.
        other.OrchestrationFilter = OrchestrationFilter;
#pragma warning restore CS0618
        other.Logging.UseLegacyCategories = Logging.UseLegacyCategories;
    }

    /// <summary>How much runs at the same time.</summary>
    public class ConcurrencyOptions
    {
        public int MaximumConcurrentActivityWorkItems { get; set; } = 100 * Environment.ProcessorCount;

        public int MaximumConcurrentOrchestrationWorkItems { get; set; } = 100 * Environment.ProcessorCount;

        public int MaximumConcurrentEntityWorkItems { get; set; } = 100 * Environment.ProcessorCount;
    }

    /// <summary>The version of this worker, the one given to sub-orchestrations, and how others are met.</summary>
    public class VersioningOptions
    {
        public string Version { get; set; } = string.Empty;

        public string DefaultVersion { get; set; } = string.Empty;

        public VersionMatchStrategy MatchStrategy { get; set; } = VersionMatchStrategy.None;

        public VersionFailureStrategy FailureStrategy { get; set; } = VersionFailureStrategy.Reject;
    }

    /// <summary>Which categories the worker logs under.</summary>
    public class LoggingOptions
    {
        public bool UseLegacyCategories { get; set; } = true;
    }
}
