using AtoZ.Functions.Cases;
using AtoZ.Functions.Edge.Api.Json;
using AtoZ.Functions.Edge.Api.Limits;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Edge.Api.Views;
using AtoZ.Functions.Guarantee;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Case;

/// <summary>Shows what an answer would lead to, in money and dates, and changes nothing: no key and no one-time code is needed.</summary>
internal sealed class DryRunCase(CaseDesk desk)
{
    [Function(nameof(DryRunCase))]
    [Costly]
    [Takes(typeof(CommandBody), Once = false)]
    [Gives(200, typeof(ActionView))]
    [Refuses("CASE_IS_INQUIRY", "NOT_YOURS")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/case/{token}/dry-run")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        BodyRead<CommandBody> body = await RequestBody.Read<CommandBody>(request, cancellationToken);
        if (body.Value is not { } command)
        {
            return Problems.From(body.Refusal!);
        }

        (object? payload, Refusal? wrong) = command.Read();
        if (payload is null)
        {
            return Problems.From(wrong!);
        }

        (CaseAction? action, Refusal? refusal) = await desk.DryRun(token, command.Kind, payload, command.DebtId);
        return action is null ? Problems.From(refusal!) : Answer.Ok(CaseViews.Of(action, $"/api/case/{token}"));
    }
}
