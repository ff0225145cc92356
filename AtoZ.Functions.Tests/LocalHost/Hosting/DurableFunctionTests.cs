using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace AtoZ.Functions.Tests.LocalHost.Hosting;

public class DurableFunctionTests
{
    [Fact]
    public async Task An_orchestrator_and_an_activity_written_as_functions_run_with_their_inputs_and_services()
    {
        await using TestHost host = await StartAsync();
        using HttpResponseMessage started = await host.Client.PostAsync("/api/orders/o42/pay", content: null);
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        await host.IdleAsync();
        JsonElement status = JsonDocument.Parse(await host.Client.GetStringAsync(started.Headers.Location)).RootElement;
        Assert.Equal("Completed", status.GetProperty("runtimeStatus").GetString());
        Assert.Equal("o42", status.GetProperty("output").GetProperty("OrderId").GetString());
        Assert.Equal("gateway", status.GetProperty("output").GetProperty("PaidBy").GetString());
        Assert.Equal(status.GetProperty("instanceId").GetString(), status.GetProperty("output").GetProperty("InstanceId").GetString());
        Assert.Equal("paying 7", status.GetProperty("customStatus").GetString());
    }

    [Fact]
    public async Task Middleware_is_passed_by_orchestrators_and_activities_too()
    {
        var seen = new ConcurrentQueue<string>();
        await using TestHost host = await StartAsync(builder => builder.UseMiddleware(async (context, next) =>
        {
            seen.Enqueue(context.FunctionDefinition.Name);
            await next();
        }));
        using HttpResponseMessage started = await host.Client.PostAsync("/api/orders/o1/pay", content: null);
        await host.IdleAsync();
        Assert.Equal(["StartPayment", "PayOrder", "Pay"], seen);
    }

    [Fact]
    public async Task Waiting_for_an_orchestration_that_ends_answers_with_its_status()
    {
        await using TestHost host = await StartAsync();
        Task<HttpResponseMessage> answer = host.Client.PostAsync("/api/wait/PayOrder", content: null);
        await StepUntilAsync(host, answer);
        Assert.Equal(HttpStatusCode.OK, (await answer).StatusCode);
        JsonElement body = JsonDocument.Parse(await (await answer).Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("Completed", body.GetProperty("RuntimeStatus").GetString());
    }

    [Fact]
    public async Task Waiting_in_vain_answers_with_the_addresses()
    {
        await using TestHost host = await StartAsync();
        Task<HttpResponseMessage> answer = host.Client.PostAsync("/api/wait/Waiting", content: null);
        await StepUntilAsync(host, answer);
        Assert.Equal(HttpStatusCode.Accepted, (await answer).StatusCode);
        JsonElement body = JsonDocument.Parse(await (await answer).Content.ReadAsStringAsync()).RootElement;
        Assert.StartsWith((await answer).Headers.Location!.OriginalString, body.GetProperty("statusQueryGetUri").GetString()!, StringComparison.Ordinal);
        Assert.Contains("/raiseEvent/{eventName}?taskHub=", body.GetProperty("sendEventPostUri").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_for_an_unknown_or_ended_instance_is_an_error_as_in_Azure()
    {
        await using TestHost host = await StartAsync();
        DurableTaskClient client = host.Services.GetRequiredService<AtoZ.LocalHost.Hosting.Durable.FunctionsClient>();
        await Assert.ThrowsAsync<InvalidOperationException>(() => client.RaiseEventAsync("nobody", "Answer"));
        string id = await client.ScheduleNewOrchestrationInstanceAsync("Failing");
        await host.IdleAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => client.RaiseEventAsync(id, "Answer"));
        OrchestrationMetadata? ended = await client.GetInstanceAsync(id, getInputsAndOutputs: true);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended!.RuntimeStatus);
        Assert.Contains("broken Break", ended.SerializedOutput, StringComparison.Ordinal);
    }

    internal static Task<TestHost> StartAsync(Action<Microsoft.Azure.Functions.Worker.Builder.FunctionsApplicationBuilder>? configure = null) =>
        TestHost.StartAsync(new TestHostSettings
        {
            FunctionTypes = [typeof(DurableSamples.Functions)],
            Configure = builder =>
            {
                builder.Services.AddSingleton<DurableSamples.IPayments, DurableSamples.Payments>();
                configure?.Invoke(builder);
            },
        });

    // The request is work in flight while it waits, so there is no idle moment to step at.
    private static async Task StepUntilAsync(TestHost host, Task task)
    {
        while (!task.IsCompleted)
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(task, Task.Delay(10));
        }
    }
}
