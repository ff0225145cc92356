using DurableTask.Sqlite.Execution;
using DurableTask.Sqlite.Store;
using Microsoft.DurableTask.Client;

namespace DurableTask.Sqlite.Work;

/// <summary>
/// An instance in memory. Messages are put in its inbox by anyone, under its lock; its orchestrator runs on one thread at a
/// time; what is on disk of it is known to the committing thread.
/// </summary>
internal sealed class InstanceActor(InstanceRow row)
{
    public Lock Lock { get; } = new();

    public long Key => row.Key;

    public string Id => row.Id;

    public string Name => row.Name;

    public string? Parent => row.Parent;

    // Under the lock.

    public List<Message> Inbox { get; set; } = [];

    /// <summary>Whether a run is waiting or going on.</summary>
    public bool IsScheduled { get; set; }

    /// <summary>Whether it has left memory: whoever still holds it must look it up again.</summary>
    public bool IsGone { get; set; }

    /// <summary>Whether it waits for its next execution to be committed, or for a worker that takes it.</summary>
    public bool IsHeld { get; set; }

    /// <summary>Whether its next step begins with a replay.</summary>
    public bool IsForgotten { get; set; }

    /// <summary>Commits that have been submitted and are not done.</summary>
    public int OpenCommits { get; set; }

    public long LastUsed { get; set; }

    // Touched only by the run.

    public OrchestrationExecution? Execution { get; set; }

    /// <summary>The worker that runs it, or ran it last.</summary>
    public LocalWorker? Worker { get; set; }

    /// <summary>It has no history yet: its first message starts it.</summary>
    public bool IsNew { get; set; }

    /// <summary>The end has been decided; whatever still comes is dropped.</summary>
    public bool IsFinished { get; set; }

    /// <summary>Messages up to this row were found on disk when the history was loaded.</summary>
    public long LoadedThrough { get; set; }

    // Touched only while committing.

    public OrchestrationRuntimeStatus Status { get; set; } = row.Status;

    public string ExecutionId { get; set; } = row.Execution;

    public string? CustomStatus { get; set; } = row.CustomStatus;

    public string Version { get; set; } = row.Version;

    /// <summary>Messages on disk that no committed step has read.</summary>
    public HashSet<long> Unread { get; } = [];

    public int OpenActivities { get; set; }

    public bool BusyOnDisk { get; set; }

    public bool IsBusy => Unread.Count > 0 || OpenActivities > 0;

    /// <summary>
    /// Lets go of the orchestrator and of the services it was made from. Under the lock, and never while it runs. The services
    /// are user code, so they end elsewhere.
    /// </summary>
    public void LetGo()
    {
        if (Execution is not { } execution)
        {
            return;
        }

        Execution = null;
        if (execution.Services is { } services && Worker is { } worker)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static held => _ = held.worker.ReleaseAsync(held.services), (worker, services), preferLocal: false);
        }
    }
}
