using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Entities;
using Microsoft.Extensions.Options;

namespace DurableTask.Sqlite;

/// <summary>A client of the engine in the same process. Its answers are those of Microsoft's clients.</summary>
internal sealed class LocalDurableTaskClient(string name, DurableEngine engine, IOptionsMonitor<DurableTaskClientOptions> options) : DurableTaskClient(name)
{
    private readonly DurableTaskClientOptions _options = options.Get(name);

    public override DurableEntityClient Entities => throw new NotSupportedException(
        $"Durable entities are disabled because {nameof(DurableTaskClientOptions)}.{nameof(DurableTaskClientOptions.EnableEntitySupport)}=false");

    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        Require.NotEntity(_options.EnableEntitySupport, options?.InstanceId);
        string? version = options?.Version is { } chosen ? chosen.Version : _options.DefaultVersion is { Length: > 0 } own ? own : null;
        string id = string.IsNullOrEmpty(options?.InstanceId) ? Guid.NewGuid().ToString("N") : options.InstanceId;
        using Activity? span = EngineSpans.Create(orchestratorName.Name, version, id);
        return await engine.StartOrchestrationAsync(
            new NewInstance(id, orchestratorName.Name)
            {
                Version = version,
                Input = _options.DataConverter.Serialize(input),
                StartAt = options?.StartAt,
                Tags = options?.Tags,
                ForbiddenStatuses = DedupeStatuses.Forbidden(options?.DedupeStatuses, engine.Options.ReplaceOnlyFinishedInstances),
            },
            cancellation);
    }

    public override async Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        Require.NotNullOrEmpty(instanceId);
        Require.NotNullOrEmpty(eventName);
        Require.NotEntity(_options.EnableEntitySupport, instanceId);
        using Activity? span = EngineSpans.Raise(eventName, instanceId);
        await engine.RaiseEventAsync(instanceId, eventName, _options.DataConverter.Serialize(eventPayload), cancellation);
    }

    public override Task TerminateInstanceAsync(string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        Require.NotNullOrEmpty(instanceId);
        Require.NotEntity(_options.EnableEntitySupport, instanceId);
        return engine.TerminateAsync(instanceId, _options.DataConverter.Serialize(options?.Output), options?.Recursive ?? false, cancellation);
    }

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default)
    {
        Require.NotNullOrEmpty(instanceId);
        return engine.SuspendAsync(instanceId, reason, cancellation);
    }

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default)
    {
        Require.NotNullOrEmpty(instanceId);
        return engine.ResumeAsync(instanceId, reason, cancellation);
    }

    public override async Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        Require.NotNullOrEmpty(instanceId);
        return await engine.GetAsync(instanceId, getInputsAndOutputs, cancellation) is { } state ? Metadata(state, getInputsAndOutputs) : null;
    }

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) => Pageable.Create(async (token, size, cancellation) =>
    {
        bool payloads = filter?.FetchInputsAndOutputs ?? false;
        if (filter?.TaskHubNames?.ToList() is { Count: > 0 } hubs && !hubs.Contains(engine.Options.HubName, StringComparer.OrdinalIgnoreCase))
        {
            return new Page<OrchestrationMetadata>([]);
        }

        InstanceFilter wanted = new()
        {
            CreatedFrom = filter?.CreatedFrom,
            CreatedTo = filter?.CreatedTo,
            IdPrefix = filter?.InstanceIdPrefix,
            Statuses = filter?.Statuses?.ToList() is { Count: > 0 } statuses ? statuses : null,
        };

        // As Microsoft's test service does, the texts are always there; without asking for them they cannot be read as types (R22).
        InstancePage page = await engine.QueryAsync(
            wanted, size ?? filter?.PageSize ?? OrchestrationQuery.DefaultPageSize, token ?? filter?.ContinuationToken, withPayloads: true, cancellation);
        return new Page<OrchestrationMetadata>([.. page.Instances.Select(state => Metadata(state, payloads))], page.ContinuationToken);
    });

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitAsync(instanceId, status => status != OrchestrationRuntimeStatus.Pending, untilExists: false, getInputsAndOutputs, cancellation);

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitAsync(instanceId, status => status.IsFinal(), untilExists: true, getInputsAndOutputs, cancellation);

    public override async Task<PurgeResult> PurgeInstanceAsync(string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        Require.NotNullOrEmpty(instanceId);
        return new PurgeResult(await engine.PurgeAsync(instanceId, options?.Recursive ?? false, cancellation));
    }

    public override async Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        Require.NotNull(filter);
        InstanceFilter wanted = new() { CreatedFrom = filter.CreatedFrom, CreatedTo = filter.CreatedTo, Statuses = filter.Statuses?.ToList() is { Count: > 0 } statuses ? statuses : null };
        (int purged, bool isComplete) = await engine.PurgeAsync(wanted, filter.Timeout, options?.Recursive ?? false, cancellation);
        return new PurgeResult(purged, isComplete);
    }

    public override async Task<string> RestartAsync(string instanceId, bool restartWithNewInstanceId = false, CancellationToken cancellation = default)
    {
        Require.NotNullOrEmpty(instanceId);
        InstanceState state = await engine.GetAsync(instanceId, withPayloads: true, cancellation)
            ?? throw new ArgumentException($"An orchestration with the instanceId {instanceId} was not found.");
        if (!restartWithNewInstanceId && !state.Status.IsFinal())
        {
            throw new InvalidOperationException($"An orchestration with the instanceId {instanceId} cannot be restarted.");
        }

        string id = restartWithNewInstanceId ? Guid.NewGuid().ToString("N") : instanceId;
        return await engine.StartOrchestrationAsync(new NewInstance(id, state.Name) { Version = state.Version, Input = state.Input, Tags = state.Tags }, cancellation);
    }

    public override Task RewindInstanceAsync(string instanceId, string reason, CancellationToken cancellation = default)
    {
        Require.NotNullOrEmpty(instanceId);
        return engine.RewindAsync(instanceId, reason, cancellation);
    }

    public override async Task<Page<string>> ListInstanceIdsAsync(
        IEnumerable<OrchestrationRuntimeStatus>? runtimeStatus = null,
        DateTimeOffset? completedTimeFrom = null,
        DateTimeOffset? completedTimeTo = null,
        int pageSize = OrchestrationQuery.DefaultPageSize,
        string? lastInstanceKey = null,
        CancellationToken cancellation = default)
    {
        InstanceFilter wanted = new()
        {
            CompletedFrom = completedTimeFrom,
            CompletedTo = completedTimeTo,
            Statuses = runtimeStatus?.ToList() is { Count: > 0 } statuses ? statuses : [.. Enum.GetValues<OrchestrationRuntimeStatus>().Where(status => status.IsFinal())],
        };
        InstancePage page = await engine.QueryAsync(wanted, pageSize, lastInstanceKey, withPayloads: false, cancellation);
        return new Page<string>([.. page.Instances.Select(state => state.InstanceId)], page.ContinuationToken);
    }

    /// <summary>The engine belongs to the process, not to the client.</summary>
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<OrchestrationMetadata> WaitAsync(
        string instanceId,
        Func<OrchestrationRuntimeStatus, bool> condition,
        bool untilExists,
        bool payloads,
        CancellationToken cancellation,
        [CallerMemberName] string operation = "")
    {
        Require.NotNullOrEmpty(instanceId);
        try
        {
            InstanceState state = await engine.WaitForStatusAsync(instanceId, condition, untilExists, payloads, cancellation)
                ?? throw new InvalidOperationException($"Orchestration with instanceId '{instanceId}' does not exist");
            return Metadata(state, payloads);
        }
        catch (TaskCanceledException e)
        {
            throw new OperationCanceledException($"The {operation} operation was canceled.", e, cancellation);
        }
    }

    private OrchestrationMetadata Metadata(InstanceState state, bool payloads) => new(state.Name, state.InstanceId)
    {
        DataConverter = payloads ? _options.DataConverter : null,
        RuntimeStatus = state.Status,
        CreatedAt = state.CreatedAt,
        LastUpdatedAt = state.LastUpdatedAt,
        SerializedInput = state.Input,
        SerializedOutput = state.Output,
        SerializedCustomStatus = payloads ? state.CustomStatus : null,
        FailureDetails = payloads ? state.Failure : null,
        Tags = state.Tags,
    };
}
