using AtoZ.Functions.Cases;
using AtoZ.Functions.Edge.Api.Json;
using AtoZ.Functions.Edge.Api.Limits;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Edge.Api.Views;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Case;

/// <summary>Shows what an appeal would lead to, or why there is none, and changes nothing: no key and no one-time code is needed.</summary>
internal sealed class DryRunAppeal(Foresight foresight)
{
    [Function(nameof(DryRunAppeal))]
    [Costly]
    [Takes(typeof(AppealForeseenBody), Once = false)]
    [Gives(200, typeof(ForeseenView))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/case/{token}/appeal/dry-run")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        BodyRead<AppealForeseenBody> body = await RequestBody.Read<AppealForeseenBody>(request, cancellationToken);
        if (body.Value is not { } asked)
        {
            return Problems.From(body.Refusal!);
        }

        Foreseen foreseen = await foresight.OfAppeal(token, asked.Statement);
        return foreseen.WhyNot is { Code: "LINK_WRONG" or "LINK_EXPIRED" or "LINK_KEY_WITHDRAWN" or "LINK_REVOKED" } closed ? Problems.From(closed) : Answer.Ok(ForeseenView.Of(foreseen));
    }
}

/// <summary>The body of an appeal that is only asked about.</summary>
/// <param name="Statement">What the decision did not know.</param>
internal sealed record AppealForeseenBody(string Statement);
