using AtoZ.Functions.Cases.Intake;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.Json;
using AtoZ.Functions.Edge.Api.Limits;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Claims;

/// <summary>Says what filing would say, and changes nothing: no Idempotency-Key is needed.</summary>
internal sealed class PreviewClaim(AtoZStore store, ClaimIntake intake)
{
    [Function(nameof(PreviewClaim))]
    [Costly]
    [Takes(typeof(FileClaimBody), Once = false)]
    [Gives(200, typeof(Findings))]
    [Refuses("AMOUNT_IS_COMPUTED", "AMOUNT_NOT_NAMED", "AMOUNT_NOT_POSITIVE", "AMOUNT_REQUIRED", "BOUGHT_AT_REQUIRED", "BUYER_REQUIRED", "CLAIM_ALREADY_OPEN", "CLAIM_INVALID", "CURRENCY_UNKNOWN", "DESCRIPTION_REQUIRED", "DESCRIPTION_TOO_LONG", "EVIDENCE_TOO_MANY", "EVIDENCE_UNKNOWN", "HAPPENED_IN_FUTURE", "INQUIRY_ALREADY_OPEN", "LANGUAGE_UNKNOWN", "LINES_DIFFER", "LINES_NOT_FOR_HARM", "LINES_TOO_MANY", "LINE_INVALID", "LINE_REPEATED", "LOSSES_NOT_HERE", "LOSSES_TOO_MANY", "LOSS_NOT_OF_THIS_KIND", "NOT_ELIGIBLE", "ORDER_REQUIRED", "ORDER_UNKNOWN", "PROOF_REQUIRED", "QUANTITY_INVALID", "REMEDY_NOT_FOR_KIND")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/claims/preview")] HttpRequest request, CancellationToken cancellationToken)
    {
        BodyRead<FileClaimBody> body = await RequestBody.Read<FileClaimBody>(request, cancellationToken);
        if (body.Value is not { } claim)
        {
            return Problems.From(body.Refusal!);
        }

        IntakeResult result = await store.Read(db => intake.Preview(db, claim.ToClaim()));
        return result.Verdict is { } verdict ? Answer.Ok(Findings.Of(verdict, result.Losses)) : Findings.Refused(result);
    }
}
