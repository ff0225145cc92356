using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Edge.Api.Staff;

/// <summary>
/// Every command of staff; which one, its body and its role the catalogue says. A host asks its routes in the order of their functions' names and
/// takes the first that fits: "Staff…" comes after each route that is more exact.
/// </summary>
internal sealed class StaffActs(StaffPosted posted)
{
    /// <summary>Gives a command about a claim.</summary>
    [Function("StaffActOnClaim")]
    [GivesCommands]
    public async Task<IResult> OnClaim(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/staff/claims/{claimId}/{act}")] HttpRequest request,
        string claimId,
        string act,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) => await posted.Decide(
            request,
            client,
            CommandCatalogue.OfAct(act, ofDebt: false),
            (_, given) => Task.FromResult(new StaffDecision(new ClaimId(claimId), given.Kind, given.Payload)),
            cancellationToken);

    /// <summary>Gives a command about a debt.</summary>
    [Function("StaffActOnDebt")]
    [GivesCommands(OfDebt = true)]
    public async Task<IResult> OnDebt(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/staff/debts/{debtId}/{act}")] HttpRequest request,
        string debtId,
        string act,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) => await posted.Decide(
            request,
            client,
            CommandCatalogue.OfAct(act, ofDebt: true),
            (db, given) => StaffDecision.OfDebt(db, new DebtId(debtId), given.Kind, given.Payload),
            cancellationToken);
}
