using System.Collections.Concurrent;
using System.Net;
using DurableTask.Sqlite.Tests;
using FunctionsHost;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static AtoZ.Functions.Tests.Hosting.LimitTests;

namespace AtoZ.Functions.Tests.Hosting;

/// <summary>host.json's functionTimeout and extendedSessionsEnabled.</summary>
public class LimitTests
{
    private const string Short = """{ "version": "2.0", "functionTimeout": "00:00:00.2" }""";

    [Fact]
    public async Task A_function_that_takes_too_long_is_cancelled_and_answers_500()
    {
        await using TestHost host = await StartAsync(Short, []);

        using HttpResponseMessage answer = await host.Client.PostAsync("/api/Endless", content: null);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.True(await host.Services.GetRequiredService<Seen>().Cancelled.Task.WaitAsync(TimeSpan.FromMinutes(3)));
    }

    [Fact]
    public async Task An_activity_that_takes_too_long_fails_its_call_and_an_orchestrator_may_wait_for_days()
    {
        await using TestHost host = await StartAsync(Short, []);
        DurableTaskClient client = host.Services.GetRequiredService<FunctionsHost.Durable.FunctionsClient>();
        string id = await client.ScheduleNewOrchestrationInstanceAsync("CallEndless");
        await host.AdvanceAsync(TimeSpan.FromDays(3));

        OrchestrationMetadata? state = await client.GetInstanceAsync(id, getInputsAndOutputs: true);

        Assert.Contains("Timeout value of 00:00:00.2000000 exceeded by function 'EndlessActivity'", state!.ReadOutputAs<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("00:00:00")]
    public async Task A_limit_that_is_no_time_is_refused_at_the_start(string limit)
    {
        HostSetupException refused = await Assert.ThrowsAsync<HostSetupException>(() => StartAsync($$"""{ "version": "2.0", "functionTimeout": "{{limit}}" }""", []));

        Assert.Contains("functionTimeout", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true", 1)]
    [InlineData("false", 2)]
    public async Task Without_extended_sessions_an_orchestrator_is_replayed_for_each_event_and_holds_nothing_in_between(string enabled, int runs)
    {
        List<string> ended = [];
        await using TestHost host = await StartAsync(
            $$$"""{ "version": "2.0", "extensions": { "durableTask": { "extendedSessionsEnabled": {{{enabled}}} } } }""", ended);
        DurableTaskClient client = host.Services.GetRequiredService<FunctionsHost.Durable.FunctionsClient>();
        string id = await client.ScheduleNewOrchestrationInstanceAsync("Asking");
        await host.IdleAsync();
        await client.RaiseEventAsync(id, "Answer", "yes");
        await host.IdleAsync();

        Assert.Equal(runs, host.Services.GetRequiredService<Seen>().Runs.Count);
        await Held.WhenEndedAsync(ended, runs);
        Assert.Equal("yes", (await client.GetInstanceAsync(id, getInputsAndOutputs: true))!.ReadOutputAs<string>());
    }

    private static Task<TestHost> StartAsync(string hostJson, List<string> ended) => TestHost.StartAsync(new TestHostSettings
    {
        FunctionTypes = [typeof(LimitFunctions)],
        HostJson = hostJson,
        Configure = builder => builder.Services.AddSingleton<Seen>().AddScoped(_ => new Held(ended)),
    });

    internal sealed class Seen
    {
        public TaskCompletionSource<bool> Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ConcurrentQueue<string> Runs { get; } = new();
    }
}

internal sealed class LimitFunctions(Seen seen)
{
    [Function("Endless")]
    public async Task<IActionResult> Endless([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request, FunctionContext context)
    {
        await EndAsync(context.CancellationToken);
        return new OkResult();
    }

    [Function("EndlessActivity")]
    public Task EndlessActivity([ActivityTrigger] FunctionContext context) => EndAsync(context.CancellationToken);

    [Function("CallEndless")]
    public static async Task<string> CallEndless([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await context.CreateTimer(TimeSpan.FromDays(2), CancellationToken.None);
        try
        {
            await context.CallActivityAsync("EndlessActivity");
            return "it ended";
        }
        catch (TaskFailedException e)
        {
            return e.FailureDetails.ErrorMessage;
        }
    }

    [Function("Asking")]
    public async Task<string> Asking([OrchestrationTrigger] TaskOrchestrationContext context, FunctionContext function)
    {
        GC.KeepAlive(function.InstanceServices.GetRequiredService<Held>());
        seen.Runs.Enqueue("run");
        return await context.WaitForExternalEvent<string>("Answer");
    }

    private async Task EndAsync(CancellationToken cancellation)
    {
        TaskCompletionSource never = new();
        await using (cancellation.Register(() => never.TrySetCanceled(cancellation)))
        {
            try
            {
                await never.Task;
            }
            finally
            {
                seen.Cancelled.TrySetResult(cancellation.IsCancellationRequested);
            }
        }
    }
}
