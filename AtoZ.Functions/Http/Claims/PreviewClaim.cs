using AtoZ.Functions.Claims;
using AtoZ.Functions.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Http.Claims;

/// <summary>Says what filing would say, and changes nothing: no Idempotency-Key is needed.</summary>
public sealed class PreviewClaim(AtoZStore store, ClaimIntake intake)
{
    [Function(nameof(PreviewClaim))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/claims/preview")] HttpRequest request, CancellationToken cancellationToken)
    {
        BodyRead<FileClaimBody> body = await RequestBody.Read<FileClaimBody>(request, cancellationToken);
        if (body.Value is not { } claim)
        {
            return Problems.From(body.Refusal!);
        }

        IntakeResult result = await store.Read(db => intake.Preview(db, claim.ToClaim()));
        return result.Verdict is { } verdict ? Answer.Ok(Findings.Of(verdict)) : Findings.Refused(result);
    }
}
