using AtoZ.Functions.Cases.Inquiries;
using AtoZ.Functions.Edge.Api.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Edge.Api.Inquiries;

/// <summary>Turns an inquiry into a claim for the buyer; it keeps its id.</summary>
internal sealed class ClaimFromInquiry(InquiryDesk desk, InquiryPosted posted)
{
    [Function(nameof(ClaimFromInquiry))]
    [Takes(typeof(InquiryClaimBody))]
    [Gives(200, typeof(InquiryDone))]
    [Refuses("CLAIM_ALREADY_OPEN", "CLAIM_INVALID", "INQUIRY_ENDED", "INQUIRY_UNKNOWN", "NOT_ELIGIBLE")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/inquiries/{inquiryId}/claim")] HttpRequest request,
        string inquiryId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        posted.ByBackend<InquiryClaimBody>(request, inquiryId, client, (db, id, body) => desk.BecomeClaim(db, id, body.MoreLines), cancellationToken);
}
