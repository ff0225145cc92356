using Microsoft.Extensions.Logging;

namespace Microsoft.DurableTask;

/// <summary>Loggers of one orchestration that write nothing while known history is replayed.</summary>
internal sealed class ReplaySafeLoggers(TaskOrchestrationContext context) : ILoggerFactory
{
    private const int MaxDepth = 10;

    public static ILogger Create(TaskOrchestrationContext context, Func<ILoggerFactory, ILogger> create) => new Silenced(context, create(Innermost(context)));

    public ILogger CreateLogger(string categoryName) => Create(context, factory => factory.CreateLogger(categoryName));

    public void AddProvider(ILoggerProvider provider) =>
        throw new NotSupportedException("Adding providers to the replay-safe logger factory is not supported.");

    public void Dispose()
    {
        // The factory behind belongs to the host.
    }

    /// <summary>A context that wraps another gives the other's replay-safe factory: look behind it, so that each line passes one filter.</summary>
    private static ILoggerFactory Innermost(TaskOrchestrationContext context)
    {
        ILoggerFactory factory = context.InnerLoggerFactory;
        for (int depth = 1; factory is ReplaySafeLoggers wrapped; depth++)
        {
            if (depth > MaxDepth)
            {
                throw new InvalidOperationException(
                    "Maximum unwrap depth exceeded while resolving the underlying ILoggerFactory. " +
                    "Ensure the wrapper's LoggerFactory property delegates to the inner context's " +
                    "ReplaySafeLoggerFactory (e.g., 'inner.ReplaySafeLoggerFactory'), not 'this.ReplaySafeLoggerFactory'.");
            }

            factory = wrapped.Wrapped.InnerLoggerFactory;
        }

        return factory;
    }

    private TaskOrchestrationContext Wrapped => context;

    private sealed class Silenced(TaskOrchestrationContext context, ILogger inner) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => inner.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!context.IsReplaying)
            {
                inner.Log(logLevel, eventId, state, exception, formatter);
            }
        }
    }
}
