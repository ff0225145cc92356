using AtoZ.Functions.Cases.Inquiries;
using AtoZ.Functions.Edge.Api.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Edge.Api.Inquiries;

/// <summary>The buyer turns an inquiry into a claim by link.</summary>
internal sealed class ClaimFromCaseInquiry(InquiryDesk desk, InquiryPosted posted)
{
    [Function(nameof(ClaimFromCaseInquiry))]
    [Takes(typeof(InquiryClaimBody))]
    [Gives(200, typeof(InquiryDone))]
    [Refuses("CLAIM_ALREADY_OPEN", "CLAIM_INVALID", "INQUIRY_ENDED", "INQUIRY_UNKNOWN", "NONCE_EXPIRED", "NONCE_USED", "NONCE_WRONG", "NOT_ELIGIBLE", "NOT_YOURS")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/case/{token}/inquiry/claim")] HttpRequest request,
        string token,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        posted.ByLink<InquiryClaimBody>(
            request, token, body => body.Nonce, client, (db, link, body) => InquiryLink.ForBuyer(link, () => desk.BecomeClaim(db, link.ClaimId, body.MoreLines)), cancellationToken);
}
