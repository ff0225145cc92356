using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using static AtoZ.Functions.Tests.Hosting.DurableSamples;

namespace AtoZ.Functions.Tests.Hosting;

/// <summary>Durable functions that the tests of the host run.</summary>
public static class DurableSamples
{
    public sealed record Order(string Id, int Amount);

    public sealed record Receipt(string OrderId, string PaidBy, string InstanceId);

    public interface IPayments
    {
        string Name { get; }
    }

    public sealed class Payments : IPayments
    {
        public string Name => "gateway";
    }
}

public sealed class DurableFunctions(IPayments payments)
{
    [Function("PayOrder")]
    public static async Task<Receipt> PayOrder([OrchestrationTrigger] TaskOrchestrationContext context, Order order)
    {
        context.SetCustomStatus("paying " + order.Amount);
        return await context.CallActivityAsync<Receipt>("Pay", order);
    }

    [Function("Pay")]
    public Receipt Pay([ActivityTrigger] Order order, string instanceId) => new(order.Id, payments.Name, instanceId);

    [Function("Waiting")]
    public static async Task<string> Waiting([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.SetCustomStatus(new { Step = "waiting" });
        string answer = await context.WaitForExternalEvent<string>("Answer");
        return $"{context.GetInput<string>()} {answer}";
    }

    [Function("Sleeping")]
    public static async Task Sleeping([OrchestrationTrigger] TaskOrchestrationContext context) =>
        await context.CreateTimer(TimeSpan.FromDays(2), CancellationToken.None);

    [Function("Failing")]
    public static async Task Failing([OrchestrationTrigger] TaskOrchestrationContext context) => await context.CallActivityAsync("Break");

    [Function("Break")]
    public static void Break([ActivityTrigger] FunctionContext context) => throw new InvalidOperationException("broken " + context.FunctionDefinition.Name);

    [Function("StartPayment")]
    public static async Task<IActionResult> Start(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "orders/{id}/pay")] HttpRequest request, string id, [DurableClient] DurableTaskClient client)
    {
        string instance = await client.ScheduleNewOrchestrationInstanceAsync("PayOrder", new Order(id, 7));
        return new AcceptedResult((string?)null, instance);
    }
}
