using AtoZ.Functions.Cases;
using AtoZ.Functions.Edge.Api.Json;
using AtoZ.Functions.Edge.Api.Limits;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Edge.Api.Views;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Claims;

/// <summary>Shows what the buyer's answer through the backend would lead to, in money and dates, and changes nothing: no key is needed.</summary>
internal sealed class DryRunBuyerCommand(Foresight foresight)
{
    [Function(nameof(DryRunBuyerCommand))]
    [Costly]
    [Takes(typeof(CommandBody), Once = false)]
    [Gives(200, typeof(ActionView))]
    [Refuses("CLAIM_UNKNOWN", "NOT_YOURS")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/claims/{claimId}/commands/dry-run")] HttpRequest request, string claimId, CancellationToken cancellationToken)
    {
        BodyRead<CommandBody> body = await RequestBody.Read<CommandBody>(request, cancellationToken);
        if (body.Value is not { } command)
        {
            return Problems.From(body.Refusal!);
        }

        if (GiveBuyerCommand.NotTheBuyers(command.Kind) is { } notYours)
        {
            return Problems.From(notYours);
        }

        (object? payload, Refusal? wrong) = command.Read();
        if (payload is null)
        {
            return Problems.From(wrong!);
        }

        CaseAction? action = await foresight.Of(new NewCommand(new ClaimId(claimId), command.Kind, Party.Buyer, "backend", payload));
        return action is null ? Problems.From(ClaimRefusals.Unknown) : Answer.Ok(CaseViews.Of(action, $"/api/claims/{claimId}"));
    }
}
