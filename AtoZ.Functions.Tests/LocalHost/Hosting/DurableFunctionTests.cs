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
    public async Task A_check_status_response_has_the_addresses_as_the_caller_sees_the_host()
    {
        await using TestHost host = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/check/Waiting");
        request.Headers.Add("X-Forwarded-Host", "claims.example");
        request.Headers.Add("X-Forwarded-Proto", "https");
        using HttpResponseMessage answer = await host.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        JsonElement body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        string id = body.GetProperty("id").GetString()!;
        string query = $"taskHub=TestHubName&connection=Storage&code={host.Keys.DurableKey}";
        string instance = $"https://claims.example/runtime/webhooks/durabletask/instances/{id}";
        Assert.Equal($"{instance}?{query}", answer.Headers.Location!.OriginalString);
        Assert.Equal($"{instance}?{query}", body.GetProperty("statusQueryGetUri").GetString());
        Assert.Equal($"{instance}/raiseEvent/{{eventName}}?{query}", body.GetProperty("sendEventPostUri").GetString());
        Assert.Equal($"{instance}/terminate?reason={{{{text}}}}&{query}", body.GetProperty("terminatePostUri").GetString());
        Assert.Equal($"{instance}/suspend?reason={{{{text}}}}&{query}", body.GetProperty("suspendPostUri").GetString());
        Assert.Equal($"{instance}/resume?reason={{{{text}}}}&{query}", body.GetProperty("resumePostUri").GetString());
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
}
