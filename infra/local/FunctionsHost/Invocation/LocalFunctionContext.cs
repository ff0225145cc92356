using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace FunctionsHost.Invocation;

/// <summary>One run of a function in this host, with a scope of services of its own.</summary>
internal sealed class LocalFunctionContext : FunctionContext, IAsyncDisposable
{
    /// <summary>Where ASP.NET Core's context is kept: the name that Microsoft's integration uses, so that tests of apps can put their own there.</summary>
    public const string HttpContextItem = "HttpRequestContext";

    private readonly IServiceScopeFactory _scopes;
    private readonly CancellationToken _ending;
    private AsyncServiceScope? _scope;
    private IServiceProvider? _services;
    private CancellationTokenSource? _limit;

    /// <summary>Begins a run.</summary>
    /// <param name="function">The function.</param>
    /// <param name="root">The app's services.</param>
    /// <param name="retry">Which try this is.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public LocalFunctionContext(FunctionDefinition function, IServiceProvider root, RetryContext retry, CancellationToken cancellationToken)
    {
        _scopes = root.GetRequiredService<IServiceScopeFactory>();
        FunctionDefinition = function;
        RetryContext = retry;
        _ending = cancellationToken;
        Bindings = new InvocationBindings();
        Features.Set(Bindings);
        BindingContext = new LocalBindingContext(Bindings);
        TraceContext = new LocalTraceContext(Activity.Current);
    }

    /// <summary>Inputs and outputs.</summary>
    public InvocationBindings Bindings { get; }

    /// <inheritdoc/>
    public override string InvocationId { get; } = Guid.NewGuid().ToString();

    /// <inheritdoc/>
    public override string FunctionId => FunctionDefinition.Id;

    /// <inheritdoc/>
    public override TraceContext TraceContext { get; }

    /// <inheritdoc/>
    public override BindingContext BindingContext { get; }

    /// <inheritdoc/>
    public override RetryContext RetryContext { get; }

    /// <inheritdoc/>
    public override IServiceProvider InstanceServices
    {
        get => _services ??= (_scope ??= _scopes.CreateAsyncScope()).ServiceProvider;
        set => _services = value;
    }

    /// <inheritdoc/>
    public override FunctionDefinition FunctionDefinition { get; }

    /// <inheritdoc/>
    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    /// <inheritdoc/>
    public override IInvocationFeatures Features { get; } = new InvocationFeatures();

    /// <inheritdoc/>
    public override CancellationToken CancellationToken => _limit?.Token ?? _ending;

    /// <summary>Makes the run end earlier than whoever asked for it would.</summary>
    /// <returns>What ends it.</returns>
    public CancellationTokenSource Limit() => _limit ??= CancellationTokenSource.CreateLinkedTokenSource(_ending);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _limit?.Dispose();
        return _scope?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}

/// <summary>What the trigger said.</summary>
internal sealed class LocalBindingContext(InvocationBindings bindings) : BindingContext
{
    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> BindingData => bindings.TriggerData;
}

/// <summary>Which try a run is.</summary>
internal sealed class LocalRetryContext(int retryCount, int maxRetryCount) : RetryContext
{
    /// <inheritdoc/>
    public override int RetryCount => retryCount;

    /// <inheritdoc/>
    public override int MaxRetryCount => maxRetryCount;
}

/// <summary>The trace of the activity in which a run began.</summary>
internal sealed class LocalTraceContext(Activity? activity) : TraceContext
{
    /// <inheritdoc/>
    public override string TraceParent { get; } = activity?.Id ?? string.Empty;

    /// <inheritdoc/>
    public override string TraceState { get; } = activity?.TraceStateString ?? string.Empty;
}
