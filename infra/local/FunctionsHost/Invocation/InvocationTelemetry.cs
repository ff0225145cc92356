using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Azure.Functions.Worker;

namespace FunctionsHost.Invocation;

/// <summary>Spans and metrics of runs, under the names that Functions uses, so that the same dashboards serve both hosts.</summary>
internal sealed class InvocationTelemetry : IDisposable
{
    /// <summary>The name of the source and of the meter.</summary>
    public const string SourceName = "Microsoft.Azure.Functions.Worker";

    private const string SpanName = "Invoke";
    private const string SchemaUrl = "https://opentelemetry.io/schemas/1.17.0";
    private static readonly string Version = typeof(InvocationTelemetry).Assembly.GetName().Version?.ToString() ?? string.Empty;
    private readonly ActivitySource _source = new(SourceName, Version);
    private readonly Meter _meter;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _succeeded;
    private readonly Counter<long> _failed;

    /// <summary>Makes the instruments.</summary>
    /// <param name="meters">Makes meters that belong to this host.</param>
    public InvocationTelemetry(IMeterFactory meters)
    {
        _meter = meters.Create(SourceName, Version);
        _duration = _meter.CreateHistogram<double>("faas.invoke_duration", "s", "How long functions ran.");
        _succeeded = _meter.CreateCounter<long>("faas.invocations", "{invocation}", "Runs that succeeded.");
        _failed = _meter.CreateCounter<long>("faas.errors", "{error}", "Runs that failed.");
    }

    /// <summary>What every log entry of a run carries.</summary>
    /// <param name="context">The run.</param>
    /// <returns>The fields.</returns>
    public static Dictionary<string, object> Scope(FunctionContext context) => new(StringComparer.Ordinal)
    {
        ["AzureFunctions_InvocationId"] = context.InvocationId,
        ["AzureFunctions_FunctionName"] = context.FunctionDefinition.Name,
    };

    /// <summary>Notes an error on a span. Never handles it, so that the stack is whole where it is.</summary>
    /// <param name="span">The span.</param>
    /// <param name="error">The error.</param>
    /// <returns>False.</returns>
    public static bool Note(Activity? span, Exception error)
    {
        span?.SetStatus(ActivityStatusCode.Error, error.Message);
        span?.AddException(error);
        return false;
    }

    /// <summary>Begins a span, where somebody listens.</summary>
    /// <param name="context">The run.</param>
    /// <returns>The span.</returns>
    public Activity? Start(FunctionContext context)
    {
        Activity? span = _source.StartActivity(SpanName, ActivityKind.Server);
        span?.SetTag("az.schema_url", SchemaUrl);
        span?.SetTag("faas.execution", context.InvocationId);
        span?.SetTag("faas.name", context.FunctionDefinition.Name);
        return span;
    }

    /// <summary>Counts a run.</summary>
    /// <param name="context">The run.</param>
    /// <param name="succeeded">How it ended.</param>
    /// <param name="duration">How long it took.</param>
    public void Ended(FunctionContext context, bool succeeded, TimeSpan duration)
    {
        KeyValuePair<string, object?> name = new("faas.name", context.FunctionDefinition.Name);
        _duration.Record(duration.TotalSeconds, name);
        (succeeded ? _succeeded : _failed).Add(1, name);
    }

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();
}
