using System.Collections.Immutable;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Logging;

namespace DurableTask.Sqlite.Execution;

/// <summary>The context that orchestrators of the local engine see.</summary>
internal sealed partial class LocalOrchestrationContext : TaskOrchestrationContext
{
    private readonly OrchestrationExecution _execution;
    private readonly ExecutionSettings _settings;
    private readonly ILogger _log;
    private object? _input;
    private object? _customStatus;
    private int _guids;

    public LocalOrchestrationContext(OrchestrationExecution execution, ExecutionSettings settings)
    {
        _execution = execution;
        _settings = settings;
        Name = execution.Started.Name!;
        Parent = execution.Started.InstanceId is { } parentId ? new ParentOrchestrationInstance(execution.Started.ParentName!, parentId) : null;
        _log = CreateReplaySafeLogger("Microsoft.DurableTask");
    }

    public override TaskName Name { get; }

    public override string InstanceId => _execution.InstanceId;

    public override ParentOrchestrationInstance? Parent { get; }

    public override DateTime CurrentUtcDateTime => _execution.Now;

    public override bool IsReplaying => _execution.IsReplaying;

    public override string Version => _execution.Started.Version ?? string.Empty;

    public override IReadOnlyDictionary<string, object?> Properties => _settings.Properties;

    public override TaskOrchestrationEntityFeature Entities => throw new NotSupportedException(
        $"Durable entities are disabled because {nameof(DurableTaskWorkerOptions)}.{nameof(DurableTaskWorkerOptions.EnableEntitySupport)}=false");

    protected override ILoggerFactory LoggerFactory => _settings.Loggers;

    /// <summary>The serialized output, once the orchestrator has returned.</summary>
    public string? Output { get; private set; }

    /// <summary>Runs the orchestrator from its start.</summary>
    public async Task RunAsync(ITaskOrchestrator orchestrator, string? input)
    {
        _input = _settings.Converter.Deserialize(input, orchestrator.InputType);
        LogOnce(WorkerLog.OrchestrationStarted, null, "'{Name}' orchestration with ID '{InstanceId}' started.");
        try
        {
            object? output = await orchestrator.RunAsync(this, _input);
            LogOnce(WorkerLog.OrchestrationCompleted, null, "'{Name}' orchestration with ID '{InstanceId}' completed.");
            Output = _settings.Converter.Serialize(output);
        }
        catch (TaskFailedException e)
        {
            LogOnce(WorkerLog.OrchestrationFailed, e, "'{Name}' orchestration with ID '{InstanceId}' failed.");
            throw;
        }
    }

    public string? SerializedCustomStatus() => _customStatus is null ? null : _settings.Converter.Serialize(_customStatus);

    /// <summary>The input as the wanted type; one of another type than the orchestrator declares is read again from its text.</summary>
    public override T? GetInput<T>()
        where T : default => _input is T or null ? (T?)_input : _settings.Converter.Deserialize<T>(_execution.Started.Data);

    public override async Task<T> CallActivityAsync<T>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        _execution.Demand();
        if (input is TaskOptions && options is null)
        {
            throw new ArgumentException(
                $"A {nameof(TaskOptions)} value was provided for the activity input but no value was provided for"
                + $" {nameof(options)}. Did you actually mean to provide a {nameof(TaskOptions)} value for the {nameof(options)} parameter?",
                nameof(input));
        }

        string version = options?.Version is { } chosen ? chosen.Version : Version;
        try
        {
            return await WithRetries(name, options?.Retry, () => ScheduleAsync<T>(name.Name, version, input, options?.Tags));
        }
        catch (TaskFailure e)
        {
            throw new TaskFailedException(name, e.TaskId, e);
        }
    }

    public override async Task<T> CallSubOrchestratorAsync<T>(TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        _execution.Demand();
        string childId = (options as SubOrchestrationOptions)?.InstanceId ?? NewGuid().ToString("N");
        string version = options?.Version is { } chosen ? chosen.Version : _settings.DefaultVersion;
        Require.NotEntity(_settings.Options.EnableEntitySupport, childId);
        try
        {
            return await WithRetries(orchestratorName, options?.Retry, () => CallChildAsync<T>(orchestratorName.Name, version, childId, input, options?.Tags));
        }
        catch (TaskFailure e)
        {
            throw new TaskFailedException(orchestratorName, e.TaskId, e.Details);
        }
    }

    public override async Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        _execution.Demand();
        DateTime end = fireAt.ToUniversalTime();
        TimeSpan longest = _settings.Options.MaximumTimerInterval;
        while (end - CurrentUtcDateTime > longest && !cancellationToken.IsCancellationRequested)
        {
            await CreateOneTimer(CurrentUtcDateTime.Add(longest), cancellationToken);
        }

        await CreateOneTimer(end, cancellationToken);
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        _execution.Demand();
        return _execution.Waiters.Wait<T>(eventName, cancellationToken);
    }

    public override void SendEvent(string instanceId, string eventName, object payload)
    {
        _execution.Demand();
        Require.NotEntity(_settings.Options.EnableEntitySupport, instanceId);
        if (string.IsNullOrWhiteSpace(instanceId))
        {
            throw new ArgumentException("An event needs an instance to go to.", nameof(instanceId));
        }

        _execution.Add(new SendEventAction(_execution.NewId(), instanceId, eventName, _settings.Converter.Serialize(payload)));
    }

    public override void SetCustomStatus(object? customStatus) => _customStatus = customStatus;

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
        ContinueAsNew(new ContinueAsNewOptions { NewInput = newInput, PreserveUnprocessedEvents = preserveUnprocessedEvents });

    public override void ContinueAsNew(ContinueAsNewOptions options)
    {
        _execution.Demand();
        _execution.BeginStartOver(Require.NotNull(options));
    }

    public override Guid NewGuid()
    {
        _execution.Demand();
        return DeterministicGuid.Create(InstanceId, CurrentUtcDateTime, _guids++);
    }

    private async Task<T> ScheduleAsync<T>(string name, string version, object? input, IDictionary<string, string>? tags)
    {
        int id = _execution.NewId();
        _execution.Add(new ScheduleActivity(id, name, version, _settings.Converter.Serialize(input), Copy(tags)));
        return Read<T>(await _execution.Open(id, OpenTaskKind.Activity, name, version));
    }

    private async Task<T> CallChildAsync<T>(string name, string version, string childId, object? input, IDictionary<string, string>? tags)
    {
        int id = _execution.NewId();
        _execution.Add(new CallChild(id, name, version, childId, _settings.Converter.Serialize(input), Copy(tags)));
        return Read<T>(await _execution.Open(id, OpenTaskKind.Child, name, version));
    }

    private T Read<T>(string? result) => result is null ? default! : _settings.Converter.Deserialize<T>(result);

    private async Task CreateOneTimer(DateTime fireAt, CancellationToken cancellation)
    {
        CreateTimer timer = new(_execution.NewId(), fireAt);
        _execution.Add(timer);
        Task fired = _execution.Open(timer.Id, OpenTaskKind.Timer, fireAt: fireAt);
        if (cancellation.CanBeCanceled)
        {
            cancellation.Register(() => _execution.CancelTimer(timer.Id, timer));
        }

        await fired;
    }

    private static ImmutableDictionary<string, string>? Copy(IDictionary<string, string>? tags) => tags is { Count: > 0 } ? tags.ToImmutableDictionary() : null;

    private void LogOnce(EventId eventId, Exception? exception, string message)
    {
        if (!IsReplaying)
        {
#pragma warning disable CA2254 // One of three constant templates.
            _settings.OrchestrationLog.Log(LogLevel.Information, eventId, exception, message, Name.Name, InstanceId);
#pragma warning restore CA2254
        }
    }
}
