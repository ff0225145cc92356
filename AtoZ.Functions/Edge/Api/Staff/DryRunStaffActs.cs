using AtoZ.Functions.Cases;
using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.Json;
using AtoZ.Functions.Edge.Api.Limits;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Edge.Api.Views;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Staff;

/// <summary>What each decision of staff would lead to, in money and dates; changes nothing, and needs no key.</summary>
internal sealed class DryRunStaffActs(IStaffSignIn signIn, AtoZStore store, Foresight foresight)
{
    /// <summary>About a claim.</summary>
    [Function("DryRunStaffOnClaim")]
    [Costly]
    [GivesCommands(DryRun = true)]
    public async Task<IResult> OnClaim(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/staff/claims/{claimId}/{act}/dry-run")] HttpRequest request, string claimId, string act, CancellationToken cancellationToken) =>
        await Run(
            request,
            CommandCatalogue.OfAct(act, ofDebt: false),
            (_, given) => Task.FromResult(new StaffDecision(new ClaimId(claimId), given.Kind, given.Payload)),
            cancellationToken);

    /// <summary>About a debt.</summary>
    [Function("DryRunStaffOnDebt")]
    [Costly]
    [GivesCommands(OfDebt = true, DryRun = true)]
    public async Task<IResult> OnDebt(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/staff/debts/{debtId}/{act}/dry-run")] HttpRequest request, string debtId, string act, CancellationToken cancellationToken) =>
        await Run(
            request, CommandCatalogue.OfAct(act, ofDebt: true), (db, given) => StaffDecision.OfDebt(db, new DebtId(debtId), given.Kind, given.Payload), cancellationToken);

    private async Task<IResult> Run(HttpRequest request, CommandRow? row, Func<AtoZDb, StaffAct, Task<StaffDecision>> find, CancellationToken cancellationToken)
    {
        if (row is null)
        {
            return UnknownRoute.Of(request);
        }

        (StaffMember? member, Refusal? refused) = signIn.WithRole(request);
        if (member is null)
        {
            return Problems.From(refused!);
        }

        BodyRead<object> body = await RequestBody.Read<object>(request, cancellationToken, StaffAct.BodyOf(row));
        if (body.Value is not { } given)
        {
            return Problems.From(body.Refusal!);
        }

        StaffDecision decision = await store.Read(db => find(db, StaffAct.Of(row, given)));
        if (decision.Refusal is { } unknown)
        {
            return Problems.From(unknown);
        }

        CaseAction? action = await foresight.Of(member, decision.Claim, decision.Kind, decision.Payload!, decision.Debt);
        return action is null ? Problems.From(Claims.ClaimRefusals.Unknown) : Answer.Ok(CaseViews.Of(action, $"/api/staff/claims/{decision.Claim}") with { Href = null });
    }
}
