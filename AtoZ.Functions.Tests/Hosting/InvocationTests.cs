using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;
using static AtoZ.Functions.Tests.Hosting.InvocationTests;

namespace AtoZ.Functions.Tests.Hosting;

/// <summary>What one run of a function is: its scope, its context, its traces.</summary>
public class InvocationTests
{
    [Fact]
    public async Task Each_run_has_its_own_object_and_scope_and_the_scope_ends_with_it()
    {
        var log = new Log();
        await using TestHost host = await StartAsync(log);
        string first = await host.Client.GetStringAsync("/api/Scoped");
        string second = await host.Client.GetStringAsync("/api/Scoped");
        Assert.NotEqual(first, second);

        // An answer may arrive before its run has ended.
        await host.IdleAsync();
        Assert.Equal(["disposed " + first, "disposed " + second], log.Lines);
    }

    [Fact]
    public async Task A_middleware_class_is_one_object_for_all_runs()
    {
        var log = new Log();
        await using TestHost host = await StartAsync(log, builder => builder.UseMiddleware<Counting>());
        await host.Client.GetStringAsync("/api/Facts/a?colour=x");
        await host.Client.GetStringAsync("/api/Facts/b?colour=x");
        Assert.Equal(["run 1", "run 2"], log.Lines);
    }

    [Fact]
    public async Task The_context_knows_function_route_query_trace_and_retry()
    {
        await using TestHost host = await StartAsync(new Log());
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/Facts/abc?colour=red");
        request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        using HttpResponseMessage answer = await host.Client.SendAsync(request);
        Assert.Equal(
            "Facts|AtoZ.Functions.Tests.Hosting.InvocationSamples.Facts|abc|red|httpTrigger|0/0|0af7651916cd43dd8448eb211c80319c",
            await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_run_leaves_a_span_and_counts_under_the_names_of_Functions()
    {
        var spans = new ConcurrentQueue<Activity>();
        var counts = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Microsoft.Azure.Functions.Worker",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using TestHost host = await StartAsync(new Log());
        using var meters = new MeterListener { InstrumentPublished = (instrument, m) => Enable(host, instrument, m) };
        meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => counts.Enqueue($"{instrument.Name} {value} {tags[0].Value}"));
        meters.Start();
        using HttpResponseMessage failed = await host.Client.GetAsync("/api/SpanFails");
        await host.Client.GetStringAsync("/api/SpanRuns");
        Activity[] ours = [.. spans.Where(span => span.GetTagItem("faas.name") is "SpanFails" or "SpanRuns")];
        Assert.All(ours, span => Assert.Equal("Invoke", span.OperationName));
        Assert.Equal([ActivityStatusCode.Error, ActivityStatusCode.Unset], ours.Select(span => span.Status));
        Assert.All(ours, span => Assert.NotNull(span.GetTagItem("faas.execution")));
        Assert.Equal(["faas.errors 1 SpanFails", "faas.invocations 1 SpanRuns"], counts);
    }

    private static void Enable(TestHost host, Instrument instrument, MeterListener meters)
    {
        if (instrument.Meter.Name == "Microsoft.Azure.Functions.Worker" && ReferenceEquals(instrument.Meter.Scope, host.Services.GetRequiredService<IMeterFactory>()))
        {
            meters.EnableMeasurementEvents(instrument);
        }
    }

    private static Task<TestHost> StartAsync(Log log, Action<global::FunctionsHost.LocalHostBuilder>? configure = null) =>
        TestHost.StartAsync(new TestHostSettings
        {
            FunctionTypes = [typeof(InvocationSamples), typeof(InvocationScopedSample)],
            Configure = builder =>
            {
                builder.Services.AddSingleton(log).AddScoped<Scoped>();
                configure?.Invoke(builder);
            },
        });

    internal sealed class Log
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public IReadOnlyList<string> Lines => [.. _lines];

        public void Add(string line) => _lines.Enqueue(line);
    }

    internal sealed class Scoped(Log log) : IDisposable
    {
        public string Id { get; } = Guid.NewGuid().ToString();

        public void Dispose() => log.Add("disposed " + Id);
    }

    internal sealed class Counting(Log log) : IFunctionsWorkerMiddleware
    {
        private int _runs;

        public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            log.Add("run " + Interlocked.Increment(ref _runs));
            return next(context);
        }
    }
}

internal sealed class InvocationScopedSample(Scoped scoped)
{
    [Function("Scoped")]
    public IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, FunctionContext context)
    {
        bool one = ReferenceEquals(scoped, request.HttpContext.RequestServices.GetRequiredService<Scoped>())
            && ReferenceEquals(scoped, context.InstanceServices.GetRequiredService<Scoped>());
        return new ContentResult { Content = one ? scoped.Id : "several scopes" };
    }
}

internal static class InvocationSamples
{
    [Function("Facts")]
    public static IActionResult Facts([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "Facts/{id}")] HttpRequest request, FunctionContext context) =>
        new ContentResult
        {
            Content = string.Join(
                '|',
                context.FunctionDefinition.Name,
                context.FunctionDefinition.EntryPoint,
                context.BindingContext.BindingData["ID"],
                context.BindingContext.BindingData["colour"],
                context.FunctionDefinition.InputBindings["request"].Type,
                $"{context.RetryContext.RetryCount}/{context.RetryContext.MaxRetryCount}",
                context.TraceContext.TraceParent.Split('-')[1]),
        };

    [Function("SpanRuns")]
    public static IActionResult SpanRuns([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => new OkResult();

    [Function("SpanFails")]
    public static IActionResult SpanFails([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => throw new InvalidOperationException("no");
}
