using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Workflows.Sweeps;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Edge.Pages.Staff;

/// <summary>Do claims, ledger, payment service and orchestrations tell one story? Asked anew at each look; the nightly reports are in Blob storage.</summary>
internal sealed class ShowReconciliation(StaffFrontDesk desk, Reconciliation reconciliation, PageRenderer pages)
{
    /// <summary>Shows each difference with its remedy.</summary>
    [Function("StaffReconciliationPage")]
    public async Task<IActionResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/reconciliation")] HttpRequest request, [DurableClient] DurableTaskClient client)
    {
        (StaffMember? member, IActionResult? instead) = await desk.Enter(request);
        return member is null
            ? instead!
            : await pages.Page<ReconciliationPage>(new ReconciliationView(desk.Frame(request, member, reader => reader.Say("staff.nav.reconciliation"), "/staff/reconciliation"), await reconciliation.Run(client)));
    }
}

/// <summary>The page of the reconciliation.</summary>
public sealed record ReconciliationView(StaffFrame Frame, ReconciliationReport Report);
