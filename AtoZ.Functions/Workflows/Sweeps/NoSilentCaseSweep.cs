using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace AtoZ.Functions.Workflows.Sweeps;

/// <summary>
/// Proves on each run that no case is silent (PROCESS §13): every open claim has a next actor, a deadline and a live orchestration,
/// and every stored command was heard. What is not so is repaired, and the repair stands on the timeline; what stays silent all the same
/// is logged as an error and written into the report of the day, <c>silent-cases/yyyy-MM-dd.csv</c>.
/// </summary>
internal sealed class NoSilentCaseSweep(SilentCases silent, OverdueStages overdue, SilenceReport report, DeskMeter desks, ILogger<NoSilentCaseSweep> log)
{
    /// <summary>Runs the sweep. What is overdue comes first: a case that is ended there is started anew at once.</summary>
    [Function(nameof(NoSilentCaseSweep))]
    public async Task Run([TimerTrigger("%NoSilentCaseSweepSchedule%")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        int stages = await overdue.Repair(client) + await overdue.AnnounceRestarts(client);
        int started = await silent.StartLostClaims(client);
        int inquiries = await silent.PutInquiriesRight(client) + await silent.PutDraftsRight(client);
        int appeals = await silent.StartLostAppeals(client);
        int requests = await silent.StartLostRequests(client);
        int messages = await silent.StartLostMessages(client);
        int turns = await silent.NameLostTurns();
        int woken = await silent.WakeUnheardCommands(client);
        log.LogInformation(
            "Silent cases: {Claims} claims, {Appeals} appeals, {Requests} requests and {Messages} messages started anew, {Inquiries} inquiries and drafts put right, {Turns} turns named, {Commands} commands raised again, {Stages} overdue stages set going",
            started,
            appeals,
            requests,
            messages,
            inquiries,
            turns,
            woken,
            stages);
        await Prove(client, cancellation);
        await desks.Measure();
    }

    private async Task Prove(DurableTaskClient client, CancellationToken cancellation)
    {
        SilenceProof proof = await report.Write(client, cancellation);
        foreach (SilentCase one in proof.Silent)
        {
            log.LogError("Case {ClaimId} is silent since {Since}: {What}", one.ClaimId, one.Since, one.What);
        }

        log.LogInformation("Of {Checked} open claims, appeals and debts {Silent} are silent", proof.Checked, proof.Silent.Count);
    }
}
