using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments.Service;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace AtoZ.Functions.Workflows.Sweeps;

/// <summary>
/// Finds debts that are late or that no orchestration carries, and puts them right; pays out what is due to sellers; tells buyers who have
/// something to give back; writes the ageing report (PROCESS §9).
/// </summary>
internal sealed class RecoverySweep(
    StalledDebts stalled, DueDisbursements due, AgeingReport ageing, GiveBackMail giveBack, PaymentDesk payments, ILogger<RecoverySweep> log)
{
    [Function(nameof(RecoverySweep))]
    public async Task Run([TimerTrigger("%RecoverySweepSchedule%")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        int started = await stalled.StartLost(client);
        int woken = await stalled.WakeLate(client);
        int released = await due.Release();
        int told = await giveBack.Tell();
        foreach (DebtId paid in await payments.AskForDebtPayments())
        {
            await Launch.Wake(client, InstanceIds.Recovery(paid), EventNames.Debt, "paid");
        }

        string report = await ageing.Write(cancellation);
        log.LogInformation(
            "Recovery: {Started} recoveries started, {Woken} woken, {Released} disbursements released, {Told} buyers asked to give back, ageing in {Report}",
            started, woken, released, told, report);
    }
}
