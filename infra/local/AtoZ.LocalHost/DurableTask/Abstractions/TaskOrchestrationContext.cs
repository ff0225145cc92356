using Microsoft.DurableTask.Abstractions;
using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.Logging;

namespace Microsoft.DurableTask;

/// <summary>
/// What an orchestrator may use: everything here gives the same answer on every replay. Nothing else may be awaited in an
/// orchestrator.
/// </summary>
public abstract class TaskOrchestrationContext
{
    private ILoggerFactory? _replaySafeLoggerFactory;

    public abstract TaskName Name { get; }

    public abstract string InstanceId { get; }

    /// <summary>The orchestration that started this one; null for a root.</summary>
    public abstract ParentOrchestrationInstance? Parent { get; }

    /// <summary>The time of the current episode, UTC; constant until an await has really waited.</summary>
    public abstract DateTime CurrentUtcDateTime { get; }

    /// <summary>True while known history is replayed. Never decide anything by it.</summary>
    public abstract bool IsReplaying { get; }

    public virtual string Version => string.Empty;

    public virtual IReadOnlyDictionary<string, object?> Properties { get; } = new Dictionary<string, object?>();

    public virtual TaskOrchestrationEntityFeature Entities => throw new NotSupportedException($"Durable entities are not supported by {GetType()}.");

    /// <summary>Makes loggers that are silent during replay.</summary>
    public virtual ILoggerFactory ReplaySafeLoggerFactory => _replaySafeLoggerFactory ??= new ReplaySafeLoggers(this);

    protected abstract ILoggerFactory LoggerFactory { get; }

    internal ILoggerFactory InnerLoggerFactory => LoggerFactory;

    public abstract T? GetInput<T>();

    public virtual Task CallActivityAsync(TaskName name, object? input = null, TaskOptions? options = null) =>
        CallActivityAsync<object>(name, input, options);

    public virtual Task CallActivityAsync(TaskName name, TaskOptions options) => CallActivityAsync(name, null, options);

    public virtual Task<TResult> CallActivityAsync<TResult>(TaskName name, TaskOptions options) => CallActivityAsync<TResult>(name, null, options);

    /// <summary>Calls an activity and waits for its result.</summary>
    /// <exception cref="TaskFailedException">The activity failed after its last attempt.</exception>
    public abstract Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null);

    public virtual Task CreateTimer(TimeSpan delay, CancellationToken cancellationToken) => CreateTimer(CurrentUtcDateTime.Add(delay), cancellationToken);

    /// <summary>Waits until a time; one in the past fires at once. A time of unspecified kind is read as local time.</summary>
    /// <exception cref="TaskCanceledException">The token was cancelled first.</exception>
    public abstract Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken);

    /// <summary>Waits for an event of this name (case does not matter). The newest waiter of a name is served first.</summary>
    public abstract Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default);

    /// <summary>Waits for an event, but no longer than the time-out.</summary>
    /// <exception cref="TaskCanceledException">The time is over. A waiter that timed out takes the next event of this name and loses it.</exception>
    public Task<T> WaitForExternalEvent<T>(string eventName, TimeSpan timeout) => WaitForExternalEvent<T>(eventName, timeout, CancellationToken.None);

    /// <inheritdoc cref="WaitForExternalEvent{T}(string, TimeSpan)"/>
    public async Task<T> WaitForExternalEvent<T>(string eventName, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using CancellationTokenSource stopTimer = new();
        Task timer = CreateTimer(timeout, stopTimer.Token);
        using var stopWaiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<T> received = WaitForExternalEvent<T>(eventName, stopWaiting.Token);

        // The loser is cancelled at once: an open timer would hold the orchestration's completion. Cancelled synchronously, since
        // CancelAsync would leave the orchestrator's own thread.
        CancellationTokenSource loser = await Task.WhenAny(timer, received) == received ? stopTimer : stopWaiting;
#pragma warning disable CA1849, VSTHRD103
        loser.Cancel();
#pragma warning restore CA1849, VSTHRD103
        return await received;
    }

    public abstract void SendEvent(string instanceId, string eventName, object payload);

    /// <summary>Replaces the status text that clients see. Keep it under 16 KB.</summary>
    public abstract void SetCustomStatus(object? customStatus);

    /// <summary>Calls a sub-orchestration and waits for its result.</summary>
    /// <exception cref="TaskFailedException">The sub-orchestration failed after its last attempt.</exception>
    public abstract Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null);

    public virtual Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, TaskOptions options) =>
        CallSubOrchestratorAsync<TResult>(orchestratorName, null, options);

    public virtual Task CallSubOrchestratorAsync(TaskName orchestratorName, TaskOptions options) => CallSubOrchestratorAsync(orchestratorName, null, options);

    public virtual Task CallSubOrchestratorAsync(TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
        CallSubOrchestratorAsync<object>(orchestratorName, input, options);

    /// <summary>Starts over with a new input and an empty history. Return straight after it; the return value is dropped.</summary>
    public abstract void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true);

    public virtual void ContinueAsNew(ContinueAsNewOptions options)
    {
        Require.NotNull(options);
        ContinueAsNew(options.NewInput, options.PreserveUnprocessedEvents);
    }

    /// <summary>A new id that is the same on every replay (UUID version 5).</summary>
    public abstract Guid NewGuid();

    public virtual ILogger CreateReplaySafeLogger(string categoryName) => ReplaySafeLoggers.Create(this, factory => factory.CreateLogger(categoryName));

    public virtual ILogger CreateReplaySafeLogger(Type type) => ReplaySafeLoggers.Create(this, factory => factory.CreateLogger(type));

    public virtual ILogger CreateReplaySafeLogger<T>() => ReplaySafeLoggers.Create(this, factory => factory.CreateLogger<T>());

    /// <summary>Compares this instance's version with another; see <see cref="TaskOrchestrationVersioningUtils"/>.</summary>
    public virtual int CompareVersionTo(string version) => TaskOrchestrationVersioningUtils.CompareVersions(Version, version);
}
