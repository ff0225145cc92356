using System.Collections.Concurrent;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace DurableTask.Sqlite.Tests;

/// <summary>
/// Orchestrations that together use every feature, and a client that drives them. The client does what a careful caller does:
/// it repeats a call whose answer it did not get. Effects are kept by idempotency key, as a bank would.
/// </summary>
internal sealed partial class CrashScript
{
    /// <summary>The effects, by key: how often a key was used does not matter, which keys were used does.</summary>
    public ConcurrentDictionary<string, int> Effects { get; } = new();

    public void Tasks(DurableTaskRegistry tasks) => CommandedTasks(tasks)
        .AddOrchestratorFunc<string, string>("Claim", ClaimAsync)
        .AddOrchestratorFunc<string, string>("Debt", DebtAsync)
        .AddOrchestratorFunc<int, string>("Loop", LoopAsync)
        .AddOrchestratorFunc<string>("Ear", async context => await context.WaitForExternalEvent<string>("News"))
        .AddActivityFunc<string, string>("Effect", string (context, key) =>
        {
            Effects.AddOrUpdate($"{context.InstanceId}/{key}", 1, (_, count) => count + 1);
            return key;
        })
        .AddActivityFunc<string>("Flaky", string (context) =>
        {
            int attempt = Effects.AddOrUpdate($"{context.InstanceId}/flaky", 1, (_, count) => count + 1);
            return attempt < 2 ? throw new InvalidOperationException("not yet") : "steady";
        })
        .AddActivityFunc("Broken", (Action<TaskActivityContext>)(_ => throw new NotSupportedException("never works")));

    /// <summary>Drives the orchestrations to their ends; null if the engine died on the way.</summary>
    public async Task<string?> RunAsync(EngineHost host)
    {
        try
        {
            foreach ((string name, string id, object input) in new (string, string, object)[] { ("Ear", "ear", ""), ("Claim", "claim", "c1"), ("Loop", "loop", 2) })
            {
                await StartOnceAsync(host, name, id, input);
            }

            await host.IdleAsync();
            await CommandAsync(host);
            await RaiseWhileWaitingAsync(host, "claim", "Answer", "contest");
            await host.Client.SuspendInstanceAsync("claim");
            await host.Client.ResumeInstanceAsync("claim");
            await host.RunTimersAsync();
            await RaiseWhileWaitingAsync(host, "claim", "Decision", "pay");
            await host.RunTimersAsync();
            return await DescribeAsync(host);
        }
        catch (Exception) when (host.Engine.Fault is not null)
        {
            return null;
        }
    }

    private static async Task<string> ClaimAsync(TaskOrchestrationContext context, string claim)
    {
        context.SetCustomStatus("checking");
        string[] checks = await Task.WhenAll(context.CallActivityAsync<string>("Effect", $"{claim}-fraud"), context.CallActivityAsync<string>("Effect", $"{claim}-mail"));
        string steady = await context.CallActivityAsync<string>("Flaky", new TaskOptions(new RetryPolicy(4, TimeSpan.FromMinutes(5))));
        string answer = await WithReminderAsync(context, claim);
        context.SetCustomStatus(answer);
        string decision = await context.WaitForExternalEvent<string>("Decision");
        await context.CallActivityAsync<string>("Effect", $"{claim}-{decision}-{context.NewGuid()}");
        string broken = "";
        try
        {
            await context.CallActivityAsync("Broken");
        }
        catch (TaskFailedException e)
        {
            broken = e.FailureDetails.ErrorMessage;
        }

        context.SendEvent("ear", "News", decision);
        string debt = await context.CallSubOrchestratorAsync<string>("Debt", claim, new SubOrchestrationOptions(instanceId: $"debt-{claim}"));
        return $"{string.Join(',', checks)} {steady} {answer} {decision} {broken} {debt}";
    }

    private static async Task<string> WithReminderAsync(TaskOrchestrationContext context, string claim)
    {
        using CancellationTokenSource answered = new();
        Task<string> answer = context.WaitForExternalEvent<string>("Answer");
        Task deadline = context.CreateTimer(TimeSpan.FromDays(10), answered.Token);
        if (await Task.WhenAny(answer, deadline) != answer)
        {
            await context.CallActivityAsync<string>("Effect", $"{claim}-reminder");
        }

#pragma warning disable VSTHRD103, CA1849 // An orchestrator cancels on its own thread.
        answered.Cancel();
#pragma warning restore VSTHRD103, CA1849
        return await answer;
    }

    private static async Task<string> DebtAsync(TaskOrchestrationContext context, string claim)
    {
        await context.CallActivityAsync<string>("Effect", $"{claim}-offset");
        await context.CreateTimer(TimeSpan.FromDays(5), CancellationToken.None);
        return await context.CallActivityAsync<string>("Effect", $"{claim}-written-off");
    }

    private static async Task<string> LoopAsync(TaskOrchestrationContext context, int left)
    {
        await context.CallActivityAsync<string>("Effect", $"round-{left}");
        await context.CreateTimer(TimeSpan.FromHours(6), CancellationToken.None);
        if (left > 0)
        {
            context.ContinueAsNew(left - 1);
        }

        return "rounds done";
    }

    /// <summary>An event may have come in although the answer was lost: looks whether it is still waited for.</summary>
    private static async Task RaiseWhileWaitingAsync(EngineHost host, string id, string name, string payload)
    {
        await host.IdleAsync();
        IReadOnlyList<DurableTask.Sqlite.History.HistoryEvent>? history = await host.Engine.GetHistoryAsync(id);
        if (history!.All(e => e.Name != name))
        {
            await host.RaiseAsync(id, name, payload);
        }
    }

    private static async Task StartOnceAsync(EngineHost host, string name, string id, object? input)
    {
        try
        {
            StartOrchestrationOptions once = new StartOrchestrationOptions(id).WithDedupeStatuses([.. StartOrchestrationOptionsExtensions.ValidDedupeStatuses]);
            await host.Client.ScheduleNewOrchestrationInstanceAsync(name, input, once);
        }
        catch (global::DurableTask.Core.Exceptions.OrchestrationAlreadyExistsException)
        {
            // The first call had come through.
        }
    }

    private static async Task<string> DescribeAsync(EngineHost host)
    {
        List<string> states = [];
        await foreach (OrchestrationMetadata state in host.Client.GetAllInstancesAsync(new OrchestrationQuery(FetchInputsAndOutputs: true)))
        {
            states.Add($"{state.InstanceId} {state.RuntimeStatus} {state.SerializedOutput} {state.SerializedCustomStatus}");
        }

        return string.Join('\n', states.Order(StringComparer.Ordinal));
    }
}

/// <summary>Kills the engine before or after one commit.</summary>
internal sealed class CrashAt(long number, bool after) : ICommitObserver
{
    public long Commits { get; private set; }

    public void BeforeCommit(long commit)
    {
        Commits = commit;
        if (!after && commit == number)
        {
            throw new SimulatedCrashException();
        }
    }

    public void AfterCommit(long commit)
    {
        if (after && commit == number)
        {
            throw new SimulatedCrashException();
        }
    }
}
