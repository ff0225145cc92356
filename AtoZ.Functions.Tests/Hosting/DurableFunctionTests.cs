using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Grpc.Core;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace AtoZ.Functions.Tests.Hosting;

public class DurableFunctionTests
{
    [Fact]
    public async Task An_orchestrator_and_an_activity_written_as_functions_run_with_their_inputs_and_services()
    {
        await using TestHost host = await StartAsync();
        using HttpResponseMessage started = await host.Client.PostAsync("/api/orders/o42/pay", content: null);
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        await host.IdleAsync();
        JsonElement status = JsonDocument.Parse(await host.Client.GetStringAsync(await host.StatusAddress(started))).RootElement;
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
    public async Task An_event_for_an_unknown_or_ended_instance_is_an_error_as_in_Azure()
    {
        await using TestHost host = await StartAsync();
        DurableTaskClient client = host.Services.GetRequiredService<FunctionsHost.Durable.FunctionsClient>();
        await Assert.ThrowsAsync<RpcException>(() => client.RaiseEventAsync("nobody", "Answer"));
        string id = await client.ScheduleNewOrchestrationInstanceAsync("Failing");
        await host.IdleAsync();
        await Assert.ThrowsAsync<RpcException>(() => client.RaiseEventAsync(id, "Answer"));
        OrchestrationMetadata? ended = await client.GetInstanceAsync(id, getInputsAndOutputs: true);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended!.RuntimeStatus);
        Assert.Contains("broken Break", ended.SerializedOutput, StringComparison.Ordinal);
    }

    internal static Task<TestHost> StartAsync(Action<global::FunctionsHost.LocalHostBuilder>? configure = null) =>
        TestHost.StartAsync(new TestHostSettings
        {
            FunctionTypes = [typeof(DurableFunctions)],
            Configure = builder =>
            {
                builder.Services.AddSingleton<DurableSamples.IPayments, DurableSamples.Payments>();
                configure?.Invoke(builder);
            },
        });
}
