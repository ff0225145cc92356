using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Logging;

namespace DurableTask.Sqlite.Execution;

/// <summary>What every execution of a worker shares.</summary>
internal sealed class ExecutionSettings(
    DurableTaskWorkerOptions options,
    string? defaultVersion,
    ILoggerFactory loggers,
    IExceptionPropertiesProvider? propertiesProvider,
    EngineDiagnostics diagnostics,
    TimeProvider time)
{
    public DurableTaskWorkerOptions Options { get; } = options;

    public DataConverter Converter => Options.DataConverter;

    public ILoggerFactory Loggers { get; } = loggers;

    public ILogger OrchestrationLog { get; } = loggers.CreateLogger("Microsoft.DurableTask.Worker.Orchestrations");

    public ILogger ActivityLog { get; } = loggers.CreateLogger("Microsoft.DurableTask.Worker.Activities");

    /// <summary>Where Microsoft's worker tells of each exchange with its engine.</summary>
    public ILogger ExchangeLog { get; } = loggers.CreateLogger("Microsoft.DurableTask.Worker.Grpc");

    public IExceptionPropertiesProvider? PropertiesProvider { get; } = propertiesProvider;

    /// <summary>The version of children that are called without one.</summary>
    public string DefaultVersion { get; } = options.Versioning?.DefaultVersion ?? defaultVersion ?? string.Empty;

    public IReadOnlyDictionary<string, object?> Properties { get; } =
        defaultVersion is null ? new Dictionary<string, object?>() : new Dictionary<string, object?> { ["defaultVersion"] = defaultVersion };

    public void Report(OrchestrationExecution execution, DiagnosticKind kind, string subject, string message) => diagnostics.Add(new(
        kind, execution.InstanceId, execution.Started.Name ?? "", subject, $"episode of {execution.Now:o}", message, time.GetUtcNow()));
}
