using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Xunit;

namespace DurableTask.Sqlite.Tests;

/// <summary>Rules R13 to R17 of AZURE-API.md: failures and retries.</summary>
public sealed class FailureRuleTests
{
    private static void Throw(TaskActivityContext context) => throw new InvalidOperationException("no money", new ArgumentException("empty account"));

    [Fact]
    public async Task R13_a_failed_activity_is_a_TaskFailedException_with_the_chain_of_causes()
    {
        TaskFailedException? caught = null;
        await using EngineHost host = await EngineHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc("Pay", async context => caught = await Assert.ThrowsAsync<TaskFailedException>(() => context.CallActivityAsync("Debit")))
            .AddActivityFunc("Debit", Throw));
        await host.RunAsync("Pay");

        Assert.Equal("Task 'Debit' (#0) failed with an unhandled exception: no money", caught!.Message);
        Assert.Equal(("Debit", 0), (caught.TaskName, caught.TaskId));
        Assert.Equal("System.InvalidOperationException", caught.FailureDetails.ErrorType);
        Assert.Equal("System.ArgumentException: empty account", caught.FailureDetails.InnerFailure?.ToString());
        Assert.True(caught.FailureDetails.IsCausedBy<InvalidOperationException>());
        Assert.True(caught.FailureDetails.IsCausedBy<SystemException>());
        Assert.False(caught.FailureDetails.IsCausedBy<ArgumentException>());
    }

    [Fact]
    public async Task R14_a_failed_child_hides_the_cause_one_level_down()
    {
        TaskFailedException? caught = null;
        await using EngineHost host = await EngineHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc("Parent", async context => caught = await Assert.ThrowsAsync<TaskFailedException>(() => context.CallSubOrchestratorAsync("Child")))
            .AddOrchestratorFunc("Child", context => context.CallActivityAsync("Debit"))
            .AddActivityFunc("Debit", Throw));
        await host.RunAsync("Parent");

        Assert.False(caught!.FailureDetails.IsCausedBy<InvalidOperationException>());
        Assert.Equal("Microsoft.DurableTask.TaskFailedException", caught.FailureDetails.ErrorType);
        Assert.True(caught.FailureDetails.InnerFailure?.IsCausedBy<InvalidOperationException>());
    }

    [Fact]
    public async Task R15_an_unhandled_exception_fails_the_instance_with_type_and_message_as_output()
    {
        await using EngineHost host = await EngineHost.StartAsync(tasks => tasks.AddOrchestratorFunc<string>("Bug", string (context) => throw new NotSupportedException("bug")));

        OrchestrationMetadata state = await host.RunAsync("Bug");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, state.RuntimeStatus);
        Assert.Equal("System.NotSupportedException: bug", state.SerializedOutput);
        Assert.Equal("System.NotSupportedException", state.FailureDetails?.ErrorType);
    }

    [Theory]
    [InlineData(0, 1, 1.0, null, null)]
    [InlineData(1, 0, 1.0, null, null)]
    [InlineData(1, 1, 0.9, null, null)]
    [InlineData(1, 2, 1.0, 1, null)]
    [InlineData(1, 2, 1.0, null, 1)]
    public void R16_a_retry_policy_refuses_what_makes_no_sense(int attempts, int first, double coefficient, int? longest, int? timeout) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPolicy(
            attempts,
            TimeSpan.FromSeconds(first),
            coefficient,
            longest is { } most ? TimeSpan.FromSeconds(most) : null,
            timeout is { } end ? TimeSpan.FromSeconds(end) : null));

    [Fact]
    public async Task R17_a_retry_handler_sees_each_attempt_and_its_no_is_final()
    {
        List<int> attempts = [];
        int calls = 0;
        await using EngineHost host = await EngineHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc("Handled", context => context.CallActivityAsync("Debit", TaskOptions.FromRetryHandler(retry =>
            {
                attempts.Add(retry.LastAttemptNumber);
                return retry.LastAttemptNumber < 3;
            })))
            .AddActivityFunc("Debit", (Action<TaskActivityContext>)(context =>
            {
                Interlocked.Increment(ref calls);
                Throw(context);
            })));

        OrchestrationMetadata state = await host.RunAsync("Handled");

        Assert.Equal([1, 2, 3], attempts);
        Assert.Equal(3, calls);
        Assert.StartsWith("Task 'Debit' (#2) failed", state.FailureDetails?.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R17_an_unknown_task_is_never_retried()
    {
        int asked = 0;
        await using EngineHost host = await EngineHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc("Lost", context => context.CallActivityAsync("Nowhere", TaskOptions.FromRetryHandler(_ => ++asked > 0)))
            .AddOrchestratorFunc("LostByPolicy", context => context.CallSubOrchestratorAsync("Nowhere", new TaskOptions(new RetryPolicy(5, TimeSpan.FromDays(1))))));

        OrchestrationMetadata byHandler = await host.RunAsync("Lost");
        OrchestrationMetadata byPolicy = await host.RunAsync("LostByPolicy");

        Assert.Equal(0, asked);
        Assert.Equal("ActivityTaskNotFound", byHandler.FailureDetails?.InnerFailure?.ErrorType);
        Assert.Equal("OrchestratorTaskNotFound", byPolicy.FailureDetails?.InnerFailure?.ErrorType);
        Assert.Equal(EngineHost.Start, host.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Delays_grow_up_to_the_longest_and_end_with_the_time_out()
    {
        List<TimeSpan> at = [];
        EngineHost? host = null;
        host = await EngineHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc("Patient", context => context.CallActivityAsync("Debit", new TaskOptions(
                new RetryPolicy(10, TimeSpan.FromHours(1), 2.0, TimeSpan.FromHours(3), TimeSpan.FromHours(9)))))
            .AddActivityFunc("Debit", (Action<TaskActivityContext>)(context =>
            {
                at.Add(host!.Clock.GetUtcNow() - EngineHost.Start);
                Throw(context);
            })));
        await using EngineHost disposed = host;

        await host.RunAsync("Patient");

        Assert.Equal([0, 1, 3, 6, 9], at.Select(span => (int)span.TotalHours));
    }
}
