using Microsoft.DurableTask;

namespace AtoZ.Bench;

/// <summary>The orchestration of DESIGN §7: fraud check, notify, wait for the seller's event, pay, one child with two activities; activities do nothing.</summary>
internal static class ClaimShape
{
    public const string Claim = "Claim";
    public const string Recovery = "Recovery";
    public const string Waiting = "Waiting";
    public const string Sleeping = "Sleeping";
    public const string Chain = "Chain";
    public const string SellerAnswer = "SellerAnswer";

    public static void Register(DurableTaskRegistry registry)
    {
        registry.AddOrchestratorFunc<string, string>(Claim, Run);
        registry.AddOrchestratorFunc<string, string>(Recovery, Recover);
        registry.AddOrchestratorFunc<string, string>(Waiting, (context, _) => context.WaitForExternalEvent<string>(SellerAnswer));
        registry.AddOrchestratorFunc<double, string>(Sleeping, async (context, seconds) =>
        {
            await context.CreateTimer(TimeSpan.FromSeconds(seconds), CancellationToken.None);
            return "awake";
        });
        registry.AddOrchestratorFunc<int, int>(Chain, async (context, steps) =>
        {
            for (int i = 0; i < steps; i++)
            {
                await context.CallActivityAsync<string>("Check", "step");
            }

            context.SetCustomStatus("waiting");
            await context.WaitForExternalEvent<string>(SellerAnswer);
            return steps;
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
}
