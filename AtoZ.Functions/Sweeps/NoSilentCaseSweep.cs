using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace AtoZ.Functions.Sweeps;

/// <summary>
/// Proves on each run that no case is silent (PROCESS §13): every open claim has a next actor, a deadline and a live orchestration,
/// and every stored command was heard. What is not so is repaired, and the repair stands on the timeline.
/// </summary>
public sealed class NoSilentCaseSweep(SilentCases silent, ILogger<NoSilentCaseSweep> log)
{
    /// <summary>Runs the sweep.</summary>
    [Function(nameof(NoSilentCaseSweep))]
    public async Task Run([TimerTrigger("%NoSilentCaseSweepSchedule%")] TimerInfo timer, [DurableClient] DurableTaskClient client)
    {
        int started = await silent.StartLostClaims(client);
        int inquiries = await silent.PutInquiriesRight(client);
        int appeals = await silent.StartLostAppeals(client);
        int requests = await silent.StartLostRequests(client);
        int turns = await silent.NameLostTurns();
        int woken = await silent.WakeUnheardCommands(client);
        log.LogInformation(
            "Silent cases: {Claims} claims, {Appeals} appeals and {Requests} requests started anew, {Inquiries} inquiries put right, {Turns} turns named, {Commands} commands raised again",
            started,
            appeals,
            requests,
            inquiries,
            turns,
            woken);
    }
}
