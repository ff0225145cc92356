using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Edge.Api.Json;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Staff;

/// <summary>
/// Erases the files of a closed claim at a party's wish, once nobody can appeal any more. Hashes and the timeline stay. To erase twice erases nothing
/// more, so no Idempotency-Key is needed.
/// </summary>
internal sealed class EraseFiles(IStaffSignIn signIn, EvidenceErasure erasure)
{
    [Function(nameof(EraseFiles))]
    [Takes(typeof(ErasureBody), Once = false)]
    [Gives(200, typeof(FilesErased))]
    [Refuses("CLAIM_UNKNOWN", "MUST_BE_KEPT", "ROLE_MISSING", "STORAGE_UNAVAILABLE")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/staff/claims/{claimId}/erasure")] HttpRequest request, string claimId, CancellationToken cancellationToken)
    {
        if (signIn.Who(request) is not { } member)
        {
            return Problems.From(StaffRefusals.NotSignedIn);
        }

        if (LegalHolds.Check(member) is { } notAllowed)
        {
            return Problems.From(notAllowed);
        }

        BodyRead<ErasureBody> body = await RequestBody.Read<ErasureBody>(request, cancellationToken);
        if (body.Value is not { } wish)
        {
            return Problems.From(body.Refusal!);
        }

        ErasureReceipt receipt = await erasure.EraseAtWish(new ClaimId(claimId), wish.Party, cancellationToken);
        return receipt.Refusal is { } refusal ? Problems.From(refusal) : Answer.Ok(new FilesErased(receipt.Files));
    }
}

/// <summary>Whose files; both sides' when left out.</summary>
internal sealed record ErasureBody(Party? Party = null);

/// <summary>How many files were erased.</summary>
internal sealed record FilesErased(int Files);
