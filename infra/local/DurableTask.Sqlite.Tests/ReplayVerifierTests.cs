using DurableTask.Sqlite.Replay;
using Microsoft.DurableTask;
using Xunit;

namespace DurableTask.Sqlite.Tests;

public sealed class ReplayVerifierTests
{
    private static void AsItWas(DurableTaskRegistry tasks) => tasks
        .AddOrchestratorFunc<string, string>("Claim", async (context, claim) =>
        {
            await context.CallActivityAsync("Check", claim);
            await context.CreateTimer(TimeSpan.FromDays(9), CancellationToken.None);
            return await context.WaitForExternalEvent<string>("Answer");
        })
        .AddActivityFunc<string>("Check", (context, claim) => { });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_same_code_replays_running_and_finished_histories(bool finished)
    {
        HistoryExport history = await RecordAsync(finished);

        Assert.Null(new ReplayVerifier(AsItWas).Verify(HistoryExport.FromJson(history.ToJson())));
    }

    [Fact]
    public async Task A_renamed_activity_is_found_at_its_step()
    {
        HistoryExport history = await RecordAsync(finished: false);
        ReplayVerifier today = new(tasks => tasks.AddOrchestratorFunc<string, string>("Claim", async (context, claim) =>
        {
            await context.CallActivityAsync("Inspect", claim);
            return "";
        }));

        ReplayDifference? difference = today.Verify(history);

        Assert.Equal("TaskScheduled #0 'Check'", difference?.Event);
        Assert.Contains("'Inspect'", difference?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_added_at_the_end_and_another_output_are_found()
    {
        ReplayVerifier added = new(tasks => tasks.AddOrchestratorFunc<string, string>("Claim", async (context, claim) =>
        {
            await context.CallActivityAsync("Check", claim);
            await context.CreateTimer(TimeSpan.FromDays(9), CancellationToken.None);
            await context.CallActivityAsync("Audit", claim);
            return "";
        }));
        ReplayVerifier other = new(tasks => tasks.AddOrchestratorFunc<string, string>("Claim", async (context, claim) =>
        {
            await context.CallActivityAsync("Check", claim);
            await context.CreateTimer(TimeSpan.FromDays(9), CancellationToken.None);
            return "not " + await context.WaitForExternalEvent<string>("Answer");
        }));

        Assert.Contains("'Audit'", added.Verify(await RecordAsync(finished: false))?.Message, StringComparison.Ordinal);
        Assert.Contains("not yes", other.Verify(await RecordAsync(finished: true))?.Message, StringComparison.Ordinal);
    }

    private static async Task<HistoryExport> RecordAsync(bool finished)
    {
        await using EngineHost host = await EngineHost.StartAsync(AsItWas);
        string id = await host.BeginAsync("Claim", "c1");
        await host.RunTimersAsync();
        if (finished)
        {
            await host.RaiseAsync(id, "Answer", "yes");
        }

        return await host.Engine.ExportAsync(id) ?? throw new InvalidOperationException("There is no history.");
    }
}
