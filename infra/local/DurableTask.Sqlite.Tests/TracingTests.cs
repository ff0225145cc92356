using System.Collections.Concurrent;
using System.Diagnostics;
using Xunit;

namespace DurableTask.Sqlite.Tests;

public sealed class TracingTests
{
    [Fact]
    public async Task Spans_have_the_names_of_Durable_Task_and_hang_below_the_call_that_caused_them()
    {
        string orchestration = $"Traced{Guid.NewGuid():N}";
        ConcurrentBag<Activity> spans = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name == "Microsoft.DurableTask",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        await using EngineHost host = await EngineHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc<string>(orchestration, async context => await context.CallActivityAsync<string>(orchestration + "Activity"))
            .AddActivityFunc<string>(orchestration + "Activity", string (_) => "done"));

        await host.RunAsync(orchestration);

        Activity created = Assert.Single(spans, span => span.OperationName == $"create_orchestration:{orchestration}");
        Activity whole = Assert.Single(spans, span => span.OperationName == $"orchestration:{orchestration}");
        Activity call = Assert.Single(spans, span => span.OperationName == $"activity:{orchestration}Activity" && span.Kind == ActivityKind.Client);
        Activity run = Assert.Single(spans, span => span.OperationName == $"activity:{orchestration}Activity" && span.Kind == ActivityKind.Server);
        Assert.Equal((created.Id, whole.Id, call.Id), (whole.ParentId, call.ParentId, run.ParentId));
        Assert.Equal("Completed", whole.GetTagItem("durabletask.task.status"));
    }
}
