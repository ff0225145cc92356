using System.Diagnostics;
using Microsoft.DurableTask;

namespace AtoZ.Bench;

/// <summary>The orchestration that engines are compared by: fraud check, notify, wait for the seller's event, pay, one child with two activities; activities do nothing.</summary>
internal static class ClaimShape
{
    public const string Claim = "Claim";
    public const string Recovery = "Recovery";
    public const string Waiting = "Waiting";
    public const string Chain = "Chain";
    public const string SellerAnswer = "SellerAnswer";

    /// <summary>When each step of the last chain was run, in ticks of the stopwatch.</summary>
    public static long[] ChainTimes { get; set; } = [];

    public static void Register(DurableTaskRegistry registry)
    {
        registry.AddOrchestratorFunc<string, string>(Claim, Run);
        registry.AddOrchestratorFunc<string, string>(Recovery, Recover);
        registry.AddOrchestratorFunc<double, string>(Waiting, AnswerOrDeadline);
        registry.AddOrchestratorFunc<int, int>(Chain, StepByStep);
        registry.AddActivityFunc<int, int>("Step", int (_, number) =>
        {
            ChainTimes[number] = Stopwatch.GetTimestamp();
            return number;
        });
        foreach (string activity in new[] { "Check", "Notify", "Pay", "Debit", "Record" })
        {
            registry.AddActivityFunc<string, string>(activity, (TaskActivityContext _, string input) => input);
        }
    }

    private static async Task<string> Run(TaskOrchestrationContext context, string input)
    {
        await context.CallActivityAsync<string>("Check", input);
        await context.CallActivityAsync<string>("Notify", input);
        string answer = await context.WaitForExternalEvent<string>(SellerAnswer);
        await context.CallActivityAsync<string>("Pay", answer);
        return await context.CallSubOrchestratorAsync<string>(Recovery, input);
    }

    private static async Task<string> Recover(TaskOrchestrationContext context, string input)
    {
        await context.CallActivityAsync<string>("Debit", input);
        return await context.CallActivityAsync<string>("Record", input);
    }

    /// <summary>Waits for the seller, but not for ever, as every stage of a claim does.</summary>
    private static async Task<string> AnswerOrDeadline(TaskOrchestrationContext context, double hours)
    {
        using CancellationTokenSource answered = new();
        Task<string> answer = context.WaitForExternalEvent<string>(SellerAnswer, CancellationToken.None);
        Task deadline = context.CreateTimer(TimeSpan.FromHours(hours), answered.Token);
        if (await Task.WhenAny(answer, deadline) == deadline)
        {
            return "silent";
        }

#pragma warning disable VSTHRD103, CA1849 // An orchestrator cancels on its own thread.
        answered.Cancel();
#pragma warning restore VSTHRD103, CA1849
        return await answer;
    }

    private static async Task<int> StepByStep(TaskOrchestrationContext context, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            await context.CallActivityAsync<int>("Step", i);
        }

        context.SetCustomStatus("all steps taken");
        await context.WaitForExternalEvent<string>(SellerAnswer);
        return steps;
    }
}
